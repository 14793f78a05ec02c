import { countSteps } from '../../schema/contract/counted-work.ts';
import { holdsNumber, parseExactly } from '../json/exact-numbers.ts';
import { refusal } from '../errors/refusal.ts';

/** The maximum depth of nested objects and lists. Code that recurses through values can handle this depth. */
const MAX_NESTING = 100;

/**
 * @param otherwise the message when it is no JSON
 * @throws BAD_REQUEST, also when its objects and lists are nested too deep
 */
export function parseJson(text: string, otherwise: string): unknown {
  if (isTooDeep(text)) throw refusal('BAD_REQUEST', `The JSON is nested deeper than ${MAX_NESTING} levels`);
  try {
    const parsed: unknown = JSON.parse(text);
    return holdsNumber(parsed) ? parseExactly(text) : parsed;
  } catch {
    // The message of JSON.parse would contain part of the body.
    throw refusal('BAD_REQUEST', otherwise);
  }
}

function isTooDeep(text: string): boolean {
  countSteps(text.length);
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') quoted = !quoted;
    else if (quoted) index += character === '\\' ? 1 : 0;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > MAX_NESTING) return true;
  }
  return false;
}
