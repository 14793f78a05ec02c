/** In which form an answer goes out (GraphQL over HTTP, 6.4). */
export type MediaType = {
  readonly contentType: string;
  /**
   * The client knows `application/json` alone. There, a status other than 200 says that something on the way is wrong, and
   * never that the document is.
   */
  readonly isPlainJson: boolean;
};

const GRAPHQL = 'application/graphql-response+json';
const JSON_TYPE = 'application/json';

const GRAPHQL_RESPONSE: MediaType = { contentType: `${GRAPHQL}; charset=utf-8`, isPlainJson: false };
const PLAIN_JSON: MediaType = { contentType: `${JSON_TYPE}; charset=utf-8`, isPlainJson: true };
/** For whoever has no preference, and for refusals that nobody can accept: JSON that everybody reads, with the true status. */
export const ANY_JSON: MediaType = { ...PLAIN_JSON, isPlainJson: false };

/**
 * @param accept the Accept header
 * @returns null when the client accepts neither of the two
 */
export function chooseMediaType(accept = '*/*'): MediaType | null {
  const ranges = accept.split(',').map(readRange);
  const weightOf = (type: string) => ranges.find((range) => range.type === type)?.weight;
  const anything = weightOf('application/*') ?? weightOf('*/*') ?? 0;
  const graphql = weightOf(GRAPHQL) ?? 0;
  const json = weightOf(JSON_TYPE);
  if (graphql > 0 && graphql >= (json ?? 0)) return GRAPHQL_RESPONSE;
  if (json === undefined) return anything > 0 ? ANY_JSON : null;
  return json > 0 ? PLAIN_JSON : null;
}

/** An unreadable weight is none at all (RFC 9110, 12.4.2); a character set other than ours is not what we send. */
function readRange(range: string): { readonly type: string; readonly weight: number } {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const valueOf = (name: string) => parameters.find((parameter) => parameter.startsWith(`${name}=`))?.slice(name.length + 1);
  if (!/^"?utf-8"?$/.test(valueOf('charset') ?? 'utf-8')) return { type, weight: 0 };
  const weight = Number(valueOf('q') ?? 1);
  return { type, weight: weight >= 0 && weight <= 1 ? weight : 0 };
}
