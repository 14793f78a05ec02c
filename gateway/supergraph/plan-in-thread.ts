import { createHash } from 'node:crypto';
import { print } from 'graphql';
import { LRUCache } from 'lru-cache';
import { refusal } from '../errors/refusal.ts';
import type { Planner } from '../planning/planner.ts';
import type { Log } from '../telemetry/log.ts';
import type { SupergraphThreads } from './supergraph-threads.ts';
import { ThreadFailure } from './thread-failure.ts';
import type { SupergraphSource } from './thread-messages.ts';

export type PlanningOptions = {
  /** CPU time for planning one operation, in milliseconds. */
  readonly limitMs: number;
  readonly log: Log;
};

/** How long planning may take where nothing else is configured. */
export const PLANNING_LIMIT_MS = 2_000;

/** For so long, an operation that could not be planned is refused at once. */
const REMEMBERED_MS = 600_000;

const MAX_REMEMBERED = 1_000;

/** Plans in a thread. An operation that takes too much is refused, and does not keep a thread busy again. */
export function createThreadPlanner(
  threads: SupergraphThreads,
  source: SupergraphSource,
  { limitMs, log }: PlanningOptions,
): Planner {
  const refused = new LRUCache<string, true>({ max: MAX_REMEMBERED, ttl: REMEMBERED_MS });
  return {
    async plan(operation, overrides) {
      const text = print(operation);
      const hash = createHash('sha256').update(text).digest('base64');
      if (refused.has(hash)) throw refusal('OPERATION_TOO_COMPLEX', TOO_HARD);
      try {
        return await threads.run(source, { kind: 'plan', operation: text, overrides, limitMs });
      } catch (error) {
        if (!(error instanceof ThreadFailure)) throw error;
        const { reason } = error;
        log.error({ event: 'planning failed', reason });
        if (reason === 'closed' || reason === 'busy') throw refusal('SERVICE_UNAVAILABLE');
        if (reason === 'crashed') throw refusal('INTERNAL_SERVER_ERROR');
        refused.set(hash, true);
        throw refusal('OPERATION_TOO_COMPLEX', TOO_HARD);
      }
    },
  };
}

const TOO_HARD = 'The operation takes too long to plan. Ask for less at once';
