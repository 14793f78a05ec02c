import { z } from 'zod';
import type { ChainEnd } from '../records/chain.ts';
import type { CheckSignature, Signed } from './audit-keys.ts';
import { parseAs } from '../reading/parse-as.ts';

/** How far a chain went at a time, signed. What was written before cannot be changed or cut off without it showing. */
export type Head = ChainEnd & { readonly at: string };
export type SignedHead = Head & Signed;

const HEAD = z.strictObject({
  at: z.iso.datetime(),
  hash: z.string(),
  key: z.string(),
  n: z.int(),
  signature: z.string(),
  writer: z.string(),
});

/** A place apart from the records, where heads are published. */
export type HeadPlace = { readonly publish: (head: SignedHead) => Promise<void>; readonly close: () => Promise<void> };

/** @returns the head; null: it is none */
export function readHead(line: string): SignedHead | null {
  return parseAs(HEAD, line);
}

/** @returns why it does not hold; null when it does */
export const checkHead = ({ at, hash, n, writer, key, signature }: SignedHead, check: CheckSignature): string | null =>
  check({ at, hash, n, writer, is: 'head' }, { key, signature });
