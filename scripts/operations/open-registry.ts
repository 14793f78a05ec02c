import type { GatewayConfig } from '../../gateway/config.ts';
import { NO_OPERATIONS, type OperationSet } from '../../gateway/operations/operation-set.ts';
import {
  type Activation,
  type ActivationNote,
  createRegistry,
  type Registry,
} from '../../gateway/operations/storage/redis-registry.ts';
import { connectOnce, connectRedis, isNotPrimary } from '../../gateway/redis/connect-redis.ts';

const TIMEOUT_MS = 5_000;

/** Runs a command on the registry that gateways share. @throws when there is none, or it does not answer */
export async function withRegistry<Result>(
  { redisUrl }: GatewayConfig,
  use: (registry: Registry) => Promise<Result>,
): Promise<Result> {
  if (redisUrl === null) {
    throw new Error(
      'REDIS_URL is not set. Without it, gateways read the files that schema/clients.yaml lists: change those files instead.',
    );
  }
  const redis = connectRedis(redisUrl, TIMEOUT_MS);
  try {
    await connectOnce(redis);
    return await use(createRegistry(redis));
  } catch (error) {
    if (isNotPrimary(error))
      throw new Error('The Redis at REDIS_URL is not the primary now. Set REDIS_URL to the primary, or try again.', {
        cause: error,
      });
    if (redis.status === 'ready') throw error;
    throw new Error('The Redis at REDIS_URL does not answer. Check that it runs.', { cause: error });
  } finally {
    redis.disconnect();
  }
}

/** @param version a prefix of a version. @throws when no version, or more than one, in the history has that prefix */
export function findVersion(history: readonly Activation[], version: string): string {
  const found = [...new Set(history.map((one) => one.version))].filter((one) => one.startsWith(version));
  if (found.length > 1) throw new Error(`Several versions begin with ${version}: give more characters`);
  if (found[0] === undefined) throw new Error(`There is no version ${version}; npm run operations -- list shows those there are`);
  return found[0];
}

/** @returns the active set; the empty set before the first activation */
export const readActive = async (registry: Registry, active: Activation | null): Promise<OperationSet> =>
  (active && (await registry.read(active.version))) ?? NO_OPERATIONS;

/** @throws when another was activated meanwhile */
export async function activate(
  registry: Registry,
  set: OperationSet,
  active: Activation | null,
  note: ActivationNote,
): Promise<void> {
  if (!(await registry.activate(set, active, note)))
    throw new Error('Another version was activated in the meantime. Nothing has changed: run the command again.');
}

/** A version as people read it. */
export const short = (version: string): string => version.slice(0, 12);
