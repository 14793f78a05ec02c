import { readHeaderParts } from '../../schema/contract/header-parts.ts';
import { rememberChoices, weightOf } from './remember-choices.ts';

/** A content coding of answers; null: none. */
export type ContentCoding = 'br' | 'gzip' | null;

/** The number of codings that are read from an Accept-Encoding header. */
const MAX_CODINGS = 20;

/**
 * Chooses by the weights of the client (RFC 9110, 12.5.3), and br among equals. Without a header no coding is chosen, for a client
 * that says nothing may not decode.
 *
 * @param accepted the Accept-Encoding header
 */
export const chooseCoding = (accepted: string | undefined): ContentCoding =>
  accepted === undefined || accepted === '' ? null : choose(accepted);

const choose = rememberChoices((accepted): ContentCoding => {
  const weights = new Map<string, number>();
  for (const part of readHeaderParts(accepted, MAX_CODINGS)) {
    const name = part.value.toLowerCase().replace(/^x-gzip$/, 'gzip');
    if (!weights.has(name)) weights.set(name, weightOf(part));
  }
  const others = weights.get('*') ?? 0;
  const [br, gzip] = [weights.get('br') ?? others, weights.get('gzip') ?? others];
  // Identity is acceptable unless it is excluded, and preferred only where its weight says so.
  if (Math.max(br, gzip) === 0 || (weights.get('identity') ?? 0) > Math.max(br, gzip)) return null;
  return br >= gzip ? 'br' : 'gzip';
});
