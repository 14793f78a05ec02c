import { deepStrictEqual } from 'node:assert';
import { Pool } from 'undici';
import type { HouseholdSize } from './household.ts';
import { askOnce, DifferentAnswer } from './send-load.ts';
import type { Variant } from './variant.ts';

type Answer = {
  readonly data?: { readonly households?: readonly { readonly members: readonly unknown[] }[] };
  readonly errors?: unknown;
};

/**
 * Sends one request to each variant and compares the answers with that of the first, ignoring the order of an object's fields.
 *
 * @returns the text of each variant's answer, by name
 * @throws DifferentAnswer when they differ or do not contain the whole household
 */
export async function compareAnswers(
  variants: readonly Variant[],
  size: HouseholdSize,
  token: string,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const variant of variants) {
    const pool = new Pool(new URL(variant.url).origin);
    texts.set(variant.name, await askOnce(pool, { token, body: variant.body }));
    await pool.close();
  }
  const [ours, ...others] = [...texts].map(([variant, text]) => [variant, JSON.parse(text) as Answer] as const);
  for (const [variant, answer] of others) requireEqual(`ours and of ${variant}`, ours?.[1], answer);
  if (ours?.[1].errors || ours?.[1].data?.households?.[0]?.members.length !== size) {
    throw new DifferentAnswer(`The answers do not hold a household of ${size}: ${texts.values().next().value?.slice(0, 500)}`);
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
