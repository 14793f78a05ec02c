import type { IncomingMessage } from 'node:http';

/** Every request header that the gateway uses. `http/check-head.ts` checks all of them first. */
export const REQUEST_HEADERS = [
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'content-type',
  'if-none-match',
  'origin',
  'traceparent',
  'x-explain',
  'x-forwarded-for',
] as const;

export type RequestHeader = (typeof REQUEST_HEADERS)[number];

/** @returns the text of a header. Several list headers of one name are joined with commas */
export function headerOf({ headers }: IncomingMessage, name: RequestHeader): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** @returns the number of headers of that name. Node keeps only the first of several that are not lists */
export function countOf({ rawHeaders }: IncomingMessage, name: RequestHeader): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const sent = rawHeaders[index] ?? '';
    if (sent.length === name.length && sent.toLowerCase() === name) count += 1;
  }
  return count;
}
