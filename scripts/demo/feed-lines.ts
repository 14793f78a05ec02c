import { subgraphs } from '../../subgraphs/registry.ts';
import type { Row, RowsByTable } from '../../subgraphs/shared/feeds/feed-definition.ts';
import { type AggregateLine, writeLines } from '../../subgraphs/shared/feeds/feed-lines.ts';
import { getOwn } from '../../schema/contract/own-property.ts';
import type { Feed as DocumentsFeed } from './documents.ts';
import type { Feed as HealthConnectorFeed } from './health-connector.ts';
import type { Feed as IdentityFeed } from './identity.ts';
import type { Feed as MasshealthFeed } from './masshealth.ts';
import type { Feed as NoticesFeed } from './notices.ts';

/** The rows of a source, by the table that they come to be in. */
export type FeedRows = {
  readonly identity: IdentityFeed;
  readonly masshealth: MasshealthFeed;
  readonly 'health-connector': HealthConnectorFeed;
  readonly documents: DocumentsFeed;
  readonly notices: NoticesFeed;
};

/** The aggregate that a row belongs to: its kind and its id. */
type Owner = readonly [kind: string, id: string];
/** Says to whom the rows of a table belong. */
type Owned = readonly [table: string, rows: readonly object[], ownerOf: (row: Row) => Owner];

/**
 * @param name the subgraph
 * @param rows all that the feed says
 * @returns the lines of a full feed that says the same
 */
export function linesOf<Name extends keyof FeedRows>(name: Name, rows: FeedRows[Name]): string[] {
  const { feed } = subgraphs.find((subgraph) => subgraph.name === name)!;
  const aggregates = new Map<string, { owner: Owner; rows: Map<string, Row[]> }>();
  for (const [table, own, ownerOf] of OWNED[name](rows)) {
    for (const row of own as readonly Row[]) {
      const owner = ownerOf(row);
      const key = owner.join(' ');
      const found = aggregates.get(key) ?? { owner, rows: new Map<string, Row[]>() };
      aggregates.set(key, found);
      found.rows.set(table, [...(found.rows.get(table) ?? []), row['asOf'] === rows.asOf ? { ...row, asOf: undefined } : row]);
    }
  }
  const lines = [...aggregates.values()].map(({ owner: [kind, id], rows: own }): AggregateLine => {
    const records = getOwn(feed.kinds, kind)!.fromRows(id, Object.fromEntries(own) as RowsByTable);
    return { kind, id, version: 1, records };
  });
  return [...writeLines({ feed: name, format: 1, asOf: rows.asOf, mode: 'full', source: 'demo' }, lines)];
}

const text = (row: Row, column: string): string => String(getOwn(row, column));
const ofPerson = (row: Row): Owner => ['person', text(row, 'personId')];

const OWNED: { readonly [Name in keyof FeedRows]: (rows: FeedRows[Name]) => readonly Owned[] } = {
  identity: ownedByIdentity,
  masshealth: ({ eligibility, enrollments, members }) => [
    ['eligibility', eligibility, ofPerson],
    ['enrollments', enrollments, ofPerson],
    ['members', members, ofPerson],
  ],
  'health-connector': ({ eligibilities, planTypes }) => [
    ['eligibilities', eligibilities, ofPerson],
    ['planTypes', planTypes, ofPerson],
  ],
  documents: ({ documents, rfis }) => [
    ['documents', documents, ofPerson],
    ['rfis', rfis.map(({ aboutAdult, ...row }) => ({ ...row, sensitive: Number(aboutAdult) })), ofPerson],
  ],
  notices: ownedByNotices,
};

/** A person is described by the first household that names them; who is on none has a household without members. */
function ownedByIdentity(feed: IdentityFeed): readonly Owned[] {
  const homes = new Map<string, string>();
  for (const { personId, householdId } of feed.memberships) if (!homes.has(personId)) homes.set(personId, householdId);
  const ofHome = (personId: string): Owner => ['household', homes.get(personId) ?? `none-${personId}`];
  const byPerson = (row: Row) => ofHome(text(row, 'personId'));
  return [
    ['households', feed.households, (row) => ['household', text(row, 'id')]],
    ['persons', feed.persons, (row) => ofHome(text(row, 'id'))],
    ['addresses', feed.addresses, byPerson],
    ['phones', feed.phones, byPerson],
    ['restrictions', feed.restrictions, byPerson],
    ['records', feed.records, byPerson],
    ['memberships', feed.memberships, (row) => ['household', text(row, 'householdId')]],
    ['mahealthconnector_accounts', feed.mahealthconnectorAccounts, (row) => ['account', text(row, 'accountId')]],
    ['accounts', feed.accounts, (row) => ['account', text(row, 'id')]],
    ['links', feed.links, (row) => ['account', text(row, 'accountId')]],
    ['credentials', feed.credentials, (row) => ['account', text(row, 'accountId')]],
  ];
}

/** A notice is described by its first recipient. */
function ownedByNotices({ notices, decisions, letters, taxForms }: NoticesFeed): readonly Owned[] {
  const recipients = Object.fromEntries(notices.map(({ id, recipientIds }) => [id, recipientIds[0] ?? 'nobody']));
  const ofNotice = (noticeId: string): Owner => ['person', getOwn(recipients, noticeId) ?? 'nobody'];
  const json = JSON.stringify;
  return [
    [
      'notices',
      notices.map((row) => ({
        ...row,
        recipientIds: json(row.recipientIds),
        aboutIds: json(row.aboutIds),
        regulationCitations: json(row.regulationCitations),
      })),
      (row) => ofNotice(text(row, 'id')),
    ],
    ['decisions', decisions, (row) => ofNotice(text(row, 'noticeId'))],
    [
      'letters',
      letters.map(({ namedIds, ...row }) => ({ ...row, namedIds: json(namedIds) })),
      (row) => ofNotice(text(row, 'noticeId')),
    ],
    ['taxForms', taxForms, (row) => ['person', text(row, 'recipientId')]],
  ];
}
