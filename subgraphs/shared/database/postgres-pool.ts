import type { PostgresPool } from 'kysely';
import pg from 'pg';
import { cutOff } from './cut-off.ts';
import { createHostFinder, type HostFinder, OnlyReadOnly } from './find-host.ts';
import { clientClass, endPool, type HostClient, prepareClient } from './pool-clients.ts';
import { type ConnectionUses, PooledConnection } from './pooled-connection.ts';
import { type HostTarget, type PostgresHosts, readPostgresUrl } from './postgres-hosts.ts';

export type PoolOptions = {
  /** Connections at most. */
  readonly poolSize: number;
  /** Whether statements are prepared under names; false for a pooler that cannot. */
  readonly prepared: boolean;
  /** How long to wait for a connection, in milliseconds. */
  readonly connectMs: number;
  /** How long one statement may run, in milliseconds; 0, as by default, for ever: what loads and migrates takes long. */
  readonly statementMs: number;
  /** After how long an unused connection is closed, in milliseconds; 0: never. */
  readonly idleMs: number;
  /** After how long without traffic a connection is probed, in milliseconds. */
  readonly keepAliveMs: number;
  /** Which of several hosts is used, where the URL does not say. */
  readonly target: HostTarget;
  /** Called when PostgreSQL closes an idle connection. */
  readonly onLost: (error: unknown) => void;
  /** Called when a connection breaks while it is used. */
  readonly onBroken: () => void;
  /** Called with the number of a host, from 1, when another one than before is used. */
  readonly onMove: (host: number) => void;
};

/** What a pool does. Counts and sums are since it was opened. */
export type PoolFigures = {
  readonly size: number;
  /** Connections, those under way included. */
  readonly open: number;
  readonly idle: number;
  /** How many wait for a connection. */
  readonly waiting: number;
  readonly statements: number;
  readonly statementMs: number;
  /** Connections that were taken. */
  readonly taken: number;
  /** The time that those who took one have waited for it. */
  readonly waitedMs: number;
  /** Connections that broke, or were given up. */
  readonly lost: number;
};

/** Connections to a database: to one server at a time, unless some reads go to a replica. */
export type Pool = PostgresPool & {
  /** The figures of each server's connections, by its name. */
  readonly figures: () => Readonly<Record<string, PoolFigures>>;
};

/** The server ends a statement at its bound. When no answer comes by then and this much later, the connection is given up. */
const GRACE_MS = 500;

/** @throws when the URL is not one of PostgreSQL */
export function openPool(url: string, options: Partial<PoolOptions>): Pool {
  const hosts = readPostgresUrl(url, options.target);
  if (hosts === null) throw new Error('The URL of the database is not one of PostgreSQL');
  return new ServerPool(hosts, options);
}

/**
 * Opens connections as they are needed, to the host that is to be used. A server that takes no writes is not used where writes are
 * wanted, because what it has may be old. When a connection breaks in use, those that were open by then are not used again: what
 * happened to its server happened to them.
 */
class ServerPool implements Pool {
  readonly #hosts: PostgresHosts;
  readonly #options: Partial<PoolOptions>;
  readonly #finder: HostFinder;
  readonly #pool: pg.Pool;
  /** Every client until it has ended. */
  readonly #clients = new Set<HostClient>();
  readonly #new = new WeakSet<pg.PoolClient>();
  /** The connections that are as good as is known. */
  #trusted = new WeakMap<pg.PoolClient, PooledConnection>();
  readonly #sums = { statements: 0, statementMs: 0, taken: 0, waitedMs: 0, lost: 0 };

  constructor(hosts: PostgresHosts, options: Partial<PoolOptions>) {
    const { poolSize = 10, connectMs = 5_000, statementMs = 0, idleMs = 60_000, keepAliveMs = 10_000 } = options;
    this.#hosts = hosts;
    this.#options = options;
    this.#finder = createHostFinder(hosts, { connectMs, onMove: options.onMove });
    this.#pool = new pg.Pool({
      Client: clientClass(this.#finder.last, this.#clients) as never,
      max: poolSize,
      keepAlive: true,
      keepAliveInitialDelayMillis: keepAliveMs,
      connectionTimeoutMillis: connectMs,
      idleTimeoutMillis: idleMs,
      ...(statementMs > 0 && { query_timeout: statementMs + GRACE_MS }),
    });
    this.#pool.on('connect', (client) => this.#new.add(client));
    // The next query finds out whether the server is available. Without a listener, a lost connection would end the process.
    this.#pool.on('error', options.onLost ?? (() => undefined));
  }

  async connect(): Promise<PooledConnection> {
    const begunAt = performance.now();
    const connection = await this.#take().catch((error: unknown) => {
      this.#finder.doubt();
      if (!(error instanceof OnlyReadOnly) || this.#hosts.urls.length === 1) throw error;
      // The host was found, and then became a standby.
      return this.#take();
    });
    this.#sums.taken += 1;
    this.#sums.waitedMs += performance.now() - begunAt;
    return connection;
  }

  end(): Promise<void> {
    return endPool(this.#pool, this.#clients);
  }

  figures(): { readonly primary: PoolFigures } {
    const { totalCount, idleCount, waitingCount, options } = this.#pool;
    return { primary: { size: options.max, open: totalCount, idle: idleCount, waiting: waitingCount, ...this.#sums } };
  }

  /** Takes a connection that works. One that perhaps does not is closed. */
  async #take(): Promise<PooledConnection> {
    await this.#finder.find();
    for (;;) {
      const client = await this.#pool.connect();
      if (this.#new.delete(client)) {
        await prepareClient(client, this.#options.statementMs ?? 0, this.#hosts.target === 'read-write');
        this.#trusted.set(client, new PooledConnection(client, this.#usesOf(client)));
      }
      const connection = this.#trusted.get(client);
      if (connection && (client as unknown as HostClient).url === this.#finder.last()) return connection.take();
      client.release(true);
      cutOff(client);
    }
  }

  #usesOf(client: pg.PoolClient): ConnectionUses {
    return {
      prepared: this.#options.prepared ?? true,
      onStatement: (ms) => {
        this.#sums.statements += 1;
        this.#sums.statementMs += ms;
      },
      onLost: (inUse) => {
        this.#sums.lost += 1;
        this.#finder.doubt();
        if (!inUse) return;
        this.#trusted = new WeakMap();
        this.#options.onBroken?.();
      },
      release: (isUsable) => client.release(!isUsable || !this.#trusted.has(client)),
    };
  }
}
