import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ErrorCode, ERRORS, publicError } from '../../schema/contract/errors.ts';
import { discardBody } from './discard-body.ts';
import { RETRY_AFTER_SECONDS } from './load-shedder.ts';
import { REQUEST_ID_HEADER } from '../../schema/contract/request-id.ts';
import { newRequestId, setRequestId } from './request-id.ts';

/** Called for every request that is refused before it is processed. */
export type OnRefused = (refused: { readonly id: string; readonly status: number; readonly code: ErrorCode }) => void;

const statusOf = (code: ErrorCode): number => ERRORS[code].http ?? 400;

const bodyOf = (code: ErrorCode): string => `${JSON.stringify({ errors: [publicError(code)] })}\n`;

const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
} as const;

/** Headers that say what would have been accepted. */
const HINTS: { readonly [code in ErrorCode]?: Readonly<Record<string, string>> } = {
  // RFC 9110, 15.5.16.
  UNSUPPORTED_CONTENT_ENCODING: { 'accept-encoding': 'identity' },
  OVERLOADED: { 'retry-after': RETRY_AFTER_SECONDS },
};

/** Refuses a request because of its head. Its connection ends because the start of the next request is uncertain. */
export function refuseRequest(request: IncomingMessage, response: ServerResponse, code: ErrorCode, onRefused: OnRefused): void {
  const [status, body] = [statusOf(code), bodyOf(code)];
  response.shouldKeepAlive = false;
  discardBody(request, response);
  const id = setRequestId(response);
  response.writeHead(status, { ...HEADERS, ...HINTS[code], 'content-length': Buffer.byteLength(body) }).end(body);
  onRefused({ id, status, code });
}

const BY_PARSER: ReadonlyMap<string, ErrorCode> = new Map([
  ['HPE_HEADER_OVERFLOW', 'REQUEST_HEAD_TOO_LARGE'],
  ['ERR_HTTP_REQUEST_TIMEOUT', 'REQUEST_TOO_SLOW'],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 'REQUEST_TOO_LARGE'],
]);

/** Refuses input that Node could not parse or that did not arrive in time, and ends the connection. */
export function refuseUnread(error: NodeJS.ErrnoException, socket: Duplex, onRefused: OnRefused): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const code = BY_PARSER.get(error.code ?? '') ?? 'BAD_REQUEST';
  const [id, status, body] = [newRequestId(), statusOf(code), bodyOf(code)];
  const headers = {
    ...HEADERS,
    [REQUEST_ID_HEADER]: id,
    date: new Date().toUTCString(),
    connection: 'close',
    'content-length': Buffer.byteLength(body),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`, () => socket.destroy());
  onRefused({ id, status, code });
}
