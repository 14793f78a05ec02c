import { LRUCache } from 'lru-cache';
import type { HeaderPart } from '../../schema/contract/header-parts.ts';

const MAX_REMEMBERED = 100;
const MAX_REMEMBERED_CHARACTERS = 200;

/**
 * Clients send few different headers, and each sends the same one again and again.
 *
 * @returns the same function of a header, which remembers what it chose for short ones
 */
export function rememberChoices<Choice>(choose: (header: string) => Choice): (header: string) => Choice {
  const chosen = new LRUCache<string, { readonly choice: Choice }>({ max: MAX_REMEMBERED });
  return (header) => {
    const before = chosen.get(header);
    if (before) return before.choice;
    const choice = choose(header);
    if (header.length <= MAX_REMEMBERED_CHARACTERS) chosen.set(header, { choice });
    return choice;
  };
}

/** @returns the weight of an element, from 0 to 1; an invalid one is 0 (RFC 9110, 12.4.2) */
export function weightOf({ parameters }: HeaderPart): number {
  const weight = Number(parameters.find(({ name }) => name === 'q')?.value ?? 1);
  return weight >= 0 && weight <= 1 ? weight : 0;
}
