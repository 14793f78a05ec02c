import { HOUSEHOLD_SIZES, type HouseholdSize } from './household.ts';
import { type Answers, ANSWERS } from './situation.ts';

/** How often a viewer is one whom the gateway does not know: a sign-in with a token of its own. */
export const SCENARIOS = ['warm', 'every-5', 'each'] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** The requests of each viewer; null: there is one viewer, who is known. */
export const REQUESTS_PER_VIEWER: Readonly<Record<Scenario, number | null>> = { warm: null, 'every-5': 5, each: 1 };

const SCENARIO_NAMES: Readonly<Record<Scenario, string>> = {
  warm: 'warm viewer',
  'every-5': 'a new viewer every 5 requests',
  each: 'a new viewer each request',
};

export const CONCURRENCIES = [1, 32, 256] as const;

/** What is measured at a time. */
export type Cell = {
  readonly scenario: Scenario;
  readonly size: HouseholdSize;
  readonly concurrency: number;
  readonly answers: Answers;
};

export const nameOf = ({ scenario, size, concurrency, answers }: Cell): string =>
  `${SCENARIO_NAMES[scenario]}, household of ${size}, concurrency ${concurrency}, subgraphs ${answers}`;

/** The cell that the goal for warm requests is about. */
const MAIN: Cell = { scenario: 'warm', size: 5, concurrency: 32, answers: 'recorded' };

const QUICK: readonly Cell[] = [MAIN, { ...MAIN, concurrency: 1 }, { ...MAIN, scenario: 'every-5' }];

const USUAL: readonly Cell[] = [
  MAIN,
  ...CONCURRENCIES.filter((concurrency) => concurrency !== MAIN.concurrency).map((concurrency) => ({ ...MAIN, concurrency })),
  ...SCENARIOS.filter((scenario) => scenario !== MAIN.scenario).map((scenario) => ({ ...MAIN, scenario })),
  ...HOUSEHOLD_SIZES.filter((size) => size !== MAIN.size).map((size) => ({ ...MAIN, size })),
  { ...MAIN, answers: 'live' },
];

/** What the user of the command chooses; undefined: no choice. */
export type Chosen = {
  readonly scenarios: readonly Scenario[] | undefined;
  readonly sizes: readonly HouseholdSize[] | undefined;
  readonly concurrencies: readonly number[] | undefined;
  readonly answers: readonly Answers[] | undefined;
};

/**
 * @returns the cells to measure, recorded before live: every combination of what is chosen, with the values of `MAIN` for the
 *   rest; without any choice those that differ from `MAIN` in one point
 */
export function cellsOf({ scenarios, sizes, concurrencies, answers }: Chosen, quick: boolean): readonly Cell[] {
  if (!scenarios && !sizes && !concurrencies && !answers) return quick ? QUICK : USUAL;
  const chosen: Cell[] = [];
  for (const way of ANSWERS.filter((name) => (answers ?? [MAIN.answers]).includes(name)))
    for (const scenario of scenarios ?? [MAIN.scenario])
      for (const size of sizes ?? [MAIN.size])
        for (const concurrency of concurrencies ?? [MAIN.concurrency]) chosen.push({ scenario, size, concurrency, answers: way });
  return chosen;
}
