import { randomBytes } from 'node:crypto';
import { FETCH_ID_HEADER } from '../../../schema/contract/fetch-id.ts';
import { everyTick } from '../coarse-clock.ts';
import type { ClientTls } from '../../../schema/contract/tls.ts';
import { bodyText } from '../body-text.ts';
import { ACCEPTED_CODINGS } from '../content-codings.ts';
import { FetchFailure } from '../fetch-failure.ts';
import { type HttpClient, MAX_CONNECTIONS, type SourceLimits } from '../http-client.ts';
import { RetryBudget } from '../retry-budget.ts';
import { ProtocolViolation } from './answer-head.ts';
import { Connection, type Destination } from './connection.ts';
import { Exchange } from './exchange.ts';
import { HeaderLines } from './header-lines.ts';

export type WireFigures = {
  readonly maxConnections: number;
  /** With so many connections open, queries of different turns wait behind each other before another is opened. */
  readonly usualConnections: number;
  /** How many queries may be on one connection. */
  readonly maxSharing: number;
  /** Nothing is put behind a query that has been the first on its connection for so long. */
  readonly stallMs: number;
};

const FIGURES: WireFigures = { maxConnections: MAX_CONNECTIONS, usualConnections: 8, maxSharing: 4, stallMs: 50 };

/**
 * The client of HTTP_CLIENT=own. It uses the connection that was used last, so that few stay open. A mutation has a connection to
 * itself while it runs. Queries may wait for their answers on one connection, if the subgraph returns the ids of fetches.
 */
export const openWire = (
  url: string,
  limits: SourceLimits,
  figures: WireFigures = FIGURES,
  tls: ClientTls | null = null,
): HttpClient => new Wire(new URL(url), limits, tls, figures);

class Wire implements HttpClient {
  readonly #destination: Destination;
  readonly #requestHead: string;
  readonly #headerLines = new HeaderLines();
  readonly #timeoutMs: number;
  readonly #figures: WireFigures;
  readonly #budget: RetryBudget;
  /** Begins the ids of fetches, so that no one else can know them. */
  readonly #idPrefix = randomBytes(9).toString('base64url');
  #sent = 0;
  readonly #connections = new Set<Connection>();
  /** The one that was used last is at the end. */
  readonly #idle: Connection[] = [];
  /** The one that the last request was put on. */
  #latest: Connection | null = null;
  /** Requests without a connection, the oldest first. */
  readonly #waiting: Exchange[] = [];
  readonly #stopClock = everyTick((now) => this.#expire(now));
  /** Whether several queries may be on one connection; not after an answer without its id. */
  #sharesConnections = true;
  /** Called when the last connection of a closed client has ended. */
  #onClosed: (() => void) | null = null;

