import type { Dispatcher } from 'undici';
import { decodeBody, readCodings } from './content-codings.ts';
import { FetchFailure, type FetchFailureReason } from './fetch-failure.ts';

type Controller = Dispatcher.DispatchController;
type Headers = Record<string, string | string[] | undefined>;

const ACCEPTED_TYPE = /^application\/(json|graphql-response\+json)\b/i;

/** Error codes of a connection that the other side has closed. */
const CLOSED: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

export type SourceLimits = {
  /** Milliseconds for a whole fetch. */
  readonly timeoutMs: number;
  /** The largest answer, in bytes. */
  readonly maxBytes: number;
};

export type ReaderCallbacks = {
  /** Receives the decoded body. */
  readonly resolve: (body: Buffer) => void;
  readonly reject: (failure: FetchFailure) => void;
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
  readonly #timer: NodeJS.Timeout;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #hasBegun = false;
  #isDone = false;
  #codings: readonly string[] = [];
  /** Null until there is a connection. */
  #controller: Controller | null = null;
  #givenUp: FetchFailure | null = null;

  constructor({ maxBytes, timeoutMs }: SourceLimits, callbacks: ReaderCallbacks) {
    this.#maxBytes = maxBytes;
    this.#callbacks = callbacks;
    // undici's own timeouts cover the head and each chunk. This one covers everything, from the wait for a connection to the last
    // decoded byte. Timers run before pending I/O: after a pause of the process, the answer may already have arrived.
    const isOver = () => setImmediate(() => this.#isDone || this.#giveUp('timeout'));
    this.#timer = setTimeout(isOver, timeoutMs);
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
    if (status !== 200) this.#giveUp('status', status);
    else if (codings === null) this.#giveUp('coding');
    else if (!ACCEPTED_TYPE.test(String(headers['content-type'] ?? ''))) this.#giveUp('not-json');
    else this.#codings = codings;
  }

  onResponseData(_controller: Controller, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBytes) this.#giveUp('too-large');
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [first] = this.#chunks;
    const body = first && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks);
    if (this.#codings.length === 0) return this.#end(() => this.#callbacks.resolve(body));
    decodeBody(body, this.#codings, this.#maxBytes).then(
      (decoded) => this.#end(() => this.#callbacks.resolve(decoded)),
      (error: unknown) => this.#end(() => this.#callbacks.reject(undecoded(error))),
    );
  }

  onResponseError(_controller: Controller, error: Error & { readonly code?: unknown }): void {
    const isUntouched = !this.#hasBegun && this.#givenUp === null && CLOSED.has(error.code);
    if (isUntouched && this.#callbacks.repeat()) return;
    const reason = this.#controller === null ? 'connect' : 'closed';
    this.#end(() => this.#callbacks.reject(this.#givenUp ?? new FetchFailure(reason, null, error)));
  }

  #end(tell: () => void): void {
    this.#isDone = true;
    clearTimeout(this.#timer);
    tell();
  }

  #giveUp(reason: FetchFailureReason, status: number | null = null): void {
    this.#isDone = true;
    clearTimeout(this.#timer);
    this.#givenUp = new FetchFailure(reason, status);
    this.#controller?.abort(this.#givenUp);
    this.#callbacks.reject(this.#givenUp);
  }
}

/** What zlib throws when the output is over its limit. */
const TOO_LARGE = 'ERR_BUFFER_TOO_LARGE';

const undecoded = (error: unknown): FetchFailure =>
  new FetchFailure((error as NodeJS.ErrnoException).code === TOO_LARGE ? 'too-large' : 'coding', null, error);
