import type { FetchTimes } from './explain-plan.ts';
import type { SendFetch } from '../planning/plan.ts';

/** Records the duration and the answer size of each fetch of one run. */
export class RunTrace {
  readonly times: FetchTimes = new Map();
  readonly #startedAt = performance.now();

  /** @returns `send`, extended to record each fetch */
  around(send: SendFetch): SendFetch {
    return async (fetch, variables) => {
      const startedAt = performance.now();
      const note = (bytes: number | null) => {
        const endedAt = performance.now();
        this.times.set(fetch, { afterMs: round(startedAt - this.#startedAt), ms: round(endedAt - startedAt), bytes });
      };
      try {
        const answer = await send(fetch, variables);
        note(Buffer.byteLength(JSON.stringify(answer)));
        return answer;
      } catch (error) {
        note(null);
        throw error;
      }
    };
  }

  get totalMs(): number {
    return round(performance.now() - this.#startedAt);
  }
}

const round = (ms: number): number => Math.round(ms * 100) / 100;
