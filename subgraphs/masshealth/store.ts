import type { Kysely } from 'kysely';
import { createTablesBy } from '../shared/create-tables.ts';
import type { CoverageType } from './enums.generated.ts';
import type { CoverageCheckRow, EligibilityRecord, EligibilityRow, EnrollmentRow, FeedRow, Tables } from './rows.ts';

const DDL = `
create table if not exists eligibility (
  id text primary key, "personId" text not null, "coverageType" text not null, status text not null, "decidedOn" text,
  start text, "end" text, "renewalDueOn" text, "renewalIntervalMonths" integer, "medicareSavingsProgram" text,
  "premiumAmount" text, "asOf" text not null);
create index if not exists eligibility_by_person on eligibility ("personId");
create table if not exists enrollments (
  id text primary key, "personId" text not null, kind text not null, status text not null, "planName" text not null,
  "pcpName" text, "pcpSite" text, start text, "end" text, "planSelectionEndsOn" text, "fixedEnrollmentUntil" text,
  "asOf" text not null);
create index if not exists enrollments_by_person on enrollments ("personId");
create table if not exists members ("massHealthId" text primary key, "personId" text not null, "asOf" text not null);
create table if not exists feed ("asOf" text not null, records integer not null);
`;

/** Creates the missing tables of this subgraph. */
export const createTables = (database: Kysely<Tables>): Promise<void> => createTablesBy(DDL, database);

export type Store = ReturnType<typeof createStore>;

/** The queries on MassHealth's tables. */
export function createStore(database: Kysely<Tables>) {
  return {
    async eligibility(personIds: readonly string[]): Promise<EligibilityRow[]> {
      const query = database.selectFrom('eligibility').selectAll().where('personId', 'in', personIds);
      return (await query.orderBy('id').execute()).map(eligibilityRow);
    },
    enrollments: (personIds: readonly string[]): Promise<EnrollmentRow[]> =>
      database.selectFrom('enrollments').selectAll().where('personId', 'in', personIds).orderBy('id').execute(),
    members: (massHealthIds: readonly string[]): Promise<CoverageCheckRow[]> =>
      database.selectFrom('members').selectAll().where('massHealthId', 'in', massHealthIds).execute(),
    feed: (): Promise<FeedRow | undefined> => database.selectFrom('feed').selectAll().executeTakeFirst(),
  };
}

/** Programs that count as minimum essential coverage; the others do not. */
const MINIMUM_ESSENTIAL: ReadonlySet<CoverageType> = new Set(['STANDARD', 'COMMONHEALTH', 'CAREPLUS', 'FAMILY_ASSISTANCE']);

const eligibilityRow = (record: EligibilityRecord): EligibilityRow => ({
  ...record,
  minimumEssentialCoverage: MINIMUM_ESSENTIAL.has(record.coverageType),
  premium: record.premiumAmount === null ? null : { amount: record.premiumAmount, currency: 'USD' },
});
