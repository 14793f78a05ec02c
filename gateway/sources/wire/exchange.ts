import { decodedBytes } from '../body-text.ts';
import { readCodings } from '../content-codings.ts';
import { FetchFailure } from '../fetch-failure.ts';
import { ACCEPTED_TYPE } from '../http-client.ts';
import type { AnswerHead } from './answer-head.ts';

type Settle = {
  /** Receives the decoded body. It may throw; then the exchange has failed. See `HttpClient.postAndRead`. */
  readonly accept: (body: Buffer) => void;
  readonly reject: (failure: unknown) => void;
};

/** A request, and what becomes of it. It is settled once; further outcomes are ignored. */
export class Exchange {
  /** The id of the fetch; a new one each time it is sent. */
  id = '';
  isSettled = false;
  isRepeated = false;
  /** The lines of its own headers. */
  readonly headers: string;
  readonly body: string;
  readonly isQuery: boolean;
  /** When it is late, as `performance.now()` tells it. */
  readonly until: number;
  readonly #maxBytes: number;
  readonly #settle: Settle;
  #codings: readonly string[] = [];

  constructor(
    sent: { readonly headers: string; readonly body: string; readonly isQuery: boolean },
    { until, maxBytes }: { readonly until: number; readonly maxBytes: number },
    settle: Settle,
  ) {
    this.headers = sent.headers;
    this.body = sent.body;
    this.isQuery = sent.isQuery;
    this.until = until;
    this.#maxBytes = maxBytes;
    this.#settle = settle;
  }

  /** @returns whether the body is of interest */
  acceptHead({ status, contentType, contentEncoding }: AnswerHead): boolean {
    const codings = readCodings(contentEncoding);
    if (status !== 200) this.reject(new FetchFailure('status', status));
    else if (codings === null) this.reject(new FetchFailure('coding'));
    else if (!ACCEPTED_TYPE.test(contentType)) this.reject(new FetchFailure('not-json'));
    else this.#codings = codings;
    return !this.isSettled;
  }

  /** @param body valid only during this call, unless it has more than `READ_BUFFER_BYTES` */
  acceptBody(body: Buffer): void {
    if (this.isSettled) return;
    this.isSettled = true;
    const { accept, reject } = this.#settle;
    if (this.#codings.length > 0) {
      decodedBytes(Buffer.from(body), this.#codings, this.#maxBytes).then(accept).catch(reject);
      return;
    }
    try {
      accept(body);
    } catch (error) {
      reject(error);
    }
  }

  reject(failure: FetchFailure): void {
    if (this.isSettled) return;
    this.isSettled = true;
    this.#settle.reject(failure);
  }
}
