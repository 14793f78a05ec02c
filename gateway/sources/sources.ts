import type { Readable } from 'node:stream';
import { type Locale, LOCALE_HEADER } from '../../schema/contract/locales.ts';
import { REQUEST_ID_HEADER } from '../../schema/contract/request-id.ts';
import type { ClientTls } from '../../schema/contract/tls.ts';
import { TRACEPARENT_HEADER } from '../../schema/contract/tracing/trace-context.ts';
import { outgoingTrace } from '../telemetry/outgoing-trace.ts';
import { ASSERTION_HEADER } from '../../schema/contract/viewer-assertion.ts';
import { bodyText } from './body-text.ts';
import { FetchFailure } from './fetch-failure.ts';
import { httpFiles } from './http-files.ts';
import type { HttpClient, OpenHttpClient, SourceLimits } from './http-client.ts';
import { parseExactly } from '../json/exact-numbers.ts';
import { isObject, type JsonObject } from '../json/json.ts';
import { hasNumberIn, type NumberPlaces } from './number-places.ts';
import { openUndiciClient } from './undici-client.ts';
import { openWire } from './wire/wire.ts';

/**
 * Sends one request to a subgraph.
 *
 * @param body the GraphQL request, as JSON text
 * @param assertion the value of the assertion header; null: the request is anonymous
 * @param locale the language of the subgraph's texts; not needed if the answer has none
 * @param numbers where in the answer every digit of a number counts
 * @param requestId the id of the gateway's request; the subgraph logs it with failures
 * @returns the parsed answer
 * @throws FetchFailure when there is no GraphQL answer. The client gets the same error for every reason (pitfall 16)
 */
export type Source = {
  readonly send: (
    body: string,
    assertion: string | null,
    locale?: Locale,
    numbers?: NumberPlaces,
    requestId?: string,
  ) => Promise<JsonObject>;
  /** Sends the same request, and parses the answer only if the scan does not accept its bytes. */
  readonly sendScanned: <Read extends object>(
    scan: Scan<Read>,
    ...request: Parameters<Source['send']>
  ) => Promise<ScannedAnswer<Read>>;
  /**
   * Opens a file of the subgraph's, beside GraphQL. It is streamed; its content fails if it breaks off before its length.
   *
   * @returns null when the viewer of the assertion has none of this name
   * @throws FetchFailure when the subgraph does not give the file
   */
  readonly openFile: OpenFile;
  readonly close: () => Promise<void>;
};

/**
 * Reads an answer without parsing it.
 *
 * @param answer valid only during the call, unless it has more bytes than `READ_BUFFER_BYTES`
 * @returns null: the answer must be parsed
 */
export type Scan<Read extends object> = (answer: Buffer) => Read | null;

/** What the scan read, or the parsed answer. */
export type ScannedAnswer<Read extends object> =
  { readonly data: Read; readonly parsed: null } | { readonly data: null; readonly parsed: JsonObject };

/** A file on its way. Whoever gets it reads or destroys it. */
export type OpenedFile = { readonly bytes: number; readonly content: Readable };
export type OpenFile = (name: string, assertion: string, requestId?: string) => Promise<OpenedFile | null>;

/** The figures of `limits.md`. */
export const SOURCE_LIMITS: SourceLimits = { timeoutMs: 2_000, maxBytes: 5_000_000 };

