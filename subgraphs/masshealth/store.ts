import type { Compilable, Kysely } from 'kysely';
import { prepareQuery } from '../shared/database/prepare-query.ts';
import type { CoverageType } from './enums.generated.ts';
import type { CoverageCheckRow, EligibilityRecord, EligibilityRow, EnrollmentRow, FeedRow, Tables } from './rows.ts';

export type Store = ReturnType<typeof createStore>;

/** The queries on MassHealth's tables. */
export function createStore(database: Kysely<Tables>) {
  const eligibility = prepareQuery(database, (personIds: readonly string[]) =>
    database.selectFrom('eligibility').selectAll().where('personId', 'in', personIds).orderBy('id'),
  );
  return {
    eligibility: async (personIds: readonly string[]): Promise<EligibilityRow[]> =>
      (await eligibility(personIds)).map(eligibilityRow),
    enrollments: prepareQuery(database, (personIds: readonly string[]): Compilable<EnrollmentRow> =>
      database.selectFrom('enrollments').selectAll().where('personId', 'in', personIds).orderBy('id'),
    ),
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
