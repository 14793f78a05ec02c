import { Kind, parse, print, stripIgnoredCharacters, type ValueNode, visit } from 'graphql';
import { ExactNumber } from '../json/exact-numbers.ts';
import type { Json, JsonObject } from '../json/json.ts';

/**
 * Writes variables whose digits a double would lose into the query. Most subgraphs read variables into doubles, but keep the
 * digits of custom scalar literals.
 *
 * @param queryJson one operation, as JSON text
 */
export function inlineExactNumbers(
  queryJson: string,
  variables: JsonObject,
): { readonly queryJson: string; readonly variables: JsonObject } {
  const inlined = new Map<string, ValueNode>();
  for (const [name, value] of Object.entries(variables)) {
    const literal = holdsExactNumber(value) ? literalOf(value) : null;
    if (literal) inlined.set(name, literal);
  }
  if (inlined.size === 0) return { queryJson, variables };
  const document = visit(parse(JSON.parse(queryJson) as string, { noLocation: true }), {
    VariableDefinition: ({ variable }) => (inlined.has(variable.name.value) ? null : undefined),
    Variable: ({ name }) => inlined.get(name.value),
  });
  return {
    queryJson: JSON.stringify(stripIgnoredCharacters(print(document))),
    variables: Object.fromEntries(Object.entries(variables).filter(([name]) => !inlined.has(name))),
  };
}

/** Looks only at numbers and lists of numbers: an object cannot be interpreted without its type. */
export const holdsExactNumber = (value: Json): boolean =>
  value instanceof ExactNumber || (Array.isArray(value) && value.some(holdsExactNumber));

/** @returns null when the value holds anything other than numbers */
function literalOf(value: Json): ValueNode | null {
  if (value === null) return { kind: Kind.NULL };
  if (Array.isArray(value)) {
    const values = value.map(literalOf).filter((item) => item !== null);
    return values.length === value.length ? { kind: Kind.LIST, values } : null;
  }
  if (!(value instanceof ExactNumber) && typeof value !== 'number') return null;
  const text = value instanceof ExactNumber ? value.text : String(value);
  return { kind: /^-?\d+$/.test(text) ? Kind.INT : Kind.FLOAT, value: text };
}
