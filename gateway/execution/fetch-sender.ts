import type { Locale } from '../../schema/contract/locales.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { ASSERTION_SECONDS, assertionKey, signAssertion } from '../../schema/contract/viewer-assertion.ts';
import { inlineExactNumbers } from './inline-numbers.ts';
import { ANYWHERE, type NumberPlaces } from '../sources/number-places.ts';
import type { JsonObject } from '../json/json.ts';
import type { SendFetch, SentFetch } from '../planning/plan.ts';
import type { OpenedFile, Scan, ScannedAnswer, Source } from '../sources/sources.ts';

/** An assertion is reused for half of its lifetime, so that it is still valid when it arrives. */
const REUSE_SECONDS = ASSERTION_SECONDS / 2;

export type FetchOrigin = {
  /** Sent to the subgraph only if it counts tries by address. */
  readonly clientAddress?: string | null;
  readonly requestId?: string;
  /** Where the fetches are counted. */
  readonly trail?: { fetches: number };
};

/**
 * Sends a request body that is already written.
 *
 * @param body the GraphQL request, as JSON text
 * @param numbers where in the answer every digit of a number counts; undefined: anywhere
 */
export type SendBody = (subgraph: string, body: string, numbers: NumberPlaces | undefined) => Promise<JsonObject>;

/** The same, and parses the answer only if the scan does not accept its bytes. */
export type SendScanned = <Read extends object>(scan: Scan<Read>, ...sent: Parameters<SendBody>) => Promise<ScannedAnswer<Read>>;

/** The ways to send something to subgraphs in the viewer's name. */
export type Sender = { readonly send: SendFetch; readonly sendBody: SendBody; readonly sendScanned: SendScanned };

/** @returns how to send fetches for a viewer and in a locale */
export type SendFor = (viewer: Viewer, locale: Locale, origin?: FetchOrigin) => Sender;

/** The source for each subgraph. */
type Sources = { readonly get: (subgraph: string) => Source | undefined };

function sourceOf(sources: Sources, subgraph: string): Source {
  const source = sources.get(subgraph);
  if (!source) throw new Error(`No data source is configured for the subgraph ${subgraph}`);
  return source;
}

type Signed = { readonly assertion: string; readonly until: number };

/**
 * @param sources the source for each subgraph
 * @param secret the secret behind viewer assertions
 * @param clock milliseconds since 1970
 * @returns how to send fetches for a viewer and in a locale. Anonymous viewers get no assertion, unless a subgraph
 *   counts tries by the client's address and must be sent it
 */
export function createFetchSender(sources: Sources, secret: string, clock: () => number): SendFor {
  const keys = new Map<string, Uint8Array>();
  const signed = new WeakMap<Viewer, Map<string, Signed>>();
  const keyOf = (subgraph: string): Uint8Array => {
    const key = keys.get(subgraph) ?? assertionKey(secret, subgraph);
    keys.set(subgraph, key);
    return key;
  };
  const assertionFor = (viewer: Viewer, subgraph: string, clientAddress: string | null): string | null => {
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
  return (viewer, locale, { clientAddress = null, requestId, trail } = {}) => {
    const sendBody: SendBody = (subgraph, body, numbers = ANYWHERE) => {
      if (trail) trail.fetches += 1;
      return sourceOf(sources, subgraph).send(body, assertionFor(viewer, subgraph, clientAddress), locale, numbers, requestId);
    };
    const sendScanned: SendScanned = (scan, subgraph, body, numbers = ANYWHERE) => {
      if (trail) trail.fetches += 1;
      const assertion = assertionFor(viewer, subgraph, clientAddress);
      return sourceOf(sources, subgraph).sendScanned(scan, body, assertion, locale, numbers, requestId);
    };
    return {
      sendBody,
      sendScanned,
      send: (fetch, variables) => sendBody(fetch.subgraph, bodyOf(fetch, variables), fetch.numbers),
    };
  };
}

/** @returns the request body of a fetch */
export function bodyOf({ queryJson, operationName }: SentFetch, variables: JsonObject): string {
  const name = operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`;
  const sent = inlineExactNumbers(queryJson, variables);
  return `{"query":${sent.queryJson},"variables":${JSON.stringify(sent.variables)}${name}}`;
}

/** Opens a file of a subgraph's in the viewer's name. @throws FetchFailure */
export type OpenFileFor = (viewer: Viewer, subgraph: string, name: string, requestId: string) => Promise<OpenedFile | null>;

/** @returns a function that opens files for a viewer. The parameters are those of `createFetchSender` */
export const createFileOpener =
  (sources: Sources, secret: string, clock: () => number): OpenFileFor =>
  async (viewer, subgraph, name, requestId) => {
    const source = sourceOf(sources, subgraph);
    const assertion = signAssertion(viewer, subgraph, assertionKey(secret, subgraph), Math.floor(clock() / 1000));
    return source.openFile(name, assertion, requestId);
  };
