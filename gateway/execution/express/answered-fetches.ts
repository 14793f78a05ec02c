import type { JsonObject } from '../../json/json.ts';
import type { SendFetch, SentFetch } from '../../planning/plan.ts';
import { bodyOf, type SendBody } from '../fetch-sender.ts';

type Kept = { readonly body: string; readonly answer: Promise<JsonObject> };

/** The answers that a lane got, for the general way to go on with. Nothing is asked twice. */
export class AnsweredFetches {
  readonly #sendBody: SendBody;
  readonly #kept = new Map<SentFetch, Kept>();

  constructor(sendBody: SendBody) {
    this.#sendBody = sendBody;
  }

  /** Sends what a lane asks. */
  readonly ask = (fetch: SentFetch, body: string): Promise<JsonObject> => {
    const answer = this.#sendBody(fetch.subgraph, body, fetch.numbers);
    this.#kept.set(fetch, { body, answer });
    return answer;
  };

  /** Sends what the general way asks, unless the lane has asked the same. */
  readonly send: SendFetch = (fetch, variables) => {
    const body = bodyOf(fetch, variables);
    const kept = this.#kept.get(fetch);
    return kept?.body === body ? kept.answer : this.#sendBody(fetch.subgraph, body, fetch.numbers);
  };
}
