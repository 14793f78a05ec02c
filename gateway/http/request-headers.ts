import type { IncomingMessage } from 'node:http';

/** Every header of a request that anything is made of here; `http/check-head.ts` looks at all of them beforehand. */
export const REQUEST_HEADERS = [
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'content-type',
  'if-none-match',
  'origin',
  'x-explain',
  'x-forwarded-for',
] as const;

export type RequestHeader = (typeof REQUEST_HEADERS)[number];

/** @returns the text of a header; several of one name in one text, with commas between them, where the header is a list */
export function headerOf({ headers }: IncomingMessage, name: RequestHeader): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** @returns how many headers of that name came. Of headers that are no list Node keeps the first */
export const countOf = ({ headersDistinct }: IncomingMessage, name: RequestHeader): number => headersDistinct[name]?.length ?? 0;
