import { AnswerCursor } from './answer-cursor.ts';
import { giveUp } from './give-up.ts';
import { isMarked } from './expected-denials.ts';
import { isObject, type Json } from '../../json/json.ts';

const MAX_INT = 2 ** 31 - 1;
const MIN_INT = -(2 ** 31);

/** Matches text that is the same in JSON: without quotes, backslashes, control characters and surrogates. */
const AS_IN_JSON = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

/** The JSON text of a string. Most strings need no escapes, and to see that is faster than `JSON.stringify`. */
const quote = (text: string): string => (AS_IN_JSON.test(text) ? `"${text}"` : JSON.stringify(text));

/**
 * What generated code calls. Each function returns JSON text of a value that fits its type, as `completeLeaf` does. Values that
 * are rare, such as numbers for an ID, are left to the general way.
 */
export const RUNTIME = {
  /** Where generated code reads; it ends with one answer before another is read. */
  cursor: new AnswerCursor(),
  giveUp,
  isObject,
  isMarked,
  string: (value: unknown): string => (typeof value === 'string' ? quote(value) : giveUp()),
  int: (value: unknown): string =>
    typeof value === 'number' && Number.isInteger(value) && value >= MIN_INT && value <= MAX_INT ? String(value) : giveUp(),
  float: (value: unknown): string => (typeof value === 'number' && Number.isFinite(value) ? String(value) : giveUp()),
  boolean: (value: unknown): string => (value === true ? 'true' : value === false ? 'false' : giveUp()),
  /** @param texts the JSON text of each value that clients see */
  enumeration: (texts: ReadonlyMap<unknown, string>, value: unknown): string => texts.get(value) ?? giveUp(),
  /** A custom scalar. Objects and lists are left to the general way, and so are numbers whose digits count. */
  custom: (value: unknown): string => {
    if (typeof value === 'string') return quote(value);
    return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) ? String(value) : giveUp();
  },
  plain,
  /** A value that several sources gave. */
  agreed: <Value>(one: Value, other: Value): Value => (one === other ? one : giveUp()),
  /** A value that must have been answered. */
  answered: <Value>(value: Value | undefined): Value => (value === undefined ? giveUp() : value),
};

/** @returns the JSON text of a leaf in a representation, of whatever type */
function plain(value: Json | undefined): string {
  if (typeof value === 'string') return quote(value);
  if (value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return String(value);
  return Array.isArray(value) ? `[${value.map(plain).join(',')}]` : giveUp();
}
