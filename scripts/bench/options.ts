import { parseArgs } from 'node:util';
import { type Cell, cellsOf, CONCURRENCIES, SCENARIOS } from './cells.ts';
import { HOUSEHOLD_SIZES } from './household.ts';
import { ANSWERS } from './situation.ts';

const USAGE = `usage: npm run bench -- [options]
  --quick              about a minute, in few and short rounds
  --scenario LIST      of warm, every-5, each: one viewer, a new viewer every 5 requests, a new viewer each request
  --concurrency LIST   of numbers, as 1,32,256
  --sizes LIST         of 1, 5, 20: the persons of the household
  --answers LIST       of recorded, live: what subgraphs do
  --only NAMES         measures only these gateways: names of the tables with + between them, as "ours+hand-written, own client"
  --traces             our gateway with traces too, of 1 % and of all requests
  --before DIR         a checkout of an earlier commit, with node_modules: its gateway is measured beside this one
  --peers DIR          a folder in which peers are installed from npm: see scripts/README.md
  --json FILE          writes all figures there
  --profile FOLDER     writes the CPU profile behind the table of phases there
Lists are separated by commas. Every combination of what is chosen is measured.`;

export type Options = {
  readonly quick: boolean;
  readonly cells: readonly Cell[];
  /** Names of variants; null: all. */
  readonly only: readonly string[] | null;
  readonly traces: boolean;
  readonly before: string | null;
  readonly peers: string | null;
  readonly json: string | null;
  readonly profile: string | null;
};

const FLAG = { type: 'boolean', default: false } as const;

/** @throws Error that shows the usage */
export function readOptions(args: readonly string[]): Options {
  const string = { type: 'string' } as const;
  const lists = { scenario: string, concurrency: string, sizes: string, answers: string };
  const files = { only: string, before: string, peers: string, json: string, profile: string };
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { quick: FLAG, traces: FLAG, ...lists, ...files },
    });
    const chosen = {
      scenarios: listOf(values.scenario, SCENARIOS),
      sizes: listOf(values.sizes, HOUSEHOLD_SIZES),
      concurrencies: listOf(values.concurrency, null),
      answers: listOf(values.answers, ANSWERS),
    };
    const only = values.only?.split('+').map((name) => name.trim()) ?? null;
    const { quick, traces, before = null, peers = null, json = null, profile = null } = values;
    return { quick, cells: cellsOf(chosen, quick), only, traces, before, peers, json, profile };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${USAGE}`, { cause: error });
  }
}

/** @param known the values that there are; null: any number from 1 to 1,000 */
function listOf<Value extends string | number = number>(
  text: string | undefined,
  known: readonly Value[] | null,
): readonly Value[] | undefined {
  return text?.split(',').map((part) => {
    const value = known === null ? numberOf(part) : known.find((candidate) => String(candidate) === part);
    if (value === undefined)
      throw new Error(`${part} is none of ${known?.join(', ') ?? `${CONCURRENCIES.join(', ')} and the like`}`);
    return value as Value;
  });
}

const numberOf = (text: string): number | undefined => (/^[1-9]\d{0,2}$/.test(text) ? Number(text) : undefined);
