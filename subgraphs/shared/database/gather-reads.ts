import type { CompiledQuery, PostgresPool, PostgresPoolClient } from 'kysely';
import type { Read } from './reads.ts';
import { type Row, statementOf } from './prepared-statement.ts';
import { type BoundStatement, StatementBatch } from './statement-batch.ts';

/** More statements are several batches, on connections of their own. */
const MAX_BATCH = 16;

type Waiting = BoundStatement & {
  readonly resolve: (rows: Row[]) => void;
  readonly reject: (error: unknown) => void;
};

/** A connection that takes batches. */
type BatchConnection = Omit<PostgresPoolClient, 'query'> & {
  readonly query: (batch: StatementBatch) => Promise<readonly PromiseSettledResult<Row[]>[]>;
};

/**
 * Sends the statements that a request asks for together in one round trip, on one connection: most of what a small statement costs
 * is its own packet, and the connection for it.
 */
export function gatherReads(pool: PostgresPool): Read {
  let waiting: Waiting[] = [];
  const flush = () => {
    const all = waiting;
    waiting = [];
    for (let from = 0; from < all.length; from += MAX_BATCH) void send(pool, all.slice(from, from + MAX_BATCH));
  };
  // Loaders ask in ticks of their own: the second tick is after all that were due in the first one.
  const later = () => process.nextTick(flush);
  return (query: CompiledQuery, values) =>
    new Promise((resolve, reject) => {
      waiting.push({ statement: statementOf(query), values, resolve: resolve as (rows: Row[]) => void, reject });
      if (waiting.length === 1) queueMicrotask(() => process.nextTick(later));
    });
}

/** Settles what waits; never rejects. */
async function send(pool: PostgresPool, waiting: readonly Waiting[]): Promise<void> {
  try {
    const connection = (await pool.connect()) as unknown as BatchConnection;
    try {
      const results = await connection.query(new StatementBatch(waiting));
      for (const [index, { resolve, reject }] of waiting.entries()) {
        const result = results[index]!;
        if (result.status === 'fulfilled') resolve(result.value);
        else reject(result.reason);
      }
    } finally {
      connection.release();
    }
  } catch (error) {
    for (const { reject } of waiting) reject(error);
  }
}
