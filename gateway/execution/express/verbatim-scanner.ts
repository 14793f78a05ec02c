import { isUtf8 } from 'node:buffer';
import { afterFloat, afterInt, afterOneOf, afterString, afterText } from './verbatim-leaves.ts';
import type { ValueShape } from './verbatim-shape.ts';

const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const DATA = textBytes('"data"');
const NULL = textBytes('null');
const BOOLEANS = [textBytes('true'), textBytes('false')];
const [COMMA, COLON, QUOTE, LETTER_N, LETTER_T, LETTER_F] = [0x2c, 0x3a, 0x22, 0x6e, 0x74, 0x66];
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d];
const WHITESPACE: ReadonlySet<number | undefined> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * Reads the answer of a subgraph without parsing it.
 *
 * @returns the bytes of `data`, if they are exactly what would be written for it; null: the answer must be parsed. It has errors, or
 *   its data does not fit the shape, or is written in another way than `JSON.stringify` has
 */
export function scanAnswer(answer: Buffer, shape: ValueShape): Buffer | null {
  const start = afterOpening(answer);
  if (start === -1) return null;
  const end = afterValue(answer, start, shape);
  if (end === -1 || !isClosing(answer, end)) return null;
  return isUtf8(answer) ? answer.subarray(start, end) : null;
}

function afterSpace(bytes: Uint8Array, start: number): number {
  let at = start;
  while (WHITESPACE.has(bytes[at])) at++;
  return at;
}

/** @returns where the value of `data` begins; -1: the answer begins otherwise */
export function afterOpening(bytes: Uint8Array): number {
  const open = afterSpace(bytes, 0);
  if (bytes[open] !== OBJECT) return -1;
  const key = afterText(bytes, afterSpace(bytes, open + 1), DATA);
  if (key === -1) return -1;
  const colon = afterSpace(bytes, key);
  return bytes[colon] === COLON ? afterSpace(bytes, colon + 1) : -1;
}

/** @returns whether nothing is beside `data` */
export function isClosing(bytes: Uint8Array, end: number): boolean {
  const close = afterSpace(bytes, end);
  return bytes[close] === OBJECT_END && afterSpace(bytes, close + 1) === bytes.length;
}

/** @returns where the value ends; -1: it does not fit, or is written in another way */
export function afterValue(bytes: Uint8Array, at: number, shape: ValueShape): number {
  if (shape.isNullable && bytes[at] === LETTER_N) return afterText(bytes, at, NULL);
  switch (shape.kind) {
    case 'string':
      return afterString(bytes, at);
    case 'int':
      return afterInt(bytes, at);
    case 'float':
      return afterFloat(bytes, at);
    case 'boolean':
      return afterOneOf(bytes, at, BOOLEANS);
    case 'one of':
      return afterOneOf(bytes, at, shape.texts);
    case 'custom':
      return afterCustom(bytes, at);
    case 'list':
      return afterList(bytes, at, shape);
    case 'object':
      return afterObject(bytes, at, shape);
  }
}

/** Objects and lists of custom scalars are left to the parser, for a key may be in them twice. */
function afterCustom(bytes: Uint8Array, at: number): number {
  const first = bytes[at];
  if (first === QUOTE) return afterString(bytes, at);
  return first === LETTER_T || first === LETTER_F ? afterOneOf(bytes, at, BOOLEANS) : afterFloat(bytes, at);
}

function afterObject(bytes: Uint8Array, start: number, { fields }: ValueShape): number {
  let at = start;
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index];
    if (field) at = afterText(bytes, at, field.before);
    if (at === -1) return -1;
    if (field) at = afterValue(bytes, at, field.value);
    if (at === -1) return -1;
  }
  return bytes[at] === OBJECT_END ? at + 1 : -1;
}

function afterList(bytes: Uint8Array, start: number, { item }: ValueShape): number {
  if (bytes[start] !== LIST || item === null) return -1;
  if (bytes[start + 1] === LIST_END) return start + 2;
  let at = start;
  do {
    at = afterValue(bytes, at + 1, item);
    if (at === -1) return -1;
  } while (bytes[at] === COMMA);
  return bytes[at] === LIST_END ? at + 1 : -1;
}
