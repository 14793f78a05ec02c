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

/** Runs a part of the plan. Never rejects: what goes wrong makes the lane give up. */
export type Step = (fetching: Fetching) => Promise<void>;

/** @returns a step that runs `act`, unless the lane has given up */
export const step =
  (act: (fetching: Fetching) => Promise<void>): Step =>
  async (fetching) => {
    if (fetching.hasGivenUp) return;
    try {
      await act(fetching);
    } catch (error) {
      fetching.hasGivenUp = true;
      // What a source failed with is told by the general way, which gets the same answer.
      if (error !== GIVE_UP && !(error instanceof AskingFailed)) fetching.fault(error);
    }
  };

class AskingFailed extends Error {}

/** The request body of a fetch, before and after its variables. */
export type BodyText = { readonly fetch: SentFetch; readonly before: string; readonly after: string };

export const bodyText = (fetch: SentFetch): BodyText => ({
  fetch,
  before: `{"query":${fetch.queryJson},"variables":{`,
  after: fetch.operationName === undefined ? '}}' : `},"operationName":${JSON.stringify(fetch.operationName)}}`,
});

/** @returns the data of an answer, and how many of its fields the source denied. On any other error the lane gives up */
export async function ask(fetching: Fetching, { fetch, before, after }: BodyText, variables: string): Promise<Answered> {
  const answer = await fetching.ask(fetch, before + variables + after).catch((cause: unknown) => {
    throw new AskingFailed('A fetch failed', { cause });
  });
  const data = answer['data'];
  if (!isObject(data)) return giveUp();
  const denied = markDenials(answer['errors'], data);
  fetching.denied += denied;
  return { data, denied };
}

type Answered = { readonly data: JsonObject; readonly denied: number };

/** @returns the client's variables of a fetch, as the members of a JSON object */
export function clientVariables({ variables }: PreparedFetch, values: JsonObject): string[] {
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
  return step(async (fetching) => {
    const { data } = await ask(fetching, body, clientVariables(fetch, fetching.variables).join(','));
    for (const key of fetch.rootKeys) if (getOwn(data, key) === undefined) giveUp();
    fetching.data[number] = data;
  });
}