/** Matches the body of a query: every body begins with its operation. */
const QUERY = /^\{"query":"(?:query\b|\{)/;

/** Which client sends requests to subgraphs; see HTTP_CLIENT in gateway/config.ts. */
export type HttpClientName = 'own' | 'undici';
const CLIENTS: Readonly<Record<HttpClientName, OpenHttpClient>> = {
  own: (url, limits, tls) => openWire(url, limits, undefined, tls),
  undici: openUndiciClient,
};
const DEFAULT_CLIENT: HttpClientName = 'own';

/**
 * A subgraph over HTTP. Redirects are refused, so that an assertion is only sent to its intended address. A query is sent once
 * more if its connection closes before the first byte of the answer, as kept-alive connections sometimes do.
 *
 * @param tls see `OpenHttpClient`
 */
export function httpSource(
  url: string,
  limits: SourceLimits = SOURCE_LIMITS,
  clientName: HttpClientName = DEFAULT_CLIENT,
  tls: ClientTls | null = null,
): Source {
  return clientSource(CLIENTS[clientName](url, limits, tls), httpFiles(url, limits.timeoutMs, tls));
}

/** A subgraph behind an HTTP client. */
export function clientSource(client: HttpClient, files: Pick<ReturnType<typeof httpFiles>, 'open' | 'close'>): Source {
  return {
    send: (body, assertion, locale, numbers, requestId) =>
      client.postAndRead(headersOf(assertion, locale, requestId), body, QUERY.test(body), (answer) =>
        parseAnswer(bodyText(answer), numbers),
      ),
    sendScanned: (scan, body, assertion, locale, numbers, requestId) =>
      client.postAndRead(headersOf(assertion, locale, requestId), body, QUERY.test(body), (answer) =>
        scanOrParse(answer, scan, numbers),
      ),
    openFile: files.open,
    close: async () => void (await Promise.all([client.close(), files.close()])),
  };
}

function headersOf(assertion: string | null, locale: Locale | undefined, requestId: string | undefined): string[] {
  const headers: string[] = [];
  if (assertion !== null) headers.push(ASSERTION_HEADER, assertion);
  if (locale !== undefined) headers.push(LOCALE_HEADER, locale);
  if (requestId !== undefined) headers.push(REQUEST_ID_HEADER, requestId);
  const traceparent = outgoingTrace.getStore();
  if (traceparent !== undefined) headers.push(TRACEPARENT_HEADER, traceparent);
  return headers;
}

function scanOrParse<Read extends object>(
  answer: Buffer,
  scan: Scan<Read>,
  numbers: NumberPlaces | undefined,
): ScannedAnswer<Read> {
  const data = scan(answer);
  return data ? { data, parsed: null } : { data, parsed: parseAnswer(bodyText(answer), numbers) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FetchFailure('not-json', null, error);
  }
}

/** @throws FetchFailure when the text is no answer of a subgraph */
export function parseAnswer(text: string, numbers: NumberPlaces | undefined): JsonObject {
  const answer = parseJson(text);
  if (!isObject(answer) || (!('data' in answer) && !('errors' in answer))) throw new FetchFailure('wrong-answer');
  // Most answers have no such number, so they are parsed once, without checking digits.
  if (numbers === undefined || !hasNumberIn(numbers, answer['data'])) return answer;
  return parseExactly(text) as JsonObject;
}

/** A subgraph in this process, as in the all-in-one start. */
export type ExecuteInProcess = (
  request: { query: string; variables?: Record<string, unknown>; operationName?: string },
  assertion: string | null,
  locale?: Locale,
  requestId?: string,
) => Promise<Record<string, unknown>>;

const threw = (error: unknown): never => {
  throw new FetchFailure('threw', null, error);
};

const noFile: OpenFile = () => Promise.resolve(null);

/**
 * @param execute runs a request in this process; the answer goes through JSON, so that both kinds of source give the same result
 */
export function inProcessSource(execute: ExecuteInProcess, openFile: OpenFile = noFile): Source {
  const answerTo = async (...[body, assertion, locale, , requestId]: Parameters<Source['send']>): Promise<string> => {
    const request = JSON.parse(body) as Parameters<ExecuteInProcess>[0];
    return JSON.stringify(await execute(request, assertion, locale, requestId).catch(threw));
  };
  return {
    openFile: (name, assertion, requestId) => openFile(name, assertion, requestId).catch(threw),
    send: async (...request) => parseAnswer(await answerTo(...request), request[3]),
    sendScanned: async (scan, ...request) => scanOrParse(Buffer.from(await answerTo(...request)), scan, request[3]),
    close: () => Promise.resolve(),
  };
}
