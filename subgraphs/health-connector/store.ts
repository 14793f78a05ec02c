import type { Compilable, Kysely } from 'kysely';
import { type Clock, today } from '../shared/context.ts';
import { prepareQuery } from '../shared/database/prepare-query.ts';
import type { FeedRow, HealthConnectorEligibilityRow, PlanTypeRow, Tables } from './rows.ts';

export type Store = ReturnType<typeof createStore>;

/** @param clock determines the current plan year */
export function createStore(database: Kysely<Tables>, clock: Clock) {
  const planTypes = prepareQuery(database, ({ personIds, planYear }: { personIds: readonly string[]; planYear: number }) =>
    database.selectFrom('planTypes').selectAll().where('personId', 'in', personIds).where('planYear', '=', planYear),
  );
  return {
    /** @returns the eligibility of the persons, the newest plan year first */
    eligibilities: prepareQuery(database, (personIds: readonly string[]): Compilable<HealthConnectorEligibilityRow> =>
      database
        .selectFrom('eligibilities')
        .selectAll()
        .where('personId', 'in', personIds)
        .orderBy('planYear', 'desc')
        .orderBy('program'),
    ),

    /** @returns at most one plan type per person: that of the current plan year, which is the calendar year */
    currentPlanTypes: (personIds: readonly string[]): Promise<PlanTypeRow[]> =>
      planTypes({ personIds, planYear: Number(today(clock).slice(0, 4)) }),

    feed: (): Promise<FeedRow | undefined> => database.selectFrom('feed').selectAll().executeTakeFirst(),
  };
}
