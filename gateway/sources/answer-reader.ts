import type { Dispatcher } from 'undici';
import type { Link, LinkedList } from '../../schema/contract/linked-list.ts';
import { BodyBytes } from './body-bytes.ts';
import { decodedBytes } from './body-text.ts';
import { readCodings } from './content-codings.ts';
import { FetchFailure, type FetchFailureReason } from './fetch-failure.ts';
import { ACCEPTED_TYPE, type SourceLimits } from './http-client.ts';

type Controller = Dispatcher.DispatchController;
type Headers = Record<string, string | string[] | undefined>;

/** Error codes of a connection that the other side has closed. */
const CLOSED: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

export type ReaderCallbacks = {
  /** Receives the decoded body. It may throw; then the fetch has failed. */
  readonly accept: (body: Buffer) => void;
  readonly reject: (failure: unknown) => void;
  /** Sends the request again, with this reader; false: it must not be sent again. */
  readonly repeat: () => unknown;
};

/**
 * Reads one answer directly from the connection. undici's `request` would create a stream, an abort signal and listeners for
 * every body: a fifth of the cost of a fetch.
 */
export class AnswerReader implements Dispatcher.DispatchHandler {
  readonly #maxBytes: number;
  readonly #callbacks: ReaderCallbacks;
  readonly #waiting: LinkedList<AnswerReader>;
  readonly #link: Link<AnswerReader>;
  readonly #body = new BodyBytes();
  #hasBegun = false;
  #codings: readonly string[] = [];
  /** Null until there is a connection. */
  #controller: Controller | null = null;
  #givenUp: FetchFailure | null = null;
  /** When the whole fetch is too late, from the wait for a connection to the last decoded byte. */
  readonly until: number;

  /** @param waiting holds this reader until the fetch is over; the oldest is its first */
  constructor({ maxBytes, timeoutMs }: SourceLimits, waiting: LinkedList<AnswerReader>, callbacks: ReaderCallbacks) {
    this.#maxBytes = maxBytes;
    this.#callbacks = callbacks;
    this.#waiting = waiting;
    this.until = performance.now() + timeoutMs;
    this.#link = waiting.add(this);
  }

  onRequestStart(controller: Controller): void {
    this.#controller = controller;
    if (this.#givenUp) controller.abort(this.#givenUp);
  }

  /** The first byte has arrived. */
  onResponseStarted(): void {
    this.#hasBegun = true;
  }

  onResponseStart(_controller: Controller, status: number, headers: Headers): void {
    if (status >= 100 && status < 200) return;
    const codings = readCodings(headers['content-encoding']);
    if (status !== 200) this.giveUp('status', status);
    else if (codings === null) this.giveUp('coding');
    else if (!ACCEPTED_TYPE.test(String(headers['content-type'] ?? ''))) this.giveUp('not-json');
    else this.#codings = codings;
  }

  onResponseData(_controller: Controller, chunk: Buffer): void {
    if (this.#body.size + chunk.length > this.#maxBytes) this.giveUp('too-large');
    else this.#body.append(chunk);
  }

  onResponseEnd(): void {
    const body = this.#body.take();
    if (this.#codings.length === 0) return this.#end(() => this.#accept(body));
    decodedBytes(body, this.#codings, this.#maxBytes).then(
      (decoded) => this.#end(() => this.#accept(decoded)),
      (error: unknown) => this.#end(() => this.#callbacks.reject(error)),
    );
  }

  onResponseError(_controller: Controller, error: Error & { readonly code?: unknown }): void {
    const isUntouched = !this.#hasBegun && this.#givenUp === null && CLOSED.has(error.code);
    if (isUntouched && this.#callbacks.repeat()) return;
    const reason = this.#controller === null ? 'connect' : 'closed';
    this.#end(() => this.#callbacks.reject(this.#givenUp ?? new FetchFailure(reason, null, error)));
  }

  giveUp(reason: FetchFailureReason, status: number | null = null): void {
    this.#waiting.remove(this.#link);
    this.#givenUp = new FetchFailure(reason, status);
    this.#controller?.abort(this.#givenUp);
    this.#callbacks.reject(this.#givenUp);
  }

  #accept(body: Buffer): void {
    try {
      this.#callbacks.accept(body);
    } catch (error) {
      this.#callbacks.reject(error);
    }
  }

  #end(tell: () => void): void {
    this.#waiting.remove(this.#link);
    tell();
  }
}
