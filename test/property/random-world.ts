import { Choices } from './choices.ts';
import { randomAccounts, viewersOf } from './random-accounts.ts';
import { randomHealthConnector, randomMasshealth } from './random-coverage.ts';
import { randomDocuments, randomNotices } from './random-mail.ts';
import { randomPeople } from './random-people.ts';
import { RandomValues } from './random-values.ts';
import type { World } from './world.ts';

/** Moments of the data with their day in Massachusetts: also around midnight, and around the turn of a plan year. */
const MOMENTS: readonly (readonly [string, string])[] = [
  ['2026-11-16T15:00:00Z', '2026-11-16'],
  ['2026-11-17T03:30:00Z', '2026-11-16'],
  ['2026-07-05T04:00:00Z', '2026-07-05'],
  ['2027-01-01T04:59:59Z', '2026-12-31'],
  ['2027-01-01T05:00:00Z', '2027-01-01'],
];

/**
 * @param wallClock the clock of sign-ins, milliseconds since 1970
 * @returns the world of a seed: always the same, except for the sign-in times
 */
export function randomWorld(seed: number, wallClock: number): World {
  const choices = new Choices(seed);
  const [moment, today] = choices.pick(MOMENTS);
  const values = new RandomValues(choices, today);
  const people = randomPeople(values, today);
  const accounts = randomAccounts(values, people);
  return {
    seed,
    now: Date.parse(moment),
    today,
    identity: { asOf: values.moment(), credentials: [], records: [], mahealthconnectorAccounts: [], ...people, ...accounts },
    membershipsInFeed: people.memberships.length,
    masshealth: randomMasshealth(values, people),
    healthConnector: randomHealthConnector(values, people, today),
    documents: randomDocuments(values, people, accounts),
    notices: randomNotices(values, people),
    viewers: viewersOf(values, accounts, Math.floor(wallClock / 1000)),
    wallClock,
    assistedSessions: [],
    securityEvents: [],
    readMarks: new Map(),
    dismissals: new Set(),
  };
}
