import type { JsonObject } from '../../json/json.ts';
import type { SendFetch, SentFetch } from '../../planning/plan.ts';
import { parseAnswer, type Scan } from '../../sources/sources.ts';
import { bodyOf, type Sender } from '../fetch-sender.ts';
import { GIVE_UP } from './give-up.ts';
import type { TextAnswer } from './lane.ts';

/** `text` in place of the answer: all its bytes as Latin-1. */
type Kept = { readonly body: string } & (
  { readonly answer: Promise<JsonObject>; readonly text: null } | { readonly answer: null; readonly text: string }
);

/** The answers that a lane got, for the general way to go on with. Nothing is asked twice. */
export class AnsweredFetches {
  readonly #sender: Pick<Sender, 'sendBody' | 'sendScanned'>;
  readonly #kept = new Map<SentFetch, Kept>();

  constructor(sender: Pick<Sender, 'sendBody' | 'sendScanned'>) {
    this.#sender = sender;
  }

  /** Sends what a lane asks, unless its answer is there. */
  readonly ask = (fetch: SentFetch, body: string): Promise<JsonObject> => {
    const answer = this.#find(fetch, body) ?? this.#sender.sendBody(fetch.subgraph, body, fetch.numbers);
    this.#keep(fetch, body, answer);
    return answer;
  };

  /** Sends the same, and lets generated code read the answer. Rejects where that cannot be, or there is no answer; `ask` tells. */
  readonly read = (fetch: SentFetch, body: string, read: Scan<TextAnswer>): Promise<JsonObject> =>
    this.#sender.sendScanned(read, fetch.subgraph, body, fetch.numbers).then(
      ({ data, parsed }) => {
        if (data) {
          this.#kept.set(fetch, { body, answer: null, text: data.text });
          return data.answer;
        }
        this.#keep(fetch, body, Promise.resolve(parsed));
        return leaveToAsk();
      },
      (error: unknown) => {
        this.#keepFailure(fetch, body, error);
        return leaveToAsk();
      },
    );

  /** Sends the same, and scans the answer. @returns null: the answer is not what the scan accepts, or there is none; `ask` tells */
  readonly scan = async (fetch: SentFetch, body: string, scan: Scan<Buffer>): Promise<Buffer | null> => {
    try {
      const { data, parsed } = await this.#sender.sendScanned(scan, fetch.subgraph, body, fetch.numbers);
      if (parsed) this.#keep(fetch, body, Promise.resolve(parsed));
      return data;
    } catch (error) {
      this.#keepFailure(fetch, body, error);
      return null;
    }
  };

  /** Sends what the general way asks, unless the lane has asked the same. */
  readonly send: SendFetch = (fetch, variables) => {
    const body = bodyOf(fetch, variables);
    return this.#find(fetch, body) ?? this.#sender.sendBody(fetch.subgraph, body, fetch.numbers);
  };

  #keep(fetch: SentFetch, body: string, answer: Promise<JsonObject>): void {
    this.#kept.set(fetch, { body, answer, text: null });
  }

  #keepFailure(fetch: SentFetch, body: string, error: unknown): void {
    const answer = Promise.reject<JsonObject>(error);
    // Whoever asks gets the failure.
    answer.catch(() => undefined);
    this.#keep(fetch, body, answer);
  }

  #find(fetch: SentFetch, body: string): Promise<JsonObject> | null {
    const kept = this.#kept.get(fetch);
    if (kept?.body !== body) return null;
    return kept.answer ?? Promise.resolve(parseAnswer(Buffer.from(kept.text, 'latin1').toString('utf8'), fetch.numbers));
  }
}

function leaveToAsk(): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- See `give-up.ts`.
  throw GIVE_UP;
}
