import { Pool } from 'undici';
import type { SignIns } from './sign-ins.ts';

export type Target = {
  /** The name of the target, for messages. */
  readonly name: string;
  readonly url: string;
  readonly body: string;
};

export type Load = {
  readonly signIns: SignIns;
  /** The number of requests in progress at any time, one per connection. */
  readonly concurrency: number;
  readonly seconds: number;
};

export type LoadResult = {
  readonly seconds: number;
  /** Milliseconds of each request, ascending. */
  readonly latencies: readonly number[];
};

/** The most requests of a round, however fast the machine. */
const MAX_REQUESTS = 50_000;

/**
 * Sends load in a closed loop: each connection sends its next request after the answer to the previous one. Ends after `seconds`
 * or the most requests, whichever comes first, when all answers have arrived.
 *
 * @param expected the exact text of every answer
 * @throws DifferentAnswer when an answer differs
 */
export async function sendLoad(target: Target, { signIns, concurrency, seconds }: Load, expected: string): Promise<LoadResult> {
  const pool = new Pool(new URL(target.url).origin, { connections: concurrency, pipelining: 1 });
  const latencies: number[] = [];
  const begun = performance.now();
  const end = begun + seconds * 1000;
  const most = Math.min(MAX_REQUESTS, signIns.requests);
  let next = 0;
  const loop = async () => {
    while (next < most) {
      const sent = performance.now();
      if (sent >= end) return;
      const answer = await askOnce(pool, { token: signIns.tokenFor(next++), body: target.body });
      if (answer !== expected)
        throw new DifferentAnswer(`Under load, ${target.name} answered something else than before:\n${answer.slice(0, 500)}`);
      latencies.push(performance.now() - sent);
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, loop));
  } finally {
    await pool.close();
  }
  return { seconds: (performance.now() - begun) / 1000, latencies: latencies.sort((one, other) => one - other) };
}

export class DifferentAnswer extends Error {}

/** @returns the text of the answer. @throws when its status is not 200 */
export async function askOnce(pool: Pool, { token, body }: { readonly token: string; readonly body: string }): Promise<string> {
  const answer = await pool.request({
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` },
    body,
  });
  const text = await answer.body.text();
  if (answer.statusCode !== 200) throw new DifferentAnswer(`The answer has status ${answer.statusCode}: ${text.slice(0, 500)}`);
  return text;
}
