import type { Client } from '../../clients/client.ts';
import { connectRedis } from '../../redis/connect-redis.ts';
import { createFileStore } from './file-store.ts';
import type { Log } from '../../telemetry/log.ts';
import type { OperationStore } from './operation-store.ts';
import { createRedisStore } from './redis-registry.ts';

/** Where the registered operations come from. */
export type OperationStores = {
  readonly store: OperationStore;
  /** What is served until the store has something that is fit; null: nothing. */
  readonly fallback: OperationStore | null;
};

/** A whole set is more than the other commands bring. */
const COMMAND_TIMEOUT_MS = 2_000;

/**
 * @param redisUrl where gateways share them; null: they are read from the files alone
 * @param root the folder that the clients' paths are from
 * @param log where outages of Redis are told
 */
export async function openStores(
  clients: readonly Client[],
  root: string,
  redisUrl: string | null,
  log: Log | null = null,
): Promise<OperationStores> {
  const files = createFileStore(clients, root);
  if (redisUrl === null) return { store: files, fallback: null };
  const redis = connectRedis(redisUrl, COMMAND_TIMEOUT_MS, log && { log, connection: 'operations' });
  // It is used as soon as it is there, and logged until then.
  await redis.connect().catch(() => undefined);
  return { store: createRedisStore(redis), fallback: files };
}
