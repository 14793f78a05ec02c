import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { countSteps } from '../../schema/contract/counted-work.ts';
import { isJson } from '../http/choose-media-type.ts';
import { parseJson } from './parse-json.ts';
import { isObject } from '../json/json.ts';
import type { GatewayLimits } from '../limits/limits.ts';
import { readBody } from '../http/read-body.ts';
import { refusal } from '../errors/refusal.ts';
import { headerOf } from '../http/request-headers.ts';

/** The parameters of a request, as in GraphQL over HTTP. */
export type Parameters = {
  readonly method: 'GET' | 'POST';
  readonly query: string | null;
  /** Identifies the document: an id, or the SHA-256 of its text in hexadecimal. */
  readonly key: string | null;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>> | null;
};

/** Keeps the object unchanged. `z.record` drops a member called `__proto__`, which is a legal name of a variable. */
const object = z.custom<Record<string, unknown>>(isObject);

const parameters = z.object({
  query: z.string().nullish(),
  documentId: z.string().nullish(),
  operationName: z.string().nullish(),
  variables: object.nullish(),
  extensions: object.nullish(),
});

/** Apollo's way to name a document; urql adds members of its own. */
const persistedQuery = z.object({ version: z.literal(1), sha256Hash: z.string() });

/**
 * Reads the GraphQL request from an HTTP request: from the body of a POST, or the query string of a GET.
 *
 * A page of another site cannot make a browser send a harmful request. A POST must be `application/json`, which a browser
 * sends to another origin only after a preflight. A GET needs no such protection because it changes nothing: it runs no
 * mutation. A browser adds no credentials by itself: tokens travel in the Authorization header, which a script can set only
 * after a preflight. So a GET from another site is anonymous, and that site cannot read its answer.
 *
 * @throws METHOD_NOT_ALLOWED, UNSUPPORTED_MEDIA_TYPE, REQUEST_TOO_LARGE
 * @throws BAD_REQUEST when it is not a GraphQL request, or identifies a document in two different ways
 */
export async function readParameters(request: IncomingMessage, limits: Pick<GatewayLimits, 'bodyBytes'>): Promise<Parameters> {
  const { method } = request;
  if (method !== 'GET' && method !== 'POST') throw refusal('METHOD_NOT_ALLOWED', undefined, { allow: 'GET, POST' });
  const sent = method === 'GET' ? readQueryString(request.url ?? '') : await readJsonBody(request, limits);
  const { query, documentId, operationName, variables, extensions } = isPlain(sent) ? sent : checked(sent);
  return {
    method,
    query: query || null,
    key: keyOf(documentId, extensions?.['persistedQuery']),
    operationName: operationName || null,
    variables: variables ?? null,
  };
}

type Sent = z.output<typeof parameters>;

/** Most requests have only members of these forms. Checking them by hand is cheaper than by their schema. */
const isPlain = (sent: unknown): sent is Sent => isObject(sent) && Object.entries(sent).every(isPlainMember);

const isPlainMember = ([name, value]: readonly [string, unknown]): boolean =>
  name === 'variables' ? isObject(value) : TEXTS.has(name) && typeof value === 'string';

const TEXTS: ReadonlySet<string> = new Set(['query', 'documentId', 'operationName']);

/** @throws BAD_REQUEST */
function checked(sent: unknown): Sent {
  const parsed = parameters.safeParse(sent);
  if (!parsed.success) throw refusal('BAD_REQUEST');
  return parsed.data;
}

/** @throws UNSUPPORTED_MEDIA_TYPE, REQUEST_TOO_LARGE, BAD_REQUEST */
export async function readJsonBody(request: IncomingMessage, { bodyBytes }: Pick<GatewayLimits, 'bodyBytes'>): Promise<unknown> {
  if (!isJson(headerOf(request, 'content-type'))) throw refusal('UNSUPPORTED_MEDIA_TYPE');
  return parseJson(await readBody(request, bodyBytes), 'The body is not JSON');
}

const MAX_PARAMETERS = 20;

function readQueryString(url: string): Record<string, unknown> {
  countSteps(url.length);
  const { searchParams } = new URL(url, 'http://gateway');
  if (searchParams.size > MAX_PARAMETERS) throw refusal('BAD_REQUEST', `There are more than ${MAX_PARAMETERS} parameters`);
  const read = new Map<string, unknown>();
  for (const [name, value] of searchParams) {
    if (read.has(name)) throw refusal('BAD_REQUEST', 'A parameter is given twice');
    read.set(name, name === 'variables' || name === 'extensions' ? parseJson(value, `The ${name} are not JSON`) : value);
  }
  return Object.fromEntries(read);
}

const SHA256 = /^sha256:([0-9a-f]{64})$/;

/** A request may use both ways to identify a document if they agree. */
function keyOf(documentId: string | null | undefined, extension: unknown): string | null {
  // GraphQL over HTTP, appendix A: this prefix promises a hash.
  const hash = SHA256.exec(documentId ?? '')?.[1];
  if (documentId?.startsWith('sha256:') && hash === undefined) throw refusal('BAD_REQUEST');
  const id = hash ?? (documentId || null);
  if (extension === undefined || extension === null) return id;
  const parsed = persistedQuery.safeParse(extension);
  if (!parsed.success || (id !== null && parsed.data.sha256Hash !== id)) throw refusal('BAD_REQUEST');
  return parsed.data.sha256Hash || null;
}
