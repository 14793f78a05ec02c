/** Text that is HTML already. */
export type Html = { readonly html: string };
type Part = string | number | Html | readonly Html[];

/** Makes HTML; every value that is not HTML already is escaped. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: strings.map((text, position) => text + (position < parts.length ? write(parts[position] as Part) : '')).join(''),
});

export const NOTHING: Html = { html: '' };

function write(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part));
  return 'html' in part ? part.html : part.map((one) => one.html).join('');
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);
const escape = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ESCAPES.get(character) ?? '');
