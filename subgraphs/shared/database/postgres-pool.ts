import { setTimeout as wait } from 'node:timers/promises';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { nameOf, type Row } from './prepared-statement.ts';
import type { BoundStatement, Outcome, StatementBatch } from './statement-batch.ts';

export type PoolOptions = {
  /** Connections at most. */
  readonly poolSize: number;
  /** Whether statements are prepared under names; false for a pooler that cannot. */
  readonly prepared: boolean;
  /** How long to wait for a connection, in milliseconds; 0 for ever. */
  readonly connectMs: number;
  /** How long one statement may run, in milliseconds; 0, as by default, for ever: what loads and migrates takes long. */
  readonly statementMs: number;
  /** Called when PostgreSQL closes an idle connection. */
  readonly onLost: (error: unknown) => void;
};

/** How long a statement of a request may run, in milliseconds. */
export const REQUEST_STATEMENT_MS = 2_000;

/** The server ends a statement at its bound. When no answer comes by then and this much later, the connection is given up. */
const GRACE_MS = 500;
const PROBE_MS = 10_000;

/** Opens connections as they are needed. */
export function openPool(url: string, options: Partial<PoolOptions>): PostgresPool {
  const { poolSize = 10, prepared = true, connectMs = 5_000, statementMs = 0, onLost = () => undefined } = options;
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    keepAlive: true,
    keepAliveInitialDelayMillis: PROBE_MS,
    connectionTimeoutMillis: connectMs,
    ...(statementMs > 0 && { query_timeout: statementMs + GRACE_MS }),
  });
  // The next query finds out whether the server is available. Without a listener, a lost connection would end the process.
  pool.on('error', onLost);
  const open = new Set<pg.PoolClient>();
  pool.on('connect', (client) => open.add(client)).on('remove', (client) => open.delete(client));
  const known = new WeakMap<pg.PoolClient, Connection>();
  return {
    async connect() {
      const client = await pool.connect();
      const connection = known.get(client) ?? new Connection(client, prepared);
      if (statementMs > 0 && !known.has(client)) await connection.bound(statementMs);
      known.set(client, connection);
      return connection;
    },
    end: () => endPool(pool, open),
  };
}

/** How long connections may take to say goodbye. */
const GOODBYE_MS = 1_000;

/** A server that has vanished without a word never confirms the end of a connection; its connections are then cut off. */
async function endPool(pool: pg.Pool, open: ReadonlySet<pg.PoolClient>): Promise<void> {
  const goodbyes = [...open].map((client) => new Promise((resolve) => client.once('end', resolve)));
  const ended = pool.end();
  await Promise.race([Promise.all([ended, ...goodbyes]), wait(GOODBYE_MS, undefined, { ref: false })]);
  for (const client of open) (client as unknown as { readonly connection: pg.Connection }).connection.stream.destroy();
  await ended;
}

/** Planned once and then run by its name. Anything else is run as it is: it defines, or begins and ends transactions. */
const WORTH_A_NAME = /^\s*(?:select|insert|update|delete|with)\b/;
/** A longer statement is one of many rows; it is rarely the same again. */
const MAX_NAMED_LENGTH = 10_000;

/** One connection, as Kysely's driver wants it. */
class Connection implements PostgresPoolClient {
  readonly #client: pg.PoolClient;
  readonly #prepared: boolean;
  #inTransaction = false;
  /** Why the connection is not used again; null while it can be. */
  #lost: Error | null = null;
  /** Whether to close the connection when it is released, although it can still be used. */
  #stale = false;

  constructor(client: pg.PoolClient, prepared: boolean) {
    this.#client = client;
    this.#prepared = prepared;
    // The pool listens to idle connections alone. Without a listener, one that is lost in use would end the process.
    client.on('error', (error) => (this.#lost ??= error));
  }

  /**
   * Bounds each statement. The setting is not sent when connecting, because poolers refuse it there. A pooler in transaction mode
   * may lose it between transactions; there the setting of the role holds, which `npm run migrate -- --roles` writes.
   */
  async bound(statementMs: number): Promise<void> {
    try {
      await this.#client.query(`set statement_timeout = ${statementMs}`);
    } catch (error) {
      this.#client.release(true);
      throw error;
    }
  }

  // Kysely's type has another overload, for cursors, which nothing uses.
  query: PostgresPoolClient['query'] = ((asked: string | StatementBatch, parameters: readonly unknown[]) =>
    typeof asked === 'string' ? this.#run(asked, [...parameters]) : this.#runBatch(asked)) as never;

  release(): void {
    this.#client.release(this.#lost !== null || this.#stale);
  }

  async #run(text: string, values: unknown[]): Promise<pg.QueryResult> {
    // The connection still waits for the answer that did not come: a rollback would wait behind it.
    if (this.#lost) throw this.#lost;
    const isNamed = this.#prepared && text.length <= MAX_NAMED_LENGTH && WORTH_A_NAME.test(text);
    try {
      const result = await this.#client.query(isNamed ? { name: nameOf(text), text, values } : { text, values });
      if (/^(?:begin|start|commit|rollback)\b(?! to)/.test(text)) this.#inTransaction = /^(?:begin|start)/.test(text);
      return result;
    } catch (error) {
      this.#noteLoss(error);
      if (!isNamed || !isOutdated(error)) throw error;
      this.#stale = true;
      if (this.#inTransaction) throw error;
      return this.#client.query({ text, values });
    }
  }

  /** @throws when the connection is lost */
  async #runBatch(batch: StatementBatch): Promise<PromiseSettledResult<Row[]>[]> {
    if (this.#lost) throw this.#lost;
    this.#client.query(batch);
    const outcomes = await batch.outcomes;
    for (const outcome of outcomes) if (outcome && 'error' in outcome) this.#noteLoss(outcome.error);
    const results: PromiseSettledResult<Row[]>[] = [];
    // One after another: a connection runs one statement at a time.
    for (const [index, outcome] of outcomes.entries())
      results.push(...(await Promise.allSettled([this.#rowsOf(outcome, batch.statements[index]!)])));
    return results;
  }

  async #rowsOf(outcome: Outcome, { statement, values }: BoundStatement): Promise<Row[]> {
    if (outcome && 'rows' in outcome) return outcome.rows;
    if (outcome === null) return (await this.#run(statement.text, [...values])).rows as Row[];
    if (!isOutdated(outcome.error)) throw outcome.error;
    this.#stale = true;
    return (await this.#client.query({ text: statement.text, values: [...values] })).rows as Row[];
  }

  #noteLoss(error: unknown): void {
    if (error instanceof Error && error.message === 'Query read timeout') this.#lost = error;
  }
}

/** A migration has changed the columns of a statement that was prepared before it. PostgreSQL has no code of its own for that. */
const isOutdated = (error: unknown): boolean => error instanceof pg.DatabaseError && error.routine === 'RevalidateCachedQuery';
