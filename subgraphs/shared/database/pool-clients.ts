import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { cutOff } from './cut-off.ts';
import { HOST_STATE, type HostState, OnlyReadOnly } from './find-host.ts';

/** A connection of a pool, which knows where it leads. */
export type HostClient = pg.Client & { readonly url: string };

/** @returns the class of a pool's connections. @param clients has each until it has ended */
export const clientClass = (urlNow: () => string, clients: Set<HostClient>) =>
  class extends pg.Client {
    readonly url: string;

    constructor(config: pg.ClientConfig) {
      const url = urlNow();
      super({ ...config, connectionString: url });
      this.url = url;
      clients.add(this);
      this.once('end', () => clients.delete(this));
    }
  };

/** A transaction that asks nothing for so long belongs to a process that has vanished. The server then frees its locks. */
export const SILENT_TRANSACTION_MS = 10_000;

/**
 * Bounds the statements of a new connection, and asks whether its server takes writes. Settings are not sent when connecting, because
 * poolers refuse them there. A pooler in transaction mode may lose them between transactions; there the settings of the role hold,
 * which `npm run migrate -- --roles` writes.
 *
 * @throws OnlyReadOnly
 */
export async function prepareClient(client: pg.PoolClient, statementMs: number, mustWrite: boolean): Promise<void> {
  const bounds = [
    `set_config('statement_timeout', '${statementMs}', false)`,
    `set_config('idle_in_transaction_session_timeout', '${SILENT_TRANSACTION_MS}', false)`,
  ];
  const asked = [...(statementMs > 0 ? bounds : []), ...(mustWrite ? [HOST_STATE] : [])];
  if (asked.length === 0) return;
  try {
    const { rows } = await client.query<HostState>(`select ${asked.join(', ')}`);
    if (mustWrite && rows[0]?.isReadOnly !== false) throw new OnlyReadOnly();
  } catch (error) {
    client.release(true);
    cutOff(client);
    throw error;
  }
}

/** How long connections may take to say goodbye, in milliseconds. */
const GOODBYE_MS = 1_000;

/** A server that has vanished without a word never confirms the end of a connection; its connections are then cut off. */
export async function endPool(pool: pg.Pool, clients: ReadonlySet<HostClient>): Promise<void> {
  const goodbyes = [...clients].map((client) => new Promise((resolve) => client.once('end', resolve)));
  const ended = pool.end();
  await Promise.race([Promise.all([ended, ...goodbyes]), wait(GOODBYE_MS, undefined, { ref: false })]);
  for (const client of clients) (client as unknown as { readonly connection: pg.Connection }).connection.stream.destroy();
  await ended;
}
