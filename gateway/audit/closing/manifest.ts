import { z } from 'zod';
import type { CheckSignature, Signed } from '../heads/audit-keys.ts';
import { parseAs } from '../reading/parse-as.ts';

const MANIFEST = z.strictObject({
  file: z.string(),
  bytes: z.int(),
  /** SHA-256 of the file, in base64url. */
  hash: z.string(),
  /** SHA-256 of its index. */
  index: z.string(),
  records: z.int(),
  /** Times of the first and last record. */
  first: z.string(),
  last: z.string(),
  /** Whose records it holds. */
  writers: z.record(z.string(), z.strictObject({ from: z.int(), to: z.int(), hash: z.string() })),
  /** Empty where there are no keys. */
  key: z.string(),
  signature: z.string(),
});

/** What a closed file holds, signed. It stands beside the file. */
export type Manifest = z.infer<typeof MANIFEST>;
export type UnsignedManifest = Omit<Manifest, keyof Signed>;

/** @returns null: it is no manifest */
export function readManifest(text: string): Manifest | null {
  return parseAs(MANIFEST, text);
}

/** @returns why it does not hold; null when it does */
export const checkManifest = ({ key, signature, ...manifest }: Manifest, check: CheckSignature): string | null =>
  key === '' ? 'it is not signed' : check({ ...manifest, is: 'manifest' }, { key, signature });

export const manifestPath = (file: string): string => `${file}.manifest.json`;
export const indexPath = (file: string): string => `${file}.index`;
