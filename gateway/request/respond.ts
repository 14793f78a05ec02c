import type { ServerResponse } from 'node:http';
import { ERRORS, isErrorCode } from '../../schema/contract/errors.ts';
import { REQUEST_ID_HEADER } from '../../schema/contract/request-id.ts';
import type { MediaType } from '../http/choose-media-type.ts';
import type { ContentCoding } from '../http/choose-coding.ts';
import { canCompress, COMPRESSED_FROM, compressBody } from '../http/compress-body.ts';
import { requestIdOf } from '../http/request-id.ts';
import type { Outcome } from './outcome.ts';
import { entityTag, isNotModified, type CachePolicy, cacheHeaders } from './cache-policy.ts';

/** Answers are for one viewer and one moment. They must not be cached or framed (pitfall 24), except in `public-answers.ts`. */
export const ALWAYS = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  vary: 'authorization, accept-language',
} as const;

const VARIES_BY_CODING = { vary: `${ALWAYS.vary}, accept-encoding` } as const;

/**
 * @returns the status of an outcome: 200 with data, otherwise the status in the closed table. A client that accepts only plain
 *   JSON gets the errors of a document under status 200 (GraphQL over HTTP, 6.4.1)
 */
export function statusOf({ data, dataText, errors }: Outcome, { isPlainJson }: MediaType): number {
  if (data !== undefined || dataText !== undefined) return 200;
  const code = errors[0]?.extensions?.['code'];
  const status = (isErrorCode(code) && ERRORS[code].http) || 200;
  return status === 400 && code !== 'BAD_REQUEST' && isPlainJson ? 200 : status;
}

/**
 * Writes an outcome as the response.
 *
 * @param headers the headers of this response, in lower case
 * @param policy the cache policy; null: no cache may store it
 * @param chooseCoding chooses the coding of a long answer; null: answers are not compressed
 * @returns the status
 */
export function respond(
  response: ServerResponse,
  outcome: Outcome,
  mediaType: MediaType,
  headers: Readonly<Record<string, string>>,
  policy: CachePolicy | null = null,
  chooseCoding: (() => ContentCoding) | null = null,
): number {
  const status = statusOf(outcome, mediaType);
  if (response.destroyed) return status;
  const body = bodyParts(outcome).map(toSend);
  const length = lengthOf(body);
  const isLong = chooseCoding !== null && length >= COMPRESSED_FROM && outcome.mayCompress === true;
  const coding = isLong && canCompress() ? chooseCoding() : null;
  const own = { ...ALWAYS, [REQUEST_ID_HEADER]: requestIdOf(response) };
  const all = { ...own, ...(isLong && VARIES_BY_CODING), ...Object.fromEntries(outcome.headers), ...headers };
  const entity = { 'content-type': mediaType.contentType, 'content-length': String(length) };
  // As Latin-1, text of ASCII characters alone is copied to the socket and not encoded.
  const encoding = body.length === 1 && length === body[0]?.length ? 'latin1' : 'utf8';
  if (policy === null) return send(response, status, { ...all, ...entity }, body, encoding, coding);
  const etag = entityTag(body, mediaType.contentType, headers['content-language'] ?? '', coding);
  const cacheable = { ...all, ...cacheHeaders(policy), etag };
  return isNotModified(policy, etag)
    ? end(response, 304, cacheable)
    : send(response, status, { ...cacheable, ...entity }, body, encoding, coding);
}

/** Sends a body as it is, or compressed, some turns later. */
function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: readonly (string | Buffer)[],
  encoding: BufferEncoding,
  coding: ContentCoding,
): number {
  if (coding === null) return end(response, status, headers, body, encoding);
  compressBody(body, coding, (bytes) => {
    if (response.destroyed) return;
    if (bytes === null) end(response, status, headers, body, encoding);
    else end(response, status, { ...headers, 'content-encoding': coding, 'content-length': String(bytes.length) }, [bytes]);
  });
  return status;
}

function lengthOf(body: readonly (string | Buffer)[]): number {
  let length = 0;
  for (const part of body) length += Buffer.byteLength(part);
  return length;
}

/** The bytes of a longer text are made once, and not for its length and again to send it. */
const LONG_TEXT = 65_536;

const toSend = (part: string | Buffer): string | Buffer =>
  typeof part === 'string' && part.length > LONG_TEXT ? Buffer.from(part) : part;

/** @returns the JSON text of an outcome, ending with a line feed. Bytes that a source wrote are a part of their own, and not copied */
function bodyParts(outcome: Outcome): readonly (string | Buffer)[] {
  const { dataText, errors } = outcome;
  return typeof dataText === 'object' && errors.length === 0 ? ['{"data":', dataText, '}\n'] : [bodyOf(outcome)];
}

/** @returns the JSON text of an outcome, ending with a line feed */
export function bodyOf({ data, dataText, errors, moreErrors = 0, explanation }: Outcome): string {
  if (dataText !== undefined && errors.length === 0) return `{"data":${String(dataText)}}\n`;
  const extensions = { ...(moreErrors > 0 && { moreErrors }), ...(explanation && { explain: explanation }) };
  const members = [
    ...(errors.length > 0 ? [`"errors":${JSON.stringify(errors)}`] : []),
    ...(dataText !== undefined ? [`"data":${String(dataText)}`] : data !== undefined ? [`"data":${JSON.stringify(data)}`] : []),
    ...(Object.keys(extensions).length > 0 ? [`"extensions":${JSON.stringify(extensions)}`] : []),
  ];
  return `{${members.join(',')}}\n`;
}

/** @returns names and values in turn, which Node writes as they are */
function flat(headers: Readonly<Record<string, string>>): string[] {
  const list: string[] = [];
  for (const [name, value] of Object.entries(headers)) list.push(name, value);
  return list;
}

function end(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: readonly (string | Buffer)[] = [],
  encoding: BufferEncoding = 'utf8',
): number {
  response.writeHead(status, flat(headers));
  const [text = ''] = body;
  if (body.length <= 1) {
    response.end(text, encoding);
    return status;
  }
  // Head and body leave with one call of the system.
  response.cork();
  for (const part of body) response.write(part);
  response.end();
  return status;
}
