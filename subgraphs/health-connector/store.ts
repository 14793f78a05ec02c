import type { Kysely } from 'kysely';
import { type Clock, today } from '../shared/context.ts';
import type { FeedRow, HealthConnectorEligibilityRow, PlanTypeRow, Tables } from './rows.ts';

export type Store = ReturnType<typeof createStore>;

/** @param clock determines the current plan year */
export function createStore(database: Kysely<Tables>, clock: Clock) {
  return {
    /** @returns the eligibility of the persons, the newest plan year first */
    eligibilities: (personIds: readonly string[]): Promise<HealthConnectorEligibilityRow[]> =>
      database
        .selectFrom('eligibilities')
        .selectAll()
        .where('personId', 'in', personIds)
        .orderBy('planYear', 'desc')
        .orderBy('program')
        .execute(),

    /** @returns at most one plan type per person: that of the current plan year, which is the calendar year */
    currentPlanTypes: (personIds: readonly string[]): Promise<PlanTypeRow[]> =>
      database
        .selectFrom('planTypes')
        .selectAll()
        .where('personId', 'in', personIds)
        .where('planYear', '=', Number(today(clock).slice(0, 4)))
        .execute(),

    feed: (): Promise<FeedRow | undefined> => database.selectFrom('feed').selectAll().executeTakeFirst(),
  };
}
