import type { Client } from '../../clients/client.ts';
import { connectOnce, connectRedis, type RedisAddress } from '../../redis/connect-redis.ts';
import { createFileStore } from './file-store.ts';
import type { Log } from '../../telemetry/log.ts';
import type { OperationStore } from './operation-store.ts';
import { createRedisStore } from './redis-registry.ts';

/** Where the registered operations come from. */
export type OperationStores = {
  readonly store: OperationStore;
  /** Served until the store has a valid set. Null: nothing is. */
  readonly fallback: OperationStore | null;
};

/** Longer than for other commands, because a whole set is transferred. */
const COMMAND_TIMEOUT_MS = 2_000;

/**
 * @param redisUrl where gateways share operations. Null: they are read only from the files
 * @param root the folder that the clients' paths are relative to
 * @param log where outages of Redis are logged
 */
export async function openStores(
  clients: readonly Client[],
  root: string,
  redisUrl: RedisAddress | null,
  log: Log | null = null,
): Promise<OperationStores> {
  const files = createFileStore(clients, root);
  if (redisUrl === null) return { store: files, fallback: null };
  const redis = connectRedis(redisUrl, COMMAND_TIMEOUT_MS, log && { log, connection: 'operations' });
  // Redis is used as soon as it is available. Until then its outage is logged.
  await connectOnce(redis).catch(() => undefined);
  return { store: createRedisStore(redis), fallback: files };
}
