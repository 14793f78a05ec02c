import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import { readHeaderParts } from '../../schema/contract/header-parts.ts';
import { discardBody } from '../http/discard-body.ts';
import { headerOf } from '../http/request-headers.ts';
import { NONCE } from './page-headers.ts';
import type { PageFile } from './read-page.ts';

/** Answers GET and HEAD for the files of the page. */
export type ServePage = (request: IncomingMessage, response: ServerResponse, path: string) => void;

const YEAR = 365 * 24 * 60 * 60;

/**
 * @param files by their path below `/playground/`; null: the page is not built
 * @param headersWith returns the headers of an answer with the given nonce
 */
export function createPageServer(
  files: ReadonlyMap<string, PageFile> | null,
  headersWith: (nonce: string) => Readonly<Record<string, string>>,
): ServePage {
  return (request, response, path) => {
    discardBody(request, response);
    const nonce = randomBytes(16).toString('base64url');
    for (const [name, value] of Object.entries(headersWith(nonce))) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
    // The page uses relative addresses, which need the trailing slash.
    if (path === '') return void response.writeHead(308, { location: '/playground/' }).end();
    if (files === null) return void answerText(response, 503, 'The playground is not built yet: npm run build:playground');
    const file = files.get(path === '/' ? 'index.html' : path.slice(1));
    if (!file) return void answerText(response, 404, 'The file does not exist');
    sendFile(request, response, file.type.startsWith('text/html') ? withNonce(file, nonce) : file);
  };
}

/** Pages are small, and not compressed. */
const withNonce = ({ type, plain, immutable }: PageFile, nonce: string): PageFile => ({
  type,
  plain: Buffer.from(plain.toString('utf8').replaceAll(NONCE, nonce)),
  brotli: null,
  gzip: null,
  immutable,
});

function sendFile(request: IncomingMessage, response: ServerResponse, file: PageFile): void {
  const [encoding, body] = chooseEncoding(headerOf(request, 'accept-encoding'), file);
  response.setHeader('content-type', file.type);
  response.setHeader('cache-control', file.immutable ? `public, max-age=${YEAR}, immutable` : 'no-cache');
  response.setHeader('vary', 'accept-encoding');
  if (encoding) response.setHeader('content-encoding', encoding);
  response.setHeader('content-length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The number of encodings that are read from an Accept-Encoding header. */
const MAX_ENCODINGS = 20;

/** @returns the smallest accepted form. Weight 0 means not accepted (RFC 9110, 12.5.3) */
function chooseEncoding(header: string | undefined, { brotli, gzip, plain }: PageFile): readonly [string | null, Buffer] {
  const accepted = readHeaderParts(header ?? '', MAX_ENCODINGS).filter(
    ({ parameters }) => !parameters.some(({ name, value }) => name === 'q' && Number(value) === 0),
  );
  const accepts = (encoding: string) => accepted.some(({ value }) => value.toLowerCase() === encoding);
  if (brotli && accepts('br')) return ['br', brotli];
  return gzip && accepts('gzip') ? ['gzip', gzip] : [null, plain];
}

const answerText = (response: ServerResponse, status: number, text: string) =>
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
