import type { z } from 'zod';
import { type FeedLine, LONGEST_LINE } from './read-lines.ts';
import { mask, type Problem } from './problems.ts';

/** How deep values may be nested; the deepest valid line has 8 levels. */
const DEEPEST = 16;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** A value of JSON, or what is wrong with the line. */
export type ParsedLine = { readonly value: unknown } | { readonly problems: readonly Problem[] };

/** Parses a line. What would be costly to parse, or cannot be stored, is refused first. */
export function parseLine({ bytes, tooLong }: FeedLine): ParsedLine {
  if (tooLong) return wrong(`the line is longer than ${LONGEST_LINE} bytes`);
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    // It says no more than this.
    return wrong('the line is not UTF-8');
  }
  if (isTooDeep(text)) return wrong(`values are nested deeper than ${DEEPEST} levels`);
  try {
    const value: unknown = JSON.parse(text);
    // Only an escape can bring these into a text that is UTF-8.
    const pointer = text.includes('\\u') ? findUnstorable(value, '') : null;
    return pointer === null ? { value } : wrong('the text has a NUL or half of a surrogate pair', pointer);
  } catch {
    // The parser's message would repeat the line.
    return wrong('the line is not JSON');
  }
}

const wrong = (reason: string, pointer = ''): ParsedLine => ({ problems: [{ pointer, reason, value: null }] });

function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (quoted) {
      if (character === BACKSLASH) index++;
      else if (character === QUOTE) quoted = false;
    } else if (character === QUOTE) quoted = true;
    else if (character === OPEN_BRACE || character === OPEN_BRACKET) {
      depth++;
      if (depth > DEEPEST) return true;
    } else if (character === CLOSE_BRACE || character === CLOSE_BRACKET) depth--;
  }
  return false;
}

const [QUOTE, BACKSLASH, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [...'"\\{}[]'].map((character) =>
  character.charCodeAt(0),
);

/** @returns the pointer to a text that a database cannot store; null when there is none */
function findUnstorable(value: unknown, pointer: string): string | null {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? pointer : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    // The name of a field is not repeated where it is the fault.
    if (name.includes('\0') || !name.isWellFormed()) return pointer;
    const found = findUnstorable(inner, `${pointer}/${name}`);
    if (found !== null) return found;
  }
  return null;
}

/** @returns what a schema finds wrong with a value; empty when it fits */
export function problemsOf(value: unknown, { issues }: z.core.$ZodError): Problem[] {
  return issues.map((issue) => ({
    pointer: issue.path.map((part) => `/${String(part)}`).join(''),
    reason: reasonOf(issue),
    value: mask(valueAt(value, issue.path)),
  }));
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part) ? Reflect.get(inner, part) : undefined,
    value,
  );
}

function reasonOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${TYPES[issue.expected] ?? `of type ${issue.expected}`}`;
    case 'unrecognized_keys':
      // A name that is not known may be a value in the wrong place.
      return `has ${issue.keys.length === 1 ? 'a field' : `${issue.keys.length} fields`} that the schema of the feed does not have`;
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return `is greater or longer than ${String(issue.maximum)}`;
    case 'too_small':
      return `is less or shorter than ${String(issue.minimum)}`;
    case 'invalid_format':
      // The pattern's own message: it tells the form, and not the value.
      return FORMATS[issue.format] ?? issue.message;
    case 'custom':
      return issue.message;
    default:
      return 'is not valid';
  }
}

const TYPES: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'a text',
  array: 'a list',
  boolean: 'true or false',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'must be a day of the calendar, as 2026-11-16',
  datetime: 'must be a moment in UTC, as 2026-11-16T09:00:00.000Z',
};
