import pg from 'pg';

const CONNECT_MS = 5_000;
const STATEMENT_MS = 5_000;
const PROBE_MS = 10_000;

export type AuditPool = pg.Pool;

/** Connections to the database of the audit trail. A statement that gets no answer in time fails, and its connection is given up. */
export function openAuditPool(url: string, statementMs = STATEMENT_MS): AuditPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    keepAlive: true,
    keepAliveInitialDelayMillis: PROBE_MS,
    connectionTimeoutMillis: CONNECT_MS,
    ...(statementMs > 0 && { query_timeout: statementMs }),
  });
  // The next statement finds out whether the server is available. Without a listener, a lost connection would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/** Runs `work` in a transaction, which is rolled back if it throws. */
export async function inTransaction(pool: AuditPool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await work(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
