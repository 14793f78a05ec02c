import type { IncomingMessage } from 'node:http';
import type { ErrorCode } from '../../schema/contract/errors.ts';
import { countSteps } from '../../schema/contract/counted-work.ts';
import { readHeaderParts } from '../../schema/contract/header-parts.ts';

/** Bytes of the head of a request: the request line and all headers. Node refuses more by itself. */
export const MAX_HEAD_BYTES = 16_384;
export const MAX_HEADER_CHARACTERS = 8_192;
const MAX_HEADERS = 100;

/** The code that reads credentials enforces the same limit, and gives one answer for all invalid ones. */
const BOUND_ELSEWHERE = 'authorization';
const MAX_ENCODINGS = 20;

const HOST = 'host';
const CONTENT_TYPE = 'content-type';

/**
 * Checks the head of a request before it is processed.
 *
 * @returns why the request is refused; null when the head is valid
 */
export function findHeadProblem(request: IncomingMessage): ErrorCode | null {
  const { rawHeaders } = request;
  if (rawHeaders.length > 2 * MAX_HEADERS) return 'REQUEST_HEAD_TOO_LARGE';
  // These must occur only once. Node keeps the first of several; a proxy may have kept the last.
  let hosts = 0;
  let contentTypes = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    const length = name.length + (rawHeaders[index + 1] ?? '').length;
    countSteps(name.length);
    if (length > MAX_HEADER_CHARACTERS && name.toLowerCase() !== BOUND_ELSEWHERE) return 'REQUEST_HEAD_TOO_LARGE';
    if (name.length === HOST.length && name.toLowerCase() === HOST) hosts += 1;
    else if (name.length === CONTENT_TYPE.length && name.toLowerCase() === CONTENT_TYPE) contentTypes += 1;
  }
  if (hosts > 1 || contentTypes > 1) return 'BAD_REQUEST';
  // RFC 9112, 3.2.
  if (hosts === 0 && request.httpVersion === '1.1') return 'BAD_REQUEST';
  return hasOtherEncoding(request.headers['content-encoding']) ? 'UNSUPPORTED_CONTENT_ENCODING' : null;
}

const hasOtherEncoding = (header: string | undefined): boolean =>
  header !== undefined && readHeaderParts(header, MAX_ENCODINGS).some(({ value }) => value.toLowerCase() !== 'identity');
