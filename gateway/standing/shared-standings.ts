import { createHash } from 'node:crypto';
import type { Standing } from '../../schema/contract/viewer.ts';
import type { Redis } from '../redis.ts';

/** Standings that several gateways share, each under the epoch it belongs to. Losing them costs a question, no more. */
export type SharedStandings = {
  readonly read: (key: string, epoch: number) => Promise<Standing | null>;
  readonly write: (key: string, standing: Standing) => Promise<void>;
};

const LIFETIME_SECONDS = 300;

/** Kept in Redis; when Redis does not answer, or with no standing, there is nothing there. Sign-ins are written as hashes. */
export function redisStandings(redis: Redis): SharedStandings {
  const nameOf = (key: string, epoch: number) =>
    `myservices:standing:${epoch}:${createHash('sha256').update(key).digest('base64url')}`;
  return {
    async read(key, epoch) {
      try {
        const text = await redis.get(nameOf(key, epoch));
        return text === null ? null : (JSON.parse(text) as Standing);
      } catch {
        return null;
      }
    },
    async write(key, standing) {
      await redis.set(nameOf(key, standing.epoch), JSON.stringify(standing), 'EX', LIFETIME_SECONDS).catch(() => null);
    },
  };
}
