import { deepStrictEqual } from 'node:assert';
import { Pool } from 'undici';
import { askOnce, DifferentAnswer } from './send-load.ts';
import type { BenchProcess } from './start-process.ts';
import { ASKED, type Gateway, type Variant, VARIANTS } from './variants.ts';

type Answer = {
  readonly data?: { readonly households?: readonly { readonly members: readonly unknown[] }[] };
  readonly errors?: unknown;
};

/**
 * Sends one request to each variant and compares the answers, ignoring the order of an object's fields.
 *
 * @returns the text of each variant's answer
 * @throws DifferentAnswer when they differ or do not contain the whole household
 */
export async function compareAnswers(
  gateways: ReadonlyMap<Gateway, BenchProcess>,
  token: string,
): Promise<ReadonlyMap<Variant, string>> {
  const texts = new Map<Variant, string>();
  for (const variant of VARIANTS) {
    const { gateway, body } = ASKED[variant];
    const pool = new Pool(new URL(String(gateways.get(gateway)?.url)).origin);
    texts.set(variant, await askOnce(pool, { token, body }));
    await pool.close();
  }
  const [ours, ...others] = [...texts].map(([variant, text]) => [variant, JSON.parse(text) as Answer] as const);
  for (const [variant, answer] of others) requireEqual(`ours and of ${variant}`, ours?.[1], answer);
  if (ours?.[1].errors || ours?.[1].data?.households?.[0]?.members.length !== 5) {
    throw new DifferentAnswer('The answers do not hold a household of five');
  }
  return texts;
}

function requireEqual(which: string, one: unknown, other: unknown): void {
  try {
    deepStrictEqual(one, other);
  } catch (error) {
    throw new DifferentAnswer(`The answers of ${which} differ:\n${(error as Error).message}`);
  }
}
