import { z } from 'zod';
import { type AggregateKind, columnsOf, type FeedDefinition, key } from '../shared/feeds/feed-definition.ts';
import { day, enumsOf, id, list, moment, text } from '../shared/feeds/feed-fields.ts';
import type {
  CoverageType,
  EligibilityStatus,
  EnrollmentKind,
  EnrollmentStatus,
  MedicareSavingsProgram,
} from './enums.generated.ts';
import type { EligibilityRecord, EnrollmentRecord, MemberRecord } from './rows.ts';

const values = enumsOf(new URL('./schema.graphql', import.meta.url));

const AMOUNT = z
  .string()
  .regex(/^\d{1,7}\.\d{2}$/, 'must be dollars and cents, as 12.00')
  .meta({ description: 'The premium per month in dollars.', examples: ['20.00'] });

const AS_OF = moment('When the source knew this, if not at the time of the header.').nullish();

const ELIGIBILITY = z.strictObject({
  id: id('The id of the decision on eligibility.', 'eligibility-p0101-1'),
  coverageType: values<CoverageType>('CoverageType', 'The kind of coverage.'),
  status: values<EligibilityStatus>('EligibilityStatus', 'The state of the eligibility.'),
  decidedOn: day('The day of the decision.').nullish(),
  start: day('The first day of coverage.').nullish(),
  end: day('The last day of coverage.').nullish(),
  renewalDueOn: day('The day by which the person must renew.').nullish(),
  renewalIntervalMonths: z
    .int()
    .min(1)
    .max(60)
    .nullish()
    .meta({ description: 'The months from one renewal to the next.', examples: [12] }),
  medicareSavingsProgram: values<MedicareSavingsProgram>(
    'MedicareSavingsProgram',
    'For the Medicare Savings Program: which.',
  ).nullish(),
  premiumAmount: AMOUNT.nullish(),
  asOf: AS_OF,
});

const ENROLLMENT = z.strictObject({
  id: id('The id of the enrollment.', 'enrollment-p0101-1'),
  kind: values<EnrollmentKind>('EnrollmentKind', 'The kind of plan.'),
  status: values<EnrollmentStatus>('EnrollmentStatus', 'The state of the enrollment.'),
  planName: text('The name of the plan.', 'Community Care Cooperative'),
  pcpName: text('The primary care provider.', 'Dr. Example').nullish(),
  pcpSite: text('Where the provider practises.', 'Example Health Center').nullish(),
  start: day('The first day.').nullish(),
  end: day('The last day.').nullish(),
  planSelectionEndsOn: day('The last day on which the person may change plans freely.').nullish(),
  fixedEnrollmentUntil: day('The last day of the fixed enrollment.').nullish(),
  asOf: AS_OF,
});

const MASSHEALTH_ID = z
  .string()
  .regex(/^\d{12}$/, 'must be 12 digits')
  .meta({ description: 'The MassHealth ID: 12 digits, one per member.', examples: ['999000000101'] });

const RECORDS = z.strictObject({
  massHealthId: MASSHEALTH_ID.nullish(),
  knownAsOf: moment('When the source knew the MassHealth ID, if not at the time of the header.').nullish(),
  eligibility: list(ELIGIBILITY, 'All programs that the person applied for or has.'),
  enrollments: list(ENROLLMENT, 'All enrollments in plans.'),
});
type Records = z.infer<typeof RECORDS>;

const person: AggregateKind = {
  describes: 'What MassHealth knows of one person.',
  records: RECORDS,
  toRows: (personId, { massHealthId, knownAsOf: asOf, eligibility, enrollments }: Records) => ({
    rows: {
      eligibility: eligibility.map((row) => ({ ...row, personId })),
      enrollments: enrollments.map((row) => ({ ...row, personId })),
      members: massHealthId ? [{ massHealthId, personId, asOf }] : [],
    },
    defines: [
      ...eligibility.map((row, index) => key('eligibility', row.id, `/eligibility/${index}/id`)),
      ...enrollments.map((row, index) => key('enrollment', row.id, `/enrollments/${index}/id`)),
      ...(massHealthId ? [key('massHealthId', massHealthId, '/massHealthId')] : []),
    ],
    refers: [],
  }),
  fromRows: (_id, { eligibility = [], enrollments = [], members = [] }) => ({
    massHealthId: members[0]?.['massHealthId'] ?? null,
    knownAsOf: members[0]?.['asOf'] ?? null,
    eligibility: eligibility.map(({ personId: _, ...row }) => row),
    enrollments: enrollments.map(({ personId: _, ...row }) => row),
  }),
};

/** What a feed of MassHealth's source says. */
export const feed: FeedDefinition = {
  name: 'masshealth',
  kinds: { person },
  tables: {
    eligibility: {
      kind: 'person',
      entity: { key: 'eligibility', column: 'id' },
      columns: columnsOf<EligibilityRecord>(
        'id',
        'personId',
        'coverageType',
        'status',
        'decidedOn',
        'start',
        'end',
        'renewalDueOn',
        'renewalIntervalMonths',
        'medicareSavingsProgram',
        'premiumAmount',
        'asOf',
      ),
    },
    enrollments: {
      kind: 'person',
      entity: { key: 'enrollment', column: 'id' },
      columns: columnsOf<EnrollmentRecord>(
        'id',
        'personId',
        'kind',
        'status',
        'planName',
        'pcpName',
        'pcpSite',
        'start',
        'end',
        'planSelectionEndsOn',
        'fixedEnrollmentUntil',
        'asOf',
      ),
    },
    members: {
      kind: 'person',
      entity: { key: 'massHealthId', column: 'massHealthId' },
      columns: columnsOf<MemberRecord>('massHealthId', 'personId', 'asOf'),
    },
  },
  defined: [
    { name: 'eligibility', table: 'eligibility', expression: 't.id' },
    { name: 'enrollment', table: 'enrollments', expression: 't.id' },
    { name: 'massHealthId', table: 'members', expression: 't."massHealthId"' },
  ],
  referred: [],
  outside: [
    { table: 'eligibility', column: 'personId', names: ['person'] },
    { table: 'enrollments', column: 'personId', names: ['person'] },
    { table: 'members', column: 'personId', names: ['person'] },
  ],
  counted: ['eligibility', 'enrollments'],
};