  constructor(
    url: URL,
    { timeoutMs, maxBytes, maxConnections, retryShare }: SourceLimits,
    tls: ClientTls | null,
    figures: WireFigures,
  ) {
    this.#figures = maxConnections === undefined ? figures : { ...figures, maxConnections };
    this.#budget = new RetryBudget(retryShare);
    const isTls = url.protocol === 'https:';
    const host = url.hostname.replace(/^\[|\]$/g, '');
    this.#destination = { isTls, host, port: Number(url.port || (isTls ? 443 : 80)), maxBytes, tls };
    this.#timeoutMs = timeoutMs;
    this.#requestHead = [
      `POST ${url.pathname}${url.search} HTTP/1.1`,
      `host: ${url.host}`,
      'content-type: application/json',
      'accept: application/json',
      `accept-encoding: ${ACCEPTED_CODINGS}`,
      '',
    ].join('\r\n');
  }

  post(headers: readonly string[], body: string, isQuery: boolean): Promise<string> {
    return this.postAndRead(headers, body, isQuery, bodyText);
  }

  postAndRead<Read>(headers: readonly string[], body: string, isQuery: boolean, read: (answer: Buffer) => Read): Promise<Read> {
    this.#budget.deposit();
    return new Promise((resolve, reject) => {
      const now = performance.now();
      const timing = { until: now + this.#timeoutMs, maxBytes: this.#destination.maxBytes };
      const exchange = new Exchange({ headers: this.#headerLines.of(headers), body, isQuery }, timing, {
        accept: (answer) => resolve(read(answer)),
        reject,
      });
      if (this.#onClosed) exchange.reject(new FetchFailure('connect'));
      else this.#place(exchange, now);
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#onClosed = resolve;
      for (const connection of this.#idle.splice(0)) connection.close();
      this.#endIfClosed();
    });
  }

  #place(exchange: Exchange, now: number): void {
    const connection = this.#choose(exchange, now);
    if (connection) this.#send(exchange, connection, now);
    else this.#waiting.push(exchange);
  }

  #choose(exchange: Exchange, now: number): Connection | null {
    // When one idle connection turned out to be closed, others may be.
    if (exchange.isRepeated && this.#connections.size < this.#figures.maxConnections) return this.#open();
    // The queries of one turn go out together.
    if (exchange.isQuery && this.#latest?.isFilling && this.#canShare(this.#latest, now)) return this.#latest;
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
      if (idle.idleUntil > now) return idle;
      idle.close();
    }
    if (this.#connections.size >= this.#figures.usualConnections && exchange.isQuery) {
      for (const connection of this.#connections) if (this.#canShare(connection, now)) return connection;
    }
    return this.#connections.size < this.#figures.maxConnections ? this.#open() : null;
  }

  #canShare({ exchanges, returnsIds, oldestSince }: Connection, now: number): boolean {
    return (
      this.#sharesConnections &&
      returnsIds &&
      exchanges.length < this.#figures.maxSharing &&
      exchanges[0]?.isQuery === true &&
      now - oldestSince < this.#figures.stallMs
    );
  }

  #open(): Connection {
    const connection = new Connection(this.#destination, {
      onRoom: (with_, now) => this.#onRoom(with_, now),
      onEnd: (ended, unanswered, failure) => this.#onEnd(ended, unanswered, failure),
    });
    this.#connections.add(connection);
    return connection;
  }

  #send(exchange: Exchange, connection: Connection, now: number): void {
    this.#latest = connection;
    exchange.id = `${this.#idPrefix}-${(this.#sent++).toString(36)}`;
    connection.send(exchange, `${this.#requestHead}${exchange.headers}${FETCH_ID_HEADER}: ${exchange.id}\r\n`, now);
  }

  #onRoom(connection: Connection, now: number): void {
    const isIdle = connection.exchanges.length === 0;
    const [next] = this.#waiting;
    if (next && (isIdle || (next.isQuery && this.#canShare(connection, now)))) {
      this.#waiting.shift();
      this.#send(next, connection, now);
    } else if (isIdle && this.#onClosed) connection.close();
    else if (isIdle) this.#idle.push(connection);
  }

  #onEnd(connection: Connection, unanswered: readonly Exchange[], failure: FetchFailure): void {
    this.#connections.delete(connection);
    const at = this.#idle.indexOf(connection);
    if (at >= 0) this.#idle.splice(at, 1);
    if (failure.cause instanceof ProtocolViolation && failure.cause.rule === 'fetch id') this.#sharesConnections = false;
    const now = performance.now();
    for (const exchange of unanswered) {
      if (exchange.isSettled) continue;
      if (this.#mayRepeat(exchange, failure, now)) {
        exchange.isRepeated = true;
        this.#place(exchange, now);
      } else exchange.reject(failure);
    }
    if (this.#waiting.length > 0 && this.#connections.size < this.#figures.maxConnections) this.#onRoom(this.#open(), now);
    this.#endIfClosed();
  }

  #mayRepeat({ isQuery, isRepeated, until }: Exchange, { reason }: FetchFailure, now: number): boolean {
    return reason === 'closed' && isQuery && !isRepeated && now < until && this.#budget.take();
  }

  #expire(now: number): void {
    let isLate = false;
    for (const connection of this.#connections) isLate = connection.expire(now) || isLate;
    // The host may be gone without a word, and idle connections with it.
    if (isLate) for (const idle of this.#idle.splice(0)) idle.close();
    for (let [next] = this.#waiting; next && next.until <= now; [next] = this.#waiting) {
      this.#waiting.shift();
      next.reject(new FetchFailure('timeout'));
    }
    for (let [oldest] = this.#idle; oldest && oldest.idleUntil <= now; [oldest] = this.#idle) oldest.close();
  }

  #endIfClosed(): void {
    if (!this.#onClosed || this.#connections.size > 0) return;
    this.#stopClock();
    this.#onClosed();
  }
}
