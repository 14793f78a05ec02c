import { Kind, type ValueNode, valueFromASTUntyped } from 'graphql';

/** What the standard library's types lack: reading and writing the source text of a number. */
type SourceTextJson = {
  readonly parse: (
    text: string,
    revive: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ) => unknown;
  readonly rawJSON: (text: string) => unknown;
};
const sourceTextJson = JSON as unknown as SourceTextJson;

/**
 * A number whose digits a double would lose: 12345678901234567890, 1.10 or 1e400. It is written to JSON exactly as it was read.
 */
export class ExactNumber {
  /** A number literal of JSON. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): unknown {
    return sourceTextJson.rawJSON(this.text);
  }
}

/** Matches numbers that a double might change. Doubles hold integers of up to 15 digits exactly. */
const SUSPICIOUS = /[:,[][ \t\n\r]*(?:-?\d+[.eE]|-?\d{16}|-0)/;
const NUMBER = /[:,[][ \t\n\r]*(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g;

/** @returns whether a number changes its digits when it is read as a double */
export const isInexact = (literal: string): boolean => String(Number(literal)) !== literal;

/** @returns whether the text may hold such a number; the content of a string may be mistaken for one */
function mayHoldInexactNumber(text: string): boolean {
  if (!SUSPICIOUS.test(text)) return false;
  for (const [, literal] of text.matchAll(NUMBER)) if (literal !== undefined && isInexact(literal)) return true;
  return false;
}

/**
 * @returns the parsed JSON, with an `ExactNumber` for each number that a double would change
 * @throws SyntaxError when it is not JSON
 */
export function parseExactly(text: string): unknown {
  if (!mayHoldInexactNumber(text)) return JSON.parse(text);
  return sourceTextJson.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && isInexact(source) ? new ExactNumber(source) : value,
  );
}

/** @returns whether the value contains a number, at any depth */
export function holdsNumber(value: unknown): boolean {
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'number' || next instanceof ExactNumber) return true;
    if (next !== null && typeof next === 'object') for (const inner of Object.values(next)) open.push(inner);
  }
  return false;
}

/** @returns the value of a custom scalar literal; objects have a null prototype, as in graphql-js */
export function readExactLiteral(node: ValueNode, variables?: Readonly<Record<string, unknown>> | null): unknown {
  switch (node.kind) {
    case Kind.INT:
    case Kind.FLOAT:
      return isInexact(node.value) ? new ExactNumber(node.value) : Number(node.value);
    case Kind.LIST:
      return node.values.map((item) => readExactLiteral(item, variables));
    case Kind.OBJECT: {
      const fields = node.fields.map(({ name, value }) => [name.value, readExactLiteral(value, variables)] as const);
      return Object.assign(Object.create(null) as object, Object.fromEntries(fields));
    }
    default:
      return valueFromASTUntyped(node, variables);
  }
}

/** @returns whether two values of a key are the same; one subgraph may send an ID as a number, another as a string */
export function isSameKey(one: unknown, other: unknown): boolean {
  return one === other || (isScalar(one) && isScalar(other) && keyText(one) === keyText(other));
}

const isScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || value instanceof ExactNumber;

/** Integers of any size keep their digits; 1.0 and 1 are one number. */
function keyText(value: unknown): string {
  if (!(value instanceof ExactNumber)) return String(value);
  return /^-?\d+$/.test(value.text) ? value.text : String(Number(value.text));
}
