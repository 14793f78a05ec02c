import type { PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { nameOf, type Row } from './prepared-statement.ts';
import type { BoundStatement, Outcome, StatementBatch } from './statement-batch.ts';

/** Planned once and then run by its name. Anything else is run as it is: it defines, or begins and ends transactions. */
const WORTH_A_NAME = /^\s*(?:select|insert|update|delete|with)\b/;
/** A longer statement is one of many rows; it is rarely the same again. */
const MAX_NAMED_LENGTH = 10_000;

/** What a pool knows of a connection. */
export type ConnectionUses = {
  /** Whether statements are prepared under names. */
  readonly prepared: boolean;
  /** Called once a statement has ended. @param ms how long it took, in milliseconds */
  readonly onStatement: (ms: number) => void;
  /** Called when the connection turns out to be of no more use. @param inUse whether somebody had it */
  readonly onLost: (inUse: boolean) => void;
  /** Gives the connection back. @param isUsable false: it is closed instead */
  readonly release: (isUsable: boolean) => void;
};

/** One connection, as Kysely's driver wants it. */
export class PooledConnection implements PostgresPoolClient {
  readonly #client: pg.PoolClient;
  readonly #uses: ConnectionUses;
  #inUse = false;
  #inTransaction = false;
  /** Why the connection is not used again; null while it can be. */
  #lost: Error | null = null;
  /** Whether to close the connection when it is released, although it can still be used. */
  #stale = false;

  constructor(client: pg.PoolClient, uses: ConnectionUses) {
    this.#client = client;
    this.#uses = uses;
    // The pool listens to idle connections alone. Without a listener, one that is lost in use would end the process.
    client.on('error', (error) => this.#lose(error));
  }

  // Kysely's type has another overload, for cursors, which nothing uses.
  query: PostgresPoolClient['query'] = ((asked: string | StatementBatch, parameters: readonly unknown[]) =>
    typeof asked === 'string' ? this.#run(asked, [...parameters]) : this.#runBatch(asked)) as never;

  /** Says that somebody has it now. */
  take(): this {
    this.#inUse = true;
    return this;
  }

  release(): void {
    this.#inUse = false;
    this.#uses.release(this.#lost === null && !this.#stale);
  }

  async #run(text: string, values: unknown[]): Promise<pg.QueryResult> {
    // The connection still waits for the answer that did not come: a rollback would wait behind it.
    if (this.#lost) throw this.#lost;
    const isNamed = this.#uses.prepared && text.length <= MAX_NAMED_LENGTH && WORTH_A_NAME.test(text);
    const begunAt = performance.now();
    try {
      const result = await this.#client.query(isNamed ? { name: nameOf(text), text, values } : { text, values });
      if (/^(?:begin|start|commit|rollback)\b(?! to)/.test(text)) this.#inTransaction = /^(?:begin|start)/.test(text);
      return result;
    } catch (error) {
      if (isEnd(error)) this.#lose(error);
      if (!isNamed || !isOutdated(error)) throw error;
      this.#stale = true;
      if (this.#inTransaction) throw error;
      return await this.#client.query({ text, values });
    } finally {
      this.#uses.onStatement(performance.now() - begunAt);
    }
  }

  /** @throws when the connection is lost */
  async #runBatch(batch: StatementBatch): Promise<PromiseSettledResult<Row[]>[]> {
    if (this.#lost) throw this.#lost;
    const begunAt = performance.now();
    this.#client.query(batch);
    const outcomes = await batch.outcomes;
    this.#uses.onStatement(performance.now() - begunAt);
    for (const outcome of outcomes) if (outcome && 'error' in outcome && isEnd(outcome.error)) this.#lose(outcome.error);
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

  #lose(error: Error): void {
    if (this.#lost === null) this.#uses.onLost(this.#inUse);
    this.#lost ??= error;
  }
}

/** A migration has changed the columns of a statement that was prepared before it. PostgreSQL has no code of its own for that. */
const isOutdated = (error: unknown): boolean => error instanceof pg.DatabaseError && error.routine === 'RevalidateCachedQuery';

/** Of a server that shuts down, starts, or has become a standby: 57P01 to 57P03 and 57P05, 08006 and its like, and 25006. */
const ENDING_CODES = /^(?:57P0[1235]|08...|25006)$/;

/** @returns whether a connection is of no use after the error. The second case: the client gave up waiting for the server */
const isEnd = (error: unknown): error is Error =>
  error instanceof pg.DatabaseError
    ? ENDING_CODES.test(error.code ?? '')
    : error instanceof Error && error.message === 'Query read timeout';
