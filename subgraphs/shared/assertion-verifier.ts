import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { ERRORS, publicError } from '../../schema/contract/errors.ts';
import { ANONYMOUS, type Viewer } from '../../schema/contract/viewer.ts';
import { verifyAssertion } from '../../schema/contract/viewer-assertion.ts';
import type { Clock } from './context.ts';

/** Who asks, and from where; `clientAddress` is null where the gateway does not tell it. */
export type Caller = { readonly viewer: Viewer; readonly clientAddress: string | null };

/**
 * @param onRefusal called before it throws
 * @returns whom an assertion names; the anonymous viewer without one
 * @throws UNAUTHENTICATED, whatever is wrong with the assertion
 */
export type Verifier = (assertion: string | null, onRefusal: () => void) => Promise<Caller>;

const UNKNOWN: Caller = { viewer: ANONYMOUS, clientAddress: null };

/**
 * Verifies assertions meant for `subgraph`. An assertion that was verified stays known until it expires, for one viewer's
 * requests come in bursts.
 */
export function createVerifier(subgraph: string, key: Uint8Array, wallClock: Clock): Verifier {
  const known = new LRUCache<string, Caller & { readonly expiresAt: number }>({ max: 10_000 });
  return async (assertion, onRefusal) => {
    if (assertion === null) return UNKNOWN;
    const nowSeconds = wallClock() / 1000;
    const cached = known.get(assertion);
    if (cached && cached.expiresAt > nowSeconds) return cached;
    const verified = await verifyAssertion(assertion, subgraph, key, nowSeconds).catch(() => {
      // `onRefusal` logs it; why it is not valid tells only a forger more.
      onRefusal();
      return refuse();
    });
    known.set(assertion, verified);
    return verified;
  };
}

function refuse(): never {
  const { message, extensions } = publicError('UNAUTHENTICATED');
  // RFC 9110, 15.5.2: whoever is refused so is told how to authenticate.
  const http = { status: ERRORS.UNAUTHENTICATED.http, headers: new HeaderMap([['www-authenticate', 'ViewerAssertion']]) };
  throw new GraphQLError(message, { extensions: { ...extensions, http } });
}
