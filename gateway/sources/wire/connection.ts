import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type ClientTls, connectOptions } from '../../../schema/contract/tls.ts';
import { FetchFailure } from '../fetch-failure.ts';
import { READ_BUFFER_BYTES } from '../http-client.ts';
import { type AnswerHead, ProtocolViolation } from './answer-head.ts';
import { AnswerParser, AnswerTooLarge } from './answer-parser.ts';
import type { Exchange } from './exchange.ts';

/** Where a connection leads, and the largest answer on it. */
export type Destination = {
  readonly isTls: boolean;
  readonly host: string;
  readonly port: number;
  readonly maxBytes: number;
  /** See `OpenHttpClient`. */
  readonly tls: ClientTls | null;
};

/** The pool of a connection. */
export type ConnectionOwner = {
  /** An answer has arrived, and the connection can take another request. */
  readonly onRoom: (connection: Connection, now: number) => void;
  /** The connection has ended. `unanswered` may be sent again: not a byte of their answers has come. */
  readonly onEnd: (connection: Connection, unanswered: readonly Exchange[], cause: FetchFailure) => void;
};

/** A server that says nothing of it keeps an idle connection at least so long. */
const USUAL_IDLE_MS = 4_000;
const MAX_IDLE_MS = 600_000;
/** A connection is given up so long before its server ends it, for a request takes time to arrive. */
const IDLE_MARGIN_MS = 1_000;

/** One connection. Its answers come in the order of its requests. */
export class Connection {
  /** Requests whose answers have not arrived whole, in the order they were sent. */
  readonly exchanges: Exchange[] = [];
  /** Whether the subgraph returned the id of a fetch here, so that several queries may wait for their answers. */
  returnsIds = false;
  hasEnded = false;
  /** When an idle connection is no longer used, as `performance.now()` tells it. */
  idleUntil = Infinity;
  /** When the oldest exchange became the oldest. */
  oldestSince = 0;
  readonly #socket: Socket;
  readonly #owner: ConnectionOwner;
  readonly #parser: AnswerParser;
  #isConnected = false;
  /** Whether it keeps the process alive. */
  #isRef = true;
  #wasShared = false;
  /** Whether a byte of the oldest exchange's answer has arrived. */
  #hasBegun = false;
  #outgoing = '';
  #isAscii = true;

