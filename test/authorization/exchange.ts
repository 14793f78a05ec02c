import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { Exchange } from './observe.ts';

/** Asks, and gives back the answer. */
export type Send = (query: string, variables: Record<string, unknown>) => Promise<Answered>;

type Answered = { readonly data: unknown; readonly errors: Exchange['errors'] };

/**
 * @param query one operation
 * @param known values of variables; the operation gets those that it declares
 */
export async function exchange(query: string, known: Readonly<Record<string, string>>, send: Send): Promise<Exchange> {
  const operation = parse(query).definitions[0] as OperationDefinitionNode;
  const names = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  const answer = await send(query, Object.fromEntries(names.map((name) => [name, known[name]])));
  return { type: operation.operation === 'mutation' ? 'Mutation' : 'Query', selection: operation.selectionSet, ...answer };
}

/** @returns a selection set, from what stands between its braces */
export function selectionOf(fields: string) {
  const [operation] = parse(`{ ${fields} }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('Not a selection');
  return operation.selectionSet;
}
