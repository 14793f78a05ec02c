import { Cluster, Redis } from 'ioredis';
import { readRedisUrl, type RedisAddress, type RedisHosts, type RedisPlace } from './redis-address.ts';
import { type RedisWatch, watchOutages } from './watch-outages.ts';

/** A connection that is silent for this long while commands wait is closed: its Redis may hang or be gone. */
const SILENCE_MS = 2_000;
/** A connection to a Redis that refuses commands is replaced at most once in this many milliseconds. */
const LEAVING_MS = 1_000;
const MAX_PAUSE_MS = 1_000;

/**
 * Errors of a Redis that is not, or not yet, the primary. After a fail-over, the connection to the old primary stays open and its
 * commands would be refused forever. A new connection leads to the new primary (pitfall 51). Inside scripts and transactions,
 * other words precede the error.
 */
const NOT_PRIMARY = /\b(READONLY|LOADING|MASTERDOWN)\b/;

/**
 * A connection that fails fast. A command that Redis does not answer in time fails. No command waits in a queue (pitfall 31) or
 * is sent again over another connection, where it would arrive late.
 *
 * @param commandTimeout milliseconds
 * @param watch where outages are logged; null: the user of the connection reports them
 * @returns a connection to the server or primary. One to a cluster has the same commands, if all keys of one have the same slot
 * @throws when the URL is not one of Redis
 */
export function connectRedis(address: RedisAddress, commandTimeout = 250, watch: RedisWatch | null = null): Redis {
  const { url, ...more } = typeof address === 'string' ? { url: address } : address;
  const place = readRedisUrl(url);
  if (place === null) throw new Error('The URL of Redis is not one that is known');
  const redis = open(place, commandTimeout, more);
  // The user of the connection sees the failed command. Without a listener, a lost connection would end the process.
  redis.on('error', () => undefined);
  if (watch) watchOutages(redis, watch);
  return redis;
}

/**
 * Connects. Afterwards ioredis goes on by itself; with Sentinels, its own promise would wait until one answers.
 *
 * @throws when the first try fails
 */
export async function connectOnce(redis: Redis): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    redis.once('error', reject);
    redis.connect().then(resolve, reject);
  });
  const nodes = redis.isCluster ? (redis as unknown as Cluster).nodes() : [];
  await Promise.all(nodes.map(untilSettled));
}

/** Waits until the first try to connect to a node has ended. */
async function untilSettled(node: Redis): Promise<void> {
  if (!UNDER_WAY.has(node.status)) return;
  await new Promise((resolve) => node.once('ready', () => resolve(true)).once('close', () => resolve(false)));
}

const UNDER_WAY: ReadonlySet<string> = new Set(['connecting', 'connect']);

/** With TLS, when there are options of it. */
type Encrypted = { readonly tls?: { ca?: string } };
type More = { readonly ca?: string; readonly sentinelPassword?: string };

function open(place: RedisPlace, commandTimeout: number, { ca, sentinelPassword }: More): Redis {
  const tls = place.isSecure ? { tls: { ...(ca !== undefined && { ca }) } } : {};
  const options = optionsOf(commandTimeout);
  if (place.kind === 'server') return new Redis(place.url, { ...options, ...tls });
  const { hosts, username, password } = place;
  const login = { ...(username !== undefined && { username }), ...(password !== undefined && { password }) };
  if (place.kind === 'cluster') return openCluster(hosts, { ...options, ...tls, ...login });
  return new Redis({
    ...options,
    ...login,
    ...tls,
    ...(place.isSecure && { sentinelTLS: tls.tls, enableTLSForSentinelMode: true }),
    ...(sentinelPassword !== undefined && { sentinelPassword }),
    sentinels: [...hosts],
    name: place.name,
    db: place.db,
    sentinelCommandTimeout: commandTimeout,
    sentinelRetryStrategy: pauseBefore,
    // Leaves a primary that Sentinels have replaced, also while it still answers.
    failoverDetector: true,
  });
}

const pauseBefore = (attempt: number): number =>
  Math.min(50 * 2 ** Math.min(attempt - 1, 10), MAX_PAUSE_MS) * (1 - Math.random() / 4);

const optionsOf = (commandTimeout: number) => ({
  commandTimeout,
  connectTimeout: 1_000,
  socketTimeout: Math.max(SILENCE_MS, 2 * commandTimeout),
  maxRetriesPerRequest: 1,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxLoadingRetryTime: MAX_PAUSE_MS,
  lazyConnect: true,
  reconnectOnError: leaveWhenRefused(() => performance.now()),
  retryStrategy: pauseBefore,
});

/** Commands are sent anew only where the cluster says that another node has the slot: then this one has not run them. */
function openCluster(hosts: RedisHosts, redisOptions: ReturnType<typeof optionsOf> & Encrypted): Redis {
  const cluster = new Cluster([...hosts], {
    redisOptions,
    lazyConnect: true,
    enableOfflineQueue: false,
    clusterRetryStrategy: pauseBefore,
    maxRedirections: 3,
    retryDelayOnFailover: 0,
    retryDelayOnClusterDown: 0,
    slotsRefreshTimeout: 1_000,
    slotsRefreshInterval: 1_000,
    // Names are kept, because certificates are made out to them.
    dnsLookup: (name, found) => found(null, name),
  });
  // By itself ioredis connects to a node with the first command for it, and refuses those that come meanwhile. A node that is away
  // is tried again when the slots are read the next time.
  cluster.on('+node', (node: Redis) => void node.connect().catch(() => undefined));
  return cluster as unknown as Redis;
}

/** @returns whether Redis refused a command because it is not, or not yet, the primary */
export const isNotPrimary = (error: unknown): boolean => error instanceof Error && NOT_PRIMARY.test(error.message);

/**
 * While no primary can be reached, a replica that still answers is better than constant reconnection.
 *
 * @param clock milliseconds
 * @returns whether to replace the connection on which this error occurred
 */
export function leaveWhenRefused(clock: () => number): (error: Error) => boolean {
  let leftAt = -Infinity;
  return (error) => {
    const now = clock();
    if (!isNotPrimary(error) || now - leftAt < LEAVING_MS) return false;
    leftAt = now;
    return true;
  };
}

export type { Redis, RedisAddress };
