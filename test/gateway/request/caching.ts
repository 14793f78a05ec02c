import { expect } from '@jest/globals';
import { readClients } from '../../../gateway/clients/read-clients.ts';
import { openStores } from '../../../gateway/operations/storage/open-stores.ts';
import { RATE_LIMITS, type RateLimit, type RateLimitName } from '../../../gateway/limits/rate-limits.ts';
import { type Graph, startGraph } from '../../support/graph.ts';
import { registeredBy } from '../../support/registered.ts';

export const HELP = registeredBy('portal').find(({ name }) => name === 'Help')!;

/** A minute begins, not long ago: tokens are of now. */
export const BEGIN = Math.floor(Date.now() / 60_000) * 60_000;

/** @returns rates by which nobody in particular may ask so often */
export const anonymousRate = (points: number): Readonly<Record<RateLimitName, RateLimit>> => ({
  ...RATE_LIMITS,
  'anonymous requests': { ...RATE_LIMITS['anonymous requests'], points },
});

/** A graph as it is in production: it has registered operations and no others. */
export async function startRegistered(clock: () => number): Promise<Graph> {
  const clients = readClients('schema/clients.yaml');
  return startGraph({ clock, clients, environment: 'production', operations: await openStores(clients, '.', null) });
}

/** @returns where something is asked for by GET */
export const urlOf = ({ url }: Pick<Graph, 'url'>, parameters: Readonly<Record<string, string>>): string =>
  `${url}?${new URLSearchParams(parameters)}`;

export type Got = { readonly status: number; readonly headers: Headers; readonly text: string };

/** Asks in English, unless the headers say otherwise. */
export async function get(url: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Got> {
  const response = await fetch(url, { method, headers: { 'accept-language': 'en', ...headers } });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** @returns whether a shared cache may store the answer; if not, it has no entity tag */
export function isCacheable({ headers }: Got): boolean {
  const isPrivate = headers.get('cache-control') === 'private, no-store';
  expect(headers.has('etag')).toBe(!isPrivate);
  return !isPrivate;
}
