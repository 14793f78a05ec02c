import type { PostgresPool } from 'kysely';
import { openPool, type Pool, type PoolOptions } from './postgres-pool.ts';
import { createReplicaFreshness } from './replica-freshness.ts';

export type ReplicaOptions = {
  /** Null: there is none. */
  readonly replica: { readonly url: string; readonly maxLagMs: number } | null;
  /** Called when the replica is used from now on, or is not. */
  readonly onReplica: (isUsed: boolean) => void;
};

type Options = Partial<PoolOptions & ReplicaOptions> & { readonly replica: NonNullable<ReplicaOptions['replica']> };

/** How often the replica is compared with the primary, as part of the lag that is allowed, and in milliseconds at most. */
const LOOKS_A_LAG = 4;
const MAX_PAUSE_MS = 1_000;

/**
 * A pool for reading alone. Connections lead to the replica while it is known to be fresh, else to the primary: also when none to
 * the replica can be had.
 */
export function openReplicatedPool(url: string, options: Options): Pool {
  const { maxLagMs } = options.replica;
  const primary = openPool(url, options);
  const freshness = createReplicaFreshness();
  const { onMove: _ofThePrimary, ...common } = options;
  const replica = openPool(options.replica.url, { ...common, target: 'prefer-standby', onBroken: freshness.doubt });
  let wasFresh = false;
  /** @returns whether the replica is fresh. Tells when that has changed */
  const isFresh = () => {
    const now = freshness.lag(performance.now()) <= maxLagMs;
    if (now !== wasFresh) options.onReplica?.(now);
    return (wasFresh = now);
  };
  const watch = repeat(Math.min(maxLagMs / LOOKS_A_LAG, MAX_PAUSE_MS), async () => {
    const askedAt = performance.now();
    try {
      const written = await readPlace(primary, 'pg_current_wal_lsn()');
      // Null: it is no standby, and nobody knows what it lacks.
      const replayed = await readPlace(replica, 'case when pg_is_in_recovery() then pg_last_wal_replay_lsn() end');
      if (written !== null && replayed !== null) freshness.hear(askedAt, written, replayed);
    } catch {
      // Whatever is away makes the replica older. Who reads from it meets, and reports, the same failure.
    }
    isFresh();
  });
  return {
    async connect() {
      if (!isFresh()) return primary.connect();
      try {
        return await replica.connect();
      } catch {
        // The primary answers instead, and `onReplica` tells.
        freshness.doubt();
        return await primary.connect();
      }
    },
    async end() {
      watch.stop();
      await Promise.all([primary.end(), replica.end()]);
    },
    figures: () => ({ ...primary.figures(), replica: replica.figures()['primary']! }),
  };
}

async function readPlace(pool: PostgresPool, place: string): Promise<string | null> {
  const connection = await pool.connect();
  try {
    const { rows } = await connection.query<{ place: string | null }>(`select (${place})::text as place`, []);
    return rows[0]?.place ?? null;
  } finally {
    connection.release();
  }
}

/** Repeats work with a pause after each time. The process may end meanwhile. */
function repeat(pauseMs: number, work: () => Promise<void>): { readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const run = async () => {
    await work();
    if (!isStopped) timer = setTimeout(() => void run(), pauseMs).unref();
  };
  void run();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
