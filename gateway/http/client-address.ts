import type { IncomingMessage } from 'node:http';
import { countSteps } from '../../schema/contract/counted-work.ts';
import { headerOf } from './request-headers.ts';

/** @returns the network address of the client that sent a request */
export type AddressOf = (request: IncomingMessage) => string;

/**
 * @param trustProxy whether a trusted proxy is in front. It appends the client's address to X-Forwarded-For. Without a proxy the
 *   client controls that header, so it is ignored
 */
export function clientAddress(trustProxy: boolean): AddressOf {
  return (request) => (trustProxy && lastOf(headerOf(request, 'x-forwarded-for'))) || (request.socket.remoteAddress ?? 'unknown');
}

/** Longer than any IPv6 address with zone, brackets and port. */
const MAX_CHARACTERS = 100;

/** @returns the last entry; null when there is none, or when it is too long for an address */
function lastOf(forwarded = ''): string | null {
  const end = forwarded.slice(-MAX_CHARACTERS);
  countSteps(end.length);
  const comma = end.lastIndexOf(',');
  const isWhole = comma >= 0 || forwarded.length === end.length;
  return isWhole ? end.slice(comma + 1).trim() : null;
}