  constructor(destination: Destination, owner: ConnectionOwner) {
    this.#owner = owner;
    this.#parser = new AnswerParser(destination.maxBytes, {
      onHead: (head) => this.#onHead(head),
      onAnswer: (head, body, hasMore) => this.#onAnswer(head, body, hasMore),
    });
    this.#socket = openSocket(destination, (bytes) => this.#onBytes(bytes));
    let failure: Error | undefined;
    this.#socket
      .once(destination.isTls ? 'secureConnect' : 'connect', () => (this.#isConnected = true))
      .on('error', (error) => (failure = error))
      .on('end', () => this.#onEnd())
      .on('close', () => this.#endBy(new FetchFailure(this.#isConnected ? 'closed' : 'connect', null, failure)));
  }

  /** Whether requests wait for the end of this turn, to be sent together. */
  get isFilling(): boolean {
    return this.#outgoing !== '';
  }

  send(exchange: Exchange, head: string, now: number): void {
    if (this.exchanges.push(exchange) === 1) {
      this.oldestSince = now;
      this.#setRef(true);
    } else this.#wasShared = true;
    const { body } = exchange;
    const bytes = Buffer.byteLength(body);
    if (bytes !== body.length) this.#isAscii = false;
    if (this.#outgoing === '') setImmediate(this.#flush);
    this.#outgoing += `${head}content-length: ${bytes}\r\n\r\n${body}`;
  }

  /**
   * Called again and again. Ends the connection if an answer is late: those behind it could not arrive.
   *
   * @returns whether it ended
   */
  expire(now: number): boolean {
    // An idle connection does not keep the process alive. A busy one, which is idle for moments only, is left as it is.
    if (this.exchanges.length === 0) this.#setRef(false);
    if (!this.exchanges.some(({ until }) => until <= now)) return false;
    for (const exchange of this.exchanges) if (exchange.until <= now) exchange.reject(new FetchFailure('timeout'));
    this.#endBy(new FetchFailure('closed'));
    return true;
  }

  #setRef(isRef: boolean): void {
    if (isRef === this.#isRef) return;
    this.#isRef = isRef;
    if (isRef) this.#socket.ref();
    else this.#socket.unref();
  }

  /** Ends an idle connection. */
  close(): void {
    this.#endBy(new FetchFailure('closed'));
  }

  readonly #flush = (): void => {
    if (this.hasEnded) return;
    this.#socket.write(this.#outgoing, this.#isAscii ? 'latin1' : 'utf8');
    this.#outgoing = '';
    this.#isAscii = true;
  };

  #onBytes(bytes: Buffer): void {
    if (this.hasEnded) return;
    try {
      if (this.exchanges.length === 0) throw new ProtocolViolation('bytes beyond the answer');
      this.#hasBegun = true;
      this.#parser.push(bytes);
    } catch (error) {
      this.#breakBy(error);
    }
  }

  #onHead(head: AnswerHead): boolean {
    const [exchange] = this.exchanges;
    if (!exchange) throw new ProtocolViolation('bytes beyond the answer');
    const isReturned = head.fetchId === exchange.id;
    // Where requests never wait behind each other, an answer may come without an id. It never comes with another one.
    const mayLackId = !this.#wasShared || (this.exchanges.length === 1 && head.status !== 200);
    if (!isReturned && (head.fetchId !== null || !mayLackId)) throw new ProtocolViolation('fetch id');
    this.returnsIds = isReturned;
    return exchange.acceptHead(head);
  }

  #onAnswer(head: AnswerHead, body: Buffer, hasMore: boolean): void {
    if (hasMore && this.exchanges.length === 1) throw new ProtocolViolation('bytes beyond the answer');
    this.#hasBegun = hasMore;
    this.exchanges.shift()?.acceptBody(body);
    if (!head.isKept || head.keptSeconds === 0) return this.#endBy(new FetchFailure('closed'), !hasMore);
    const now = performance.now();
    this.oldestSince = now;
    const idleMs = head.keptSeconds === null ? USUAL_IDLE_MS : head.keptSeconds * 1_000 - IDLE_MARGIN_MS;
    this.idleUntil = now + Math.min(idleMs, MAX_IDLE_MS);
    this.#owner.onRoom(this, now);
  }

  /** The server sends nothing more. */
  #onEnd(): void {
    if (this.hasEnded) return;
    try {
      this.#parser.end();
    } catch (error) {
      return this.#breakBy(error);
    }
    this.#endBy(new FetchFailure(this.#isConnected ? 'closed' : 'connect'));
  }

  #breakBy(error: unknown): void {
    if (error instanceof AnswerTooLarge) {
      this.exchanges.shift()?.reject(new FetchFailure('too-large', null, error));
      return this.#endBy(new FetchFailure('closed'), true);
    }
    // Nothing on this connection can be trusted.
    const failure = new FetchFailure('closed', null, error);
    for (const exchange of this.exchanges.splice(0)) exchange.reject(failure);
    this.#endBy(failure);
  }

  /** @param isUntouched whether not a byte of the oldest exchange's answer has come, whatever has come before it */
  #endBy(failure: FetchFailure, isUntouched = !this.#hasBegun): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.#socket.destroy();
    const unanswered = this.exchanges.splice(0);
    if (!isUntouched) unanswered.shift()?.reject(failure);
    this.#owner.onEnd(this, unanswered, failure);
  }
}

function openSocket({ isTls, host, port, tls }: Destination, onBytes: (bytes: Buffer) => void): Socket {
  // The same memory is read into again and again, without a stream.
  const buffer = Buffer.allocUnsafe(READ_BUFFER_BYTES);
  const callback = (bytes: number): boolean => {
    onBytes(buffer.subarray(0, bytes));
    return true;
  };
  const options = { host, port, noDelay: true, keepAlive: true, onread: { buffer, callback } };
  if (!isTls) return connectTcp(options);
  const secured = tls ? connectOptions(tls) : {};
  return connectTls({ ...options, ...secured, ALPNProtocols: ['http/1.1'], ...(isIP(host) === 0 && { servername: host }) });
}
