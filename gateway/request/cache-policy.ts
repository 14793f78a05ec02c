import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { readHeaderParts } from '../../schema/contract/header-parts.ts';
import type { Outcome } from './outcome.ts';
import { headerOf } from '../http/request-headers.ts';

/** How caches may store an answer. */
export type CachePolicy = {
  /** How long the answer may be reused. */
  readonly seconds: number;
  /** The header If-None-Match: the entity tags of what the caller has stored. */
  readonly ifNoneMatch: string | undefined;
};

const MINUTE_MS = 60_000;

/** The number of tags that are read from an If-None-Match header. */
const MAX_TAGS = 50;

/**
 * An answer may be cached until the end of the minute in which the request arrived. Public data changes only on the minute:
 * whether the telephone is staffed (SU-1).
 *
 * Answers to POST are not cached (RFC 9111, 3): only the URL of a GET request contains the whole request.
 *
 * @param askedAt when the request arrived, in milliseconds since 1970
 * @returns null when no cache may store it. A request with credentials always gets null, even where they make no difference
 */
export function cachePolicyOf(request: IncomingMessage, outcome: Outcome, askedAt: number, now: number): CachePolicy | null {
  if (!outcome.isPublic || request.method !== 'GET' || headerOf(request, 'authorization') !== undefined) return null;
  const untilMs = (Math.floor(askedAt / MINUTE_MS) + 1) * MINUTE_MS;
  return { seconds: Math.max(0, Math.floor((untilMs - now) / 1000)), ifNoneMatch: headerOf(request, 'if-none-match') };
}

/**
 * Nothing is served stale, because after a minute the answer could claim that the telephone is staffed when it is not. Answers
 * vary by the headers that they depend on. Authorization is one of them, so that the gateway checks every token.
 */
export const cacheHeaders = ({ seconds }: CachePolicy) => ({
  'cache-control': `public, max-age=${seconds}, must-revalidate`,
  vary: 'authorization, accept, accept-encoding, accept-language, origin',
});

/** @param body in parts @param representation the media type, language and coding of the answer @returns a strong entity tag of the representation (RFC 9110, 8.8.3) */
export function entityTag(body: readonly (string | Buffer)[], ...representation: readonly (string | null)[]): string {
  const hash = createHash('sha256').update(JSON.stringify(representation));
  for (const part of body) hash.update(part);
  return `"${hash.digest('base64url')}"`;
}

/** @returns whether the caller has stored this answer (RFC 9110, 13.1.2) */
export const isNotModified = ({ ifNoneMatch = '' }: CachePolicy, tag: string): boolean =>
  ifNoneMatch.trim() === '*' || readHeaderParts(ifNoneMatch, MAX_TAGS).some(({ value }) => value === tag || value === `W/${tag}`);
