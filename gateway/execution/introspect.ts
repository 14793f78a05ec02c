import { executeSync, type GraphQLSchema, Kind } from 'graphql';
import type { CompiledOperation } from '../planning/compiled-operation.ts';
import type { Introspection } from './shape-answer.ts';

const NOTHING: Introspection = {};

/** @returns the answers to `__schema` and `__type` at the root, from the schema that clients see */
export function introspect(
  { operation, fragments, selection }: CompiledOperation,
  variables: Readonly<Record<string, unknown>>,
  schema: GraphQLSchema,
): Introspection {
  const asked = selection.objectOf(selection.type.name).fields.filter(({ name }) => name === '__schema' || name === '__type');
  if (asked.length === 0) return NOTHING;
  const selectionSet = { kind: Kind.SELECTION_SET, selections: asked.flatMap(({ nodes }) => nodes) } as const;
  const document = { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }, ...fragments.values()] } as const;
  return executeSync({ schema, document, variableValues: variables }).data ?? NOTHING;
}
