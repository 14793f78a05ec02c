import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { AuditSigner, CheckSignature } from '../heads/audit-keys.ts';
import { parseAs } from '../reading/parse-as.ts';
import { canonicalJson } from '../records/canonical-json.ts';
import { stemOf } from '../writing/closed-names.ts';

const CHECKPOINT = z.strictObject({
  /** When it was made. */
  at: z.string(),
  /** The last record of each writer that was pruned. */
  writers: z.record(z.string(), z.strictObject({ n: z.int(), hash: z.string() })),
  key: z.string(),
  signature: z.string(),
});

/** The last record of a writer that was pruned. */
export type PrunedEnd = { readonly n: number; readonly hash: string };
export type PrunedEnds = ReadonlyMap<string, PrunedEnd>;

export const checkpointPath = (file: string): string => join(dirname(file), `${stemOf(file)}.checkpoint.json`);

/** @returns the text of a signed checkpoint: what was pruned, so that the chains can go on from there */
export function writeCheckpoint(ends: PrunedEnds, at: string, signer: AuditSigner): string {
  const statement = { at, writers: Object.fromEntries(ends) };
  return canonicalJson({ ...statement, ...signer.sign({ ...statement, is: 'checkpoint' }) });
}

export type ReadCheckpoint = {
  readonly checkpoints: PrunedEnds;
  /** Why it does not hold; null: it does, or there is none. */
  readonly checkpointProblem: string | null;
};

/** @param text null: nothing was pruned */
export function readCheckpoint(text: string | null, check: CheckSignature): ReadCheckpoint {
  if (text === null) return { checkpoints: new Map(), checkpointProblem: null };
  const parsed = parseAs(CHECKPOINT, text);
  if (!parsed) return { checkpoints: new Map(), checkpointProblem: 'it cannot be read' };
  const { key, signature, ...statement } = parsed;
  const wrong = check({ ...statement, is: 'checkpoint' }, { key, signature });
  return { checkpoints: wrong === null ? new Map(Object.entries(statement.writers)) : new Map(), checkpointProblem: wrong };
}
