import type { IncomingMessage, ServerResponse } from 'node:http';
import { readHeaderParts } from '../../schema/contract/header-parts.ts';
import { STYLE_SOURCE } from './pages/stylesheet.ts';

const MAX_FORM_BYTES = 8_192;

/** Refuses a request. The page says no more than that. */
export class RequestRefused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`Refused with ${status}`);
    this.status = status;
  }
}

/**
 * Reads the form that one of our own pages has sent.
 *
 * @param origin the origin of our pages
 * @throws RequestRefused when it is not a form, is too large, or comes from a page of another site
 */
export async function readForm(request: IncomingMessage, origin: string): Promise<URLSearchParams> {
  const { origin: from, 'content-type': type = '' } = request.headers;
  if (from !== undefined && from !== origin) throw new RequestRefused(403);
  const [form] = readHeaderParts(type, 1);
  if (form?.value.toLowerCase() !== 'application/x-www-form-urlencoded') throw new RequestRefused(415);
  let text = '';
  for await (const chunk of request.setEncoding('utf8') as AsyncIterable<string>) {
    text += chunk;
    if (text.length > MAX_FORM_BYTES) throw new RequestRefused(413);
  }
  return new URLSearchParams(text);
}

/**
 * The headers of every page. They forbid caching, framing, loading other resources, and scripts.
 *
 * @param formTargets origins besides our own that a form may lead to at the end of a sign-in
 */
export const pageHeaders = (formTargets: readonly string[] = []): Readonly<Record<string, string>> => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': [
    `default-src 'none'`,
    `style-src ${STYLE_SOURCE}`,
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; '),
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
});

export function sendPage(response: ServerResponse, status: number, page: string, formTargets: readonly string[] = []): void {
  response.writeHead(status, { ...pageHeaders(formTargets), 'content-length': Buffer.byteLength(page) }).end(page);
}
