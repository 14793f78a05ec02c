import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Redis } from '../redis/connect-redis.ts';
import type { Count, CountKey, Figures } from './count.ts';

/**
 * Takes ARGV[1] of the points that are left, but beyond the ARGV[2] that are needed at most a tenth of them. The first event of a
 * key begins a window of ARGV[4] milliseconds, whose limit is ARGV[3]. Returns how many points it took and how long the window
 * lasts.
 */
const TAKE_POINTS = `
local left = math.max(tonumber(ARGV[3]) - tonumber(redis.call('get', KEYS[1]) or '0'), 0)
local taken = math.min(tonumber(ARGV[1]), math.max(tonumber(ARGV[2]), math.floor(left / 10)), left)
if taken > 0 then redis.call('incrby', KEYS[1], taken) end
if redis.call('pttl', KEYS[1]) < 0 then redis.call('pexpire', KEYS[1], ARGV[4]) end
return { taken, redis.call('pttl', KEYS[1]) }`;

type PointsRedis = Redis & {
  takePoints: (key: string, wanted: number, needed: number, limit: number, windowMs: number) => Promise<[number, number]>;
};

/** What this process may use of a key's points, and who waits for more. */
type Lease = {
  left: number;
  /** When the window ends, or earlier: a lease never reaches into the next window. */
  endsAt: number;
  /** Whether Redis had no more points. */
  isOver: boolean;
  size: number;
  takenAt: number;
  isAsking: boolean;
  waiting: ((count: Count) => void)[];
};

/** A block that is used up within this time was too small: the next one is twice as large. Otherwise the next one is of one point. */
const BUSY_MS = 1_000;
const MAX_BLOCK = 50;
/** The points of a lease that is forgotten count as used. */
const MAX_LEASES = 20_000;

/**
 * Counts in fixed windows that several processes share in Redis. It takes points in blocks, so that most requests of a busy key
 * need not wait for Redis. A block counts as used when it is taken. So all processes together never allow more than the limit;
 * they may allow fewer, by the points of blocks that a process did not use. A block is at most a tenth of the points left, and of
 * one point for a key that is not busy.
 *
 * @param clock milliseconds of a clock that is never set back
 * @returns a function that counts one event: at once, unless Redis must be asked. `unknown`: it does not answer
 */
export function countByLeases(redis: Redis, prefix: string, figures: Figures, clock: () => number): CountKey {
  const leases = new LRUCache<string, Lease>({ max: MAX_LEASES });
  const take = takerOf(redis, prefix, figures);

  /** Takes points for those who wait, and for those who come before the answer if it is enough for them too. */
  async function serve(key: string, lease: Lease): Promise<void> {
    lease.isAsking = true;
    const needed = lease.waiting.length;
    const askedAt = clock();
    lease.size = askedAt - lease.takenAt < BUSY_MS ? Math.min(lease.size * 2, MAX_BLOCK) : 1;
    lease.takenAt = askedAt;
    const answer = await take(key, lease.size, needed);
    lease.isAsking = false;
    if (answer === null) return lease.waiting.splice(0).forEach((tell) => tell('unknown'));
    [lease.left] = answer;
    // The window lasted for that long after the question, so it does not end before.
    lease.endsAt = askedAt + answer[1];
    lease.isOver = lease.left < needed;
    const served = lease.waiting.splice(0, lease.isOver ? Infinity : lease.left);
    for (const tell of served) tell(use(lease, clock()));
    if (lease.waiting.length > 0) await serve(key, lease);
  }
  return (key) => {
    let lease = leases.get(key);
    if (!lease) leases.set(key, (lease = newLease()));
    const now = clock();
    if (!lease.isAsking && now < lease.endsAt && (lease.left > 0 || lease.isOver)) return use(lease, now);
    const counted = new Promise<Count>((resolve) => lease.waiting.push(resolve));
    if (!lease.isAsking) void serve(key, lease);
    return counted;
  };
}

const newLease = (): Lease => ({
  left: 0,
  endsAt: -Infinity,
  isOver: false,
  size: 1,
  takenAt: -Infinity,
  isAsking: false,
  waiting: [],
});

function use(lease: Lease, now: number): Count {
  if (lease.left === 0) return { over: Math.max(1, Math.ceil((lease.endsAt - now) / 1000)) };
  lease.left -= 1;
  return 'within';
}

/** @returns a function that takes points; null when Redis does not answer. Keys are stored as hashes */
function takerOf(redis: Redis, prefix: string, { points, seconds }: Figures) {
  if (!('takePoints' in redis)) redis.defineCommand('takePoints', { numberOfKeys: 1, lua: TAKE_POINTS });
  return async (key: string, wanted: number, needed: number): Promise<readonly [taken: number, lastsMs: number] | null> => {
    const name = `${prefix}:${createHash('sha256').update(key).digest('base64url')}`;
    try {
      return await (redis as PointsRedis).takePoints(name, Math.max(wanted, needed), needed, points, seconds * 1000);
    } catch {
      // `watchOutages` logs the outage.
      return null;
    }
  };
}
