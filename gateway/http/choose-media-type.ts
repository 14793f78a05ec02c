import { type HeaderPart, readHeaderParts } from '../../schema/contract/header-parts.ts';
import { rememberChoices, weightOf } from './remember-choices.ts';

/** The media type of an answer (GraphQL over HTTP, 6.4). */
export type MediaType = {
  readonly contentType: string;
  /**
   * The client accepts only `application/json`. For this type, a status other than 200 means a problem in transit, never a
   * problem with the document.
   */
  readonly isPlainJson: boolean;
};

const GRAPHQL = 'application/graphql-response+json';
const JSON_TYPE = 'application/json';

const GRAPHQL_RESPONSE: MediaType = { contentType: `${GRAPHQL}; charset=utf-8`, isPlainJson: false };
const PLAIN_JSON: MediaType = { contentType: `${JSON_TYPE}; charset=utf-8`, isPlainJson: true };
/** For clients without a preference, and for those that accept no supported type: plain JSON with the true status. */
export const ANY_JSON: MediaType = { ...PLAIN_JSON, isPlainJson: false };

/** The number of ranges that are read from an Accept header. */
const MAX_RANGES = 20;

/**
 * @param accept the Accept header
 * @returns null when the client accepts neither of the two
 */
export const chooseMediaType = (accept = '*/*'): MediaType | null => choose(accept);

const choose = rememberChoices((accept): MediaType | null => {
  const weights = new Map<string, number>();
  for (const range of readHeaderParts(accept, MAX_RANGES)) {
    const type = range.value.toLowerCase();
    // A range with a character set other than ours does not match.
    if (!weights.has(type)) weights.set(type, isUtf8(range) ? weightOf(range) : 0);
  }
  const anything = weights.get('application/*') ?? weights.get('*/*') ?? 0;
  const graphql = weights.get(GRAPHQL) ?? 0;
  const json = weights.get(JSON_TYPE);
  if (graphql > 0 && graphql >= (json ?? 0)) return GRAPHQL_RESPONSE;
  if (json === undefined) return anything > 0 ? ANY_JSON : null;
  return json > 0 ? PLAIN_JSON : null;
});

/** @returns whether a Content-Type header means JSON in UTF-8. Other parameters have no meaning (RFC 8259, 11) */
export function isJson(contentType = ''): boolean {
  if (contentType === JSON_TYPE) return true;
  const [type, another] = readHeaderParts(contentType, 2);
  return type?.value.toLowerCase() === JSON_TYPE && another === undefined && isUtf8(type);
}

const UTF_8: ReadonlySet<string> = new Set(['utf-8', '"utf-8"']);

const isUtf8 = ({ parameters }: HeaderPart): boolean =>
  parameters.every(({ name, value }) => name !== 'charset' || UTF_8.has(value.toLowerCase()));
