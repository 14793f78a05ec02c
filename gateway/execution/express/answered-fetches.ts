import type { JsonObject } from '../../json/json.ts';
import type { SendFetch, SentFetch } from '../../planning/plan.ts';
import type { Scan } from '../../sources/sources.ts';
import { bodyOf, type Sender } from '../fetch-sender.ts';

type Kept = { readonly body: string; readonly answer: Promise<JsonObject> };

/** The answers that a lane got, for the general way to go on with. Nothing is asked twice. */
export class AnsweredFetches {
  readonly #sender: Pick<Sender, 'sendBody' | 'sendScanned'>;
  readonly #kept = new Map<SentFetch, Kept>();

  constructor(sender: Pick<Sender, 'sendBody' | 'sendScanned'>) {
    this.#sender = sender;
  }

  /** Sends what a lane asks, unless it was scanned. */
  readonly ask = (fetch: SentFetch, body: string): Promise<JsonObject> => {
    const answer = this.#find(fetch, body) ?? this.#sender.sendBody(fetch.subgraph, body, fetch.numbers);
    this.#kept.set(fetch, { body, answer });
    return answer;
  };

  /** Sends the same, and scans the answer. @returns null: the answer is not what the scan accepts, or there is none; `ask` tells */
  readonly scan = async (fetch: SentFetch, body: string, scan: Scan): Promise<Buffer | null> => {
    try {
      const { data, parsed } = await this.#sender.sendScanned(scan, fetch.subgraph, body, fetch.numbers);
      if (parsed) this.#kept.set(fetch, { body, answer: Promise.resolve(parsed) });
      return data;
    } catch (error) {
      const answer = Promise.reject<JsonObject>(error);
      // Whoever asks gets the failure.
      answer.catch(() => undefined);
      this.#kept.set(fetch, { body, answer });
      return null;
    }
  };

  /** Sends what the general way asks, unless the lane has asked the same. */
  readonly send: SendFetch = (fetch, variables) => {
    const body = bodyOf(fetch, variables);
    return this.#find(fetch, body) ?? this.#sender.sendBody(fetch.subgraph, body, fetch.numbers);
  };

  #find(fetch: SentFetch, body: string): Promise<JsonObject> | null {
    const kept = this.#kept.get(fetch);
    return kept?.body === body ? kept.answer : null;
  }
}
