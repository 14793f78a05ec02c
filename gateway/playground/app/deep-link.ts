import type { Page } from './store.ts';
import { withoutStrings } from './without-strings.ts';

/** The content of the address's fragment. Browsers never send fragments to a server. */
export type Place = { readonly page: Page; readonly query: string | null };

const PREFIX = 'operation=';

export function readPlace(fragment: string): Place {
  const text = fragment.replace(/^#/, '');
  if (text === 'compare' || text === 'matrix') return { page: text, query: null };
  return { page: 'explore', query: text.startsWith(PREFIX) ? decode(text.slice(PREFIX.length)) : null };
}

/** @returns a link to an operation, without variables, tokens or the content of strings */
export const linkTo = (query: string, address: string): string =>
  `${address.split('#', 1)[0]}#${PREFIX}${encodeURIComponent(withoutStrings(query))}`;

/** @returns null when a link was cut or mangled */
function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    // A link that cannot be read opens the page without a question.
    return null;
  }
}
