import { getOwn } from '../../../schema/contract/own-property.ts';
import { isObject, type JsonObject } from '../../json/json.ts';
import type { SentFetch } from '../../planning/plan.ts';
import type { PreparedFetch } from '../../planning/prepare-fetch.ts';
import { markDenials } from './expected-denials.ts';
import { GIVE_UP, giveUp } from './give-up.ts';
import type { LaneRun } from './lane.ts';

/** One run of a lane. */
export type Fetching = Pick<LaneRun, 'ask' | 'variables' | 'fault'> & {
  /** The data of each fetch at the root, by the fetch's number. */
  readonly data: JsonObject[];
  /** How many fields were denied by their sources. */
  denied: number;
  /** Whether the lane has given up, so that nothing more is sent. */
  hasGivenUp: boolean;
};

/** Runs a part of the plan. Neither throws nor rejects: what goes wrong makes the lane give up. */
export type Step = (fetching: Fetching) => Promise<unknown>;

/** Of a step that has nothing to wait for. */
export const DONE: Promise<unknown> = Promise.resolve();

/** @returns a step that runs `act`, unless the lane has given up */
export const step =
  (act: Step): Step =>
  (fetching) => {
    if (fetching.hasGivenUp) return DONE;
    try {
      return act(fetching);
    } catch (error) {
      end(fetching, error);
      return DONE;
    }
  };

function end(fetching: Fetching, error: unknown): void {
  fetching.hasGivenUp = true;
  if (error !== GIVE_UP) fetching.fault(error);
}

/** The request body of a fetch, before and after its variables. */
export type BodyText = { readonly fetch: SentFetch; readonly before: string; readonly after: string };

export const bodyText = (fetch: SentFetch): BodyText => ({
  fetch,
  before: `{"query":${fetch.queryJson},"variables":{`,
  after: fetch.operationName === undefined ? '}}' : `},"operationName":${JSON.stringify(fetch.operationName)}}`,
});

/** @param denied how many fields of the data the source denied */
type UseData = (data: JsonObject, denied: number) => void;

/**
 * Sends a fetch. It takes one promise: each further one would cost as much as reading a small answer.
 *
 * @param use receives the data. On any error but denials, and if it throws, the lane gives up
 */
export function ask(fetching: Fetching, { fetch, before, after }: BodyText, variables: string, use: UseData): Promise<unknown> {
  return fetching.ask(fetch, before + variables + after).then(
    (answer) => {
      try {
        const data = answer['data'];
        if (!isObject(data)) return giveUp();
        const denied = markDenials(answer['errors'], data);
        fetching.denied += denied;
        use(data, denied);
      } catch (error) {
        end(fetching, error);
      }
    },
    // What a source failed with is told by whoever goes on with the same answers.
    () => void (fetching.hasGivenUp = true),
  );
}

const NOTHING: readonly string[] = [];

/** @returns the client's variables of a fetch, as the members of a JSON object */
export function clientVariables({ variables }: PreparedFetch, values: JsonObject): readonly string[] {
  if (variables.length === 0) return NOTHING;
  const members: string[] = [];
  for (const { given, sent } of variables) {
    const value = getOwn(values, given);
    if (value !== undefined) members.push(`${JSON.stringify(sent)}:${JSON.stringify(value)}`);
  }
  return members;
}

/** A step that fetches from the root. */
export function rootStep(number: number, fetch: PreparedFetch): Step {
  const body = bodyText(fetch);
  return step((fetching) =>
    ask(fetching, body, clientVariables(fetch, fetching.variables).join(','), (data) => {
      for (const key of fetch.rootKeys) if (getOwn(data, key) === undefined) giveUp();
      fetching.data[number] = data;
    }),
  );
}
