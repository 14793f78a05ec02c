import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import { NONCE } from './page-headers.ts';
import type { PageFile } from './read-page.ts';

/** Answers GET and HEAD for the files of the page. */
export type ServePage = (request: IncomingMessage, response: ServerResponse, path: string) => void;

const YEAR = 365 * 24 * 60 * 60;

/**
 * @param files by their path below `/playground/`; null: the page is not built
 * @param headersWith those of an answer, by its nonce
 */
export function createPageServer(
  files: ReadonlyMap<string, PageFile> | null,
  headersWith: (nonce: string) => Readonly<Record<string, string>>,
): ServePage {
  return (request, response, path) => {
    const nonce = randomBytes(16).toString('base64url');
    for (const [name, value] of Object.entries(headersWith(nonce))) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
    // A page of relative addresses needs the slash at its end.
    if (path === '') return void response.writeHead(308, { location: '/playground/' }).end();
    if (files === null) return void answerText(response, 503, 'The playground is not built yet: npm run build:playground');
    const file = files.get(path === '/' ? 'index.html' : path.slice(1));
    if (!file) return void answerText(response, 404, 'There is no such file');
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

function sendFile({ method, headers }: IncomingMessage, response: ServerResponse, file: PageFile): void {
  const accepted = String(headers['accept-encoding'] ?? '');
  const [encoding, body] = /\bbr\b/.test(accepted) && file.brotli ? (['br', file.brotli] as const) : gzipOrPlain(accepted, file);
  response.setHeader('content-type', file.type);
  response.setHeader('cache-control', file.immutable ? `public, max-age=${YEAR}, immutable` : 'no-cache');
  response.setHeader('vary', 'accept-encoding');
  if (encoding) response.setHeader('content-encoding', encoding);
  response.setHeader('content-length', body.length);
  response.end(method === 'HEAD' ? undefined : body);
}

const gzipOrPlain = (accepted: string, { gzip, plain }: PageFile) =>
  /\bgzip\b/.test(accepted) && gzip ? (['gzip', gzip] as const) : ([null, plain] as const);

const answerText = (response: ServerResponse, status: number, text: string) =>
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
