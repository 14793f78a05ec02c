import type { Locale } from '../../schema/contract/locales.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { ASSERTION_SECONDS, assertionKey, signAssertion } from '../../schema/contract/viewer-assertion.ts';
import { inlineExactNumbers } from './inline-numbers.ts';
import { ANYWHERE } from '../sources/number-places.ts';
import type { SendFetch } from '../planning/plan.ts';
import type { OpenedFile, Source } from '../sources/sources.ts';

/** An assertion is reused for half of its lifetime, so that it is still valid when it arrives. */
const REUSE_SECONDS = ASSERTION_SECONDS / 2;

export type FetchOrigin = {
  /** Sent to the subgraph only if it counts tries by address. */
  readonly clientAddress?: string | null;
  readonly requestId?: string;
};

/** @returns a function that sends fetches for a viewer and in a locale */
export type SendFor = (viewer: Viewer, locale: Locale, origin?: FetchOrigin) => SendFetch;

type Signed = { readonly assertion: Promise<string>; readonly until: number };

/**
 * @param sources the source for each subgraph
 * @param secret the secret behind viewer assertions
 * @param clock milliseconds since 1970
 * @returns a function that sends fetches for a viewer and in a locale. Anonymous viewers get no assertion, unless a subgraph
 *   counts tries by the client's address and must be sent it
 */
export function createFetchSender(
  sources: { readonly get: (subgraph: string) => Source | undefined },
  secret: string,
  clock: () => number,
): SendFor {
  const keys = new Map<string, Uint8Array>();
  const signed = new WeakMap<Viewer, Map<string, Signed>>();
  const keyOf = (subgraph: string): Uint8Array => {
    const key = keys.get(subgraph) ?? assertionKey(secret, subgraph);
    keys.set(subgraph, key);
    return key;
  };
  const assertionFor = (viewer: Viewer, subgraph: string, clientAddress: string | null): Promise<string> | null => {
    const nowSeconds = Math.floor(clock() / 1000);
    if (clientAddress !== null) return signAssertion(viewer, subgraph, keyOf(subgraph), nowSeconds, clientAddress);
    if (viewer.signIn === null) return null;
    let perSubgraph = signed.get(viewer);
    if (!perSubgraph) signed.set(viewer, (perSubgraph = new Map()));
    const before = perSubgraph.get(subgraph);
    if (before && nowSeconds < before.until) return before.assertion;
    const assertion = signAssertion(viewer, subgraph, keyOf(subgraph), nowSeconds);
    perSubgraph.set(subgraph, { assertion, until: nowSeconds + REUSE_SECONDS });
    return assertion;
  };
  return (viewer, locale, { clientAddress = null, requestId } = {}) =>
    async (fetch, variables) => {
      const source = sources.get(fetch.subgraph);
      if (!source) throw new Error(`No data source is configured for the subgraph ${fetch.subgraph}`);
      const name = fetch.operationName === undefined ? '' : `,"operationName":${JSON.stringify(fetch.operationName)}`;
      const sent = inlineExactNumbers(fetch.queryJson, variables);
      const body = `{"query":${sent.queryJson},"variables":${JSON.stringify(sent.variables)}${name}}`;
      const assertion = await assertionFor(viewer, fetch.subgraph, clientAddress);
      return source.send(body, assertion, locale, fetch.numbers ?? ANYWHERE, requestId);
    };
}

/** Opens a file of a subgraph's in the viewer's name. @throws FetchFailure */
export type OpenFileFor = (viewer: Viewer, subgraph: string, name: string, requestId: string) => Promise<OpenedFile | null>;

/** @returns a function that opens files for a viewer. The parameters are those of `createFetchSender` */
export const createFileOpener =
  (sources: { readonly get: (subgraph: string) => Source | undefined }, secret: string, clock: () => number): OpenFileFor =>
  async (viewer, subgraph, name, requestId) => {
    const source = sources.get(subgraph);
    if (!source) throw new Error(`There is no way to the subgraph ${subgraph}`);
    const assertion = await signAssertion(viewer, subgraph, assertionKey(secret, subgraph), Math.floor(clock() / 1000));
    return source.openFile(name, assertion, requestId);
  };
