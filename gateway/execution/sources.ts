import { type Dispatcher, Pool } from 'undici';
import { type Locale, LOCALE_HEADER } from '../../schema/contract/locales.ts';
import { ASSERTION_HEADER } from '../../schema/contract/viewer-assertion.ts';
import { isObject, type JsonObject } from './merge.ts';

/**
 * Sends one request to a subgraph.
 *
 * @param body the GraphQL request, as JSON text
 * @param assertion the value of the assertion header; null: the request is anonymous
 * @param locale in which the subgraph words what it says; not needed for what has no words
 * @returns the parsed answer
 * @throws when there is no GraphQL answer: for whatever reason, it is the same to the client (pitfall 16)
 */
export type Source = {
  readonly send: (body: string, assertion: string | null, locale?: Locale) => Promise<JsonObject>;
  readonly close: () => Promise<void>;
};

export type SourceLimits = {
  /** Milliseconds for a whole fetch. */
  readonly timeoutMs: number;
  /** Bytes of an answer. */
  readonly maxBytes: number;
};

/** The figures of `limits.md`. */
export const SOURCE_LIMITS: SourceLimits = { timeoutMs: 2_000, maxBytes: 5_000_000 };

const ACCEPTED_TYPE = /^application\/(json|graphql-response\+json)\b/i;

/** A subgraph over HTTP. Redirects are refused: an assertion goes where it is meant to, or nowhere. */
export function httpSource(url: string, limits: SourceLimits = SOURCE_LIMITS): Source {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections: 64, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
  const path = pathname + search;
  return {
    async send(body, assertion, locale) {
      const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' };
      if (assertion !== null) headers[ASSERTION_HEADER] = assertion;
      if (locale !== undefined) headers[LOCALE_HEADER] = locale;
      const answer = new Promise<string>((resolve, reject) => {
        pool.dispatch({ path, method: 'POST', headers, body }, new AnswerReader(limits, resolve, reject));
      });
      return parseAnswer(await answer);
    },
    close: () => pool.close(),
  };
}

type Controller = Dispatcher.DispatchController;

/**
 * Reads one answer as it comes from the connection. `request` would make a stream of every body, an abort signal and what
 * listens to it: a fifth of all that a fetch costs.
 */
class AnswerReader implements Dispatcher.DispatchHandler {
  readonly #maxBytes: number;
  readonly #resolve: (text: string) => void;
  readonly #reject: (error: Error) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  /** Null until there is a connection. */
  #controller: Controller | null = null;
  #givenUp: Error | null = null;

  constructor({ maxBytes, timeoutMs }: SourceLimits, resolve: (text: string) => void, reject: (error: Error) => void) {
    this.#maxBytes = maxBytes;
    this.#resolve = resolve;
    this.#reject = reject;
    // undici's own timeouts look at the head and at each chunk; this one looks at everything, from the wait for a
    // connection to the last byte.
    this.#timer = setTimeout(() => this.#giveUp('The subgraph answered too slowly'), timeoutMs);
  }

  onRequestStart(controller: Controller): void {
    this.#controller = controller;
    if (this.#givenUp) controller.abort(this.#givenUp);
  }

  onResponseStart(_controller: Controller, status: number, headers: Record<string, string | string[] | undefined>): void {
    const isInformation = status >= 100 && status < 200;
    const isAnswer = status === 200 && ACCEPTED_TYPE.test(String(headers['content-type'] ?? ''));
    if (!isInformation && !isAnswer) this.#giveUp('The subgraph gave no GraphQL answer');
  }

  onResponseData(_controller: Controller, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBytes) this.#giveUp('The answer of the subgraph is too large');
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    clearTimeout(this.#timer);
    const [first] = this.#chunks;
    this.#resolve(first && this.#chunks.length === 1 ? first.toString('utf8') : Buffer.concat(this.#chunks).toString('utf8'));
  }

  onResponseError(_controller: Controller, error: Error): void {
    clearTimeout(this.#timer);
    this.#reject(error);
  }

  #giveUp(reason: string): void {
    clearTimeout(this.#timer);
    this.#givenUp = new Error(reason);
    this.#controller?.abort(this.#givenUp);
    this.#reject(this.#givenUp);
  }
}

function parseAnswer(text: string): JsonObject {
  const answer: unknown = JSON.parse(text);
  if (!isObject(answer) || (!('data' in answer) && !('errors' in answer))) throw new Error('The subgraph gave no GraphQL answer');
  return answer;
}

/** A subgraph in this process, as the all-in-one start has them. */
export type ExecuteInProcess = (
  request: { query: string; variables?: Record<string, unknown>; operationName?: string },
  assertion: string | null,
  locale?: Locale,
) => Promise<Record<string, unknown>>;

/** @param execute runs a request in this process; the answer goes through JSON, so that both ways give the same */
export function inProcessSource(execute: ExecuteInProcess): Source {
  return {
    async send(body, assertion, locale) {
      const answer = await execute(JSON.parse(body) as Parameters<ExecuteInProcess>[0], assertion, locale);
      return parseAnswer(JSON.stringify(answer));
    },
    close: () => Promise.resolve(),
  };
}
