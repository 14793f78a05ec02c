import { LRUCache } from 'lru-cache';
import { readHeaderParts } from '../../schema/contract/header-parts.ts';

/** A content coding of answers; null: none. */
export type ContentCoding = 'br' | 'gzip' | null;

/** The number of codings that are read from an Accept-Encoding header. */
const MAX_CODINGS = 20;

/** Clients send few different headers, and each sends the same one again and again. */
const chosen = new LRUCache<string, { readonly coding: ContentCoding }>({ max: 100 });
const MAX_REMEMBERED_CHARACTERS = 200;

/**
 * Chooses by the weights of the client (RFC 9110, 12.5.3), and br among equals. Without a header no coding is chosen, for a client
 * that says nothing may not decode.
 *
 * @param accepted the Accept-Encoding header
 */
export function chooseCoding(accepted: string | undefined): ContentCoding {
  if (accepted === undefined || accepted === '') return null;
  const before = chosen.get(accepted);
  if (before) return before.coding;
  const coding = choose(accepted);
  if (accepted.length <= MAX_REMEMBERED_CHARACTERS) chosen.set(accepted, { coding });
  return coding;
}

function choose(accepted: string): ContentCoding {
  const weights = new Map<string, number>();
  for (const { value, parameters } of readHeaderParts(accepted, MAX_CODINGS)) {
    const name = value.toLowerCase().replace(/^x-gzip$/, 'gzip');
    const weight = Number(parameters.find((parameter) => parameter.name === 'q')?.value ?? 1);
    // An invalid weight is none.
    if (!weights.has(name)) weights.set(name, weight >= 0 && weight <= 1 ? weight : 0);
  }
  const others = weights.get('*') ?? 0;
  const [br, gzip] = [weights.get('br') ?? others, weights.get('gzip') ?? others];
  // Identity is acceptable unless it is excluded, and preferred only where its weight says so.
  if (Math.max(br, gzip) === 0 || (weights.get('identity') ?? 0) > Math.max(br, gzip)) return null;
  return br >= gzip ? 'br' : 'gzip';
}
