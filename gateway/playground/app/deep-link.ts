import { Kind, parse, print, visit } from 'graphql';
import type { Page } from './store.ts';

/** What the fragment of the address says. Fragments are sent to no server. */
export type Place = { readonly page: Page; readonly query: string | null };

const PREFIX = 'operation=';

export function readPlace(fragment: string): Place {
  const text = fragment.replace(/^#/, '');
  if (text === 'compare' || text === 'matrix') return { page: text, query: null };
  return { page: 'explore', query: text.startsWith(PREFIX) ? decode(text.slice(PREFIX.length)) : null };
}

/**
 * @returns a link to an operation, without variables or tokens. Strings that stand in the operation itself may be
 *   somebody's number or name, and are emptied.
 */
export const linkTo = (query: string, address: string): string =>
  `${address.split('#', 1)[0]}#${PREFIX}${encodeURIComponent(withoutStrings(query))}`;

function withoutStrings(query: string): string {
  try {
    const document = parse(query);
    const emptied = visit(document, { [Kind.STRING]: { enter: (node) => ({ ...node, value: '', block: false }) } });
    return JSON.stringify(emptied) === JSON.stringify(document) ? query : print(emptied);
  } catch {
    return '';
  }
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
