import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { ERRORS, publicError } from '../../schema/contract/errors.ts';
import { ANONYMOUS, type Viewer } from '../../schema/contract/viewer.ts';
import { verifyAssertion } from '../../schema/contract/viewer-assertion.ts';
import type { Clock } from './context.ts';

/** The caller of a request; `clientAddress` is null when the gateway does not send it. */
export type Caller = { readonly viewer: Viewer; readonly clientAddress: string | null };

/**
 * @param onRefusal called before the error is thrown
 * @returns the caller that an assertion names; the anonymous viewer without one
 * @throws UNAUTHENTICATED when the assertion is invalid for any reason
 */
export type Verifier = (assertion: string | null, onRefusal: () => void) => Caller | Promise<Caller>;

const UNKNOWN: Caller = { viewer: ANONYMOUS, clientAddress: null };

/**
 * Verifies assertions meant for `subgraph`. A verified assertion is cached until it expires, because the requests of a viewer
 * come in bursts.
 *
 * @param keys of which each may have signed
 */
export function createVerifier(subgraph: string, keys: readonly Uint8Array[], wallClock: Clock): Verifier {
  const known = new LRUCache<string, Caller & { readonly expiresAt: number }>({ max: 10_000 });
  const verify = async (assertion: string, nowSeconds: number, onRefusal: () => void): Promise<Caller> => {
    const verified = await verifyAssertion(assertion, subgraph, keys, nowSeconds).catch(() => {
      // `onRefusal` logs it. The reason why it is invalid would help only a forger.
      onRefusal();
      return refuse();
    });
    known.set(assertion, verified);
    return verified;
  };
  return (assertion, onRefusal) => {
    if (assertion === null) return UNKNOWN;
    const nowSeconds = wallClock() / 1000;
    const cached = known.get(assertion);
    return cached && cached.expiresAt > nowSeconds ? cached : verify(assertion, nowSeconds, onRefusal);
  };
}

function refuse(): never {
  const { message, extensions } = publicError('UNAUTHENTICATED');
  // RFC 9110, 15.5.2: a 401 response says how to authenticate.
  const http = { status: ERRORS.UNAUTHENTICATED.http, headers: new HeaderMap([['www-authenticate', 'ViewerAssertion']]) };
  throw new GraphQLError(message, { extensions: { ...extensions, http } });
}
