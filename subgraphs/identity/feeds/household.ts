import { getOwn } from '../../../schema/contract/own-property.ts';
import { z } from 'zod';
import { type AggregateKind, type ConversionTools, key, type Row, type RowsByTable } from '../../shared/feeds/feed-definition.ts';
import { day, flag, id, list } from '../../shared/feeds/feed-fields.ts';
import type { HouseholdRole, Relationship } from '../enums.generated.ts';
import type { Settings } from '../settings/settings.ts';
import { PERSON, type Person, values } from './person-fields.ts';
import { readRecord } from './read-record.ts';

const MEMBERSHIP = z.strictObject({
  personId: id('The person; described here or by another household.', 'p0101'),
  role: values<Exclude<HouseholdRole, 'HOLDER'>>('HouseholdRole', 'HEAD signed the application; others are MEMBER.').exclude([
    'HOLDER',
  ] as never),
  relationshipToHead: values<Relationship>('Relationship', 'SELF for the head, and for nobody else.'),
  isApplying: flag('Whether the person applies for benefits.'),
  from: day('The first day.', '2025-10-12'),
  to: day('The first day on which the person is no longer a member.').nullish(),
});
type Membership = z.infer<typeof MEMBERSHIP>;

const RECORDS = z.strictObject({
  holderAccountId: id('The account that submitted the application.', 'acct-ada-ma').nullish(),
  persons: list(PERSON, 'The persons whom this household describes.'),
  memberships: list(MEMBERSHIP, 'Who is, was or will be on the application.'),
});
type Records = z.infer<typeof RECORDS>;

/** A household with its persons. A person on several applications is described by one of them. */
export const household: AggregateKind = {
  describes: 'A household: the application, its members, and the persons whom it describes.',
  records: RECORDS,
  toRows(householdId, records: Records, tools) {
    checkMemberships(records.memberships, tools);
    const described = records.persons.map((person, index) => describe(person, `/persons/${index}`, tools));
    const { holderAccountId = null, memberships } = records;
    return {
      rows: {
        ...joinRows(described.map(({ rows }) => rows)),
        households: [{ id: householdId, holderAccountId }],
        memberships: memberships.map((row) => ({ ...row, householdId, isApplying: Number(row.isApplying) })),
      },
      defines: [key('household', householdId, ''), ...described.flatMap(({ defines }) => defines)],
      refers: [
        ...memberships.map(({ personId }, index) => key('person', personId, `/memberships/${index}/personId`)),
        ...(holderAccountId === null ? [] : [key('account', holderAccountId, '/holderAccountId')]),
      ],
    };
  },
  fromRows: (_id, { households = [], memberships = [], ...rows }) => ({
    holderAccountId: households[0]?.['holderAccountId'] ?? null,
    persons: (rows['persons'] ?? []).map((person) => personFromRows(person, rows)),
    memberships: memberships.map(({ householdId: _, ...row }) => ({ ...row, isApplying: row['isApplying'] === 1 })),
  }),
};

function describe(person: Person, at: string, tools: ConversionTools) {
  const { id: personId, addresses, phones, restriction, record, ...columns } = person;
  checkOnce(addresses, ({ usage }) => usage, `${at}/addresses`, tools);
  checkOnce(phones, ({ number }) => number, `${at}/phones`, tools);
  const stored = record ? readRecord(record, personId, `${at}/record`, tools.settings as Settings, tools) : null;
  const rows = {
    persons: [{ ...columns, id: personId }],
    addresses: addresses.map((row) => ({ ...row, personId })),
    phones: phones.map((row) => ({ ...row, personId, primary: Number(row.primary) })),
    restrictions: restriction ? [{ personId, reason: restriction }] : [],
    records: stored ? [stored] : [],
  };
  const defines = [
    key('person', personId, `${at}/id`),
    ...(person.massHealthId ? [key('massHealthId', person.massHealthId, `${at}/massHealthId`)] : []),
    ...(stored?.ssnHash ? [key('ssn', stored.ssnHash, `${at}/record/ssn`)] : []),
  ];
  return { rows, defines };
}

function joinRows(all: readonly Readonly<Record<string, readonly object[]>>[]): RowsByTable {
  const joined = new Map<string, object[]>();
  for (const [table, rows] of all.flatMap((tables) => Object.entries(tables))) {
    joined.set(table, [...(joined.get(table) ?? []), ...rows]);
  }
  return Object.fromEntries(joined) as RowsByTable;
}

function checkOnce<Entry>(
  entries: readonly Entry[],
  valueOf: (entry: Entry) => string,
  at: string,
  { problem }: ConversionTools,
) {
  const met = new Set<string>();
  entries.forEach((entry, index) => {
    if (met.has(valueOf(entry))) problem(`${at}/${index}`, 'is given twice', valueOf(entry));
    met.add(valueOf(entry));
  });
}

function checkMemberships(memberships: readonly Membership[], { problem }: ConversionTools): void {
  memberships.forEach(({ role, relationshipToHead, from, to }, index) => {
    const at = `/memberships/${index}`;
    if (to && to <= from) problem(`${at}/to`, 'must be after the first day', to);
    if ((role === 'HEAD') !== (relationshipToHead === 'SELF'))
      problem(`${at}/relationshipToHead`, 'must be SELF for the head, and for nobody else', relationshipToHead);
  });
  const placed = memberships.map((membership, index) => ({ ...membership, index }));
  const heads = placed.filter(({ role }) => role === 'HEAD');
  for (const { index } of overlapping(heads)) problem(`/memberships/${index}/role`, 'a household has one head on a day', 'HEAD');
  for (const own of Map.groupBy(placed, ({ personId }) => personId).values()) {
    for (const { index } of overlapping(own)) problem(`/memberships/${index}/from`, 'two memberships of the person overlap');
  }
}

type Period = Pick<Membership, 'from' | 'to'>;

/** @returns the periods that begin before an earlier one has ended */
function overlapping<Placed extends Period>(periods: readonly Placed[]): Placed[] {
  const ordered = [...periods].sort((one, other) => (one.from < other.from ? -1 : 1));
  let end: string | null | undefined = '';
  return ordered.filter(({ from, to }) => {
    const overlaps = end === null || end === undefined || from < end;
    if (end !== null && end !== undefined && (to === null || to === undefined || to > end)) end = to;
    return overlaps;
  });
}

/** @param record as it is stored, or with a number in place of the hash */
function personFromRows(person: Row, rows: RowsByTable): object {
  const isOwn = ({ personId }: Row) => personId === person['id'];
  const own = (table: string) => (getOwn(rows, table) ?? []).filter(isOwn).map(({ personId: _, ...row }) => row);
  const [record] = own('records');
  return {
    ...person,
    addresses: own('addresses'),
    phones: own('phones').map((row) => ({ ...row, primary: row['primary'] === 1 })),
    restriction: own('restrictions')[0]?.['reason'] ?? null,
    record: record === undefined ? null : withoutChain(record),
  };
}

const withoutChain = ({ ssnChain: _, ...record }: Row) => record;
