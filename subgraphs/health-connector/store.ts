import type { Kysely } from 'kysely';
import { type Clock, today } from '../shared/context.ts';
import { createTablesBy } from '../shared/create-tables.ts';
import type { FeedRow, HealthConnectorEligibilityRow, PlanTypeRow, Tables } from './rows.ts';

export type Store = ReturnType<typeof createStore>;

const DDL = `
create table if not exists eligibilities (
  id text primary key, "personId" text not null, program text not null, status text not null, "planYear" integer not null,
  "asOf" text not null);
create index if not exists eligibilities_by_person on eligibilities ("personId");
create table if not exists "planTypes" (
  "personId" text not null, "planYear" integer not null, program text not null, "connectorCarePlanType" text,
  "metalTier" text, primary key ("personId", "planYear"));
create table if not exists feed ("asOf" text not null, records integer not null);
`;

/** Creates the missing tables of this subgraph. */
export const createTables = (database: Kysely<Tables>): Promise<void> => createTablesBy(DDL, database);

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
