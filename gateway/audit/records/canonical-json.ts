/**
 * @param value JSON data, without undefined members
 * @returns its canonical form (RFC 8785): members in the order of UTF-16 code units, no spaces, numbers and strings as
 *   JSON.stringify writes them
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${members.map(([name, member]) => `${canonicalText(name)}:${canonicalJson(member)}`).join(',')}}`;
  }
  return typeof value === 'string' ? canonicalText(value) : JSON.stringify(value);
}

/** A lone surrogate has no canonical form. It is replaced, as in UTF-8. */
export const canonicalText = (text: string): string => JSON.stringify(text.toWellFormed());
