import type { FetchDataRewrite, FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  stripIgnoredCharacters,
} from 'graphql';
import type { EntityKeys } from './entity-keys.ts';
import { givenVariable, keyAlias } from '../documents/reserved-names.ts';

/** A variable of the client, and the name under which it is sent. */
export type PassedVariable = { readonly given: string; readonly sent: string };

/** A fetch of a plan, with every part that does not depend on the request prepared. */
export type PreparedFetch = {
  readonly subgraph: string;
  /** The operation as JSON text, to be put into a request body. */
  readonly queryJson: string;
  readonly query: string;
  readonly operationName: string | undefined;
  /** The client's variables that are sent with it. */
  readonly variables: readonly PassedVariable[];
  /** The fields of a representation; null: the fetch begins at the root. */
  readonly requires: readonly QueryPlanSelectionNode[] | null;
  /** Per type, the keys that are requested again. */
  readonly keys: ReadonlyMap<string, readonly { field: string; alias: string }[]>;
  /** The response keys that the fetch answers at the root. */
  readonly rootKeys: readonly string[];
  readonly inputRewrites: readonly FetchDataRewrite[];
  readonly outputRewrites: readonly FetchDataRewrite[];
};

/** @param entityKeys null: keys are not requested again */
export function prepareFetch(node: FetchNode, entityKeys: EntityKeys | null): PreparedFetch {
  const keys = new Map<string, readonly { field: string; alias: string }[]>();
  const document = parse(node.operation, { noLocation: true });
  const asksKeys = node.requires !== undefined && entityKeys !== null;
  const prepared = asksKeys ? withKeys(document, (type) => keysOf(node, type, entityKeys, keys)) : document;
  const query = asksKeys ? stripIgnoredCharacters(print(prepared)) : node.operation;
  return {
    subgraph: node.serviceName,
    queryJson: JSON.stringify(query),
    query,
    operationName: node.operationName,
    variables: (node.variableUsages ?? []).map((sent) => ({ given: givenVariable(sent), sent })),
    requires: node.requires ?? null,
    keys,
    rootKeys: rootKeys(document),
    inputRewrites: node.inputRewrites ?? [],
    outputRewrites: node.outputRewrites ?? [],
  };
}

/** The keys of `type` that its representation holds, so that they can be compared. */
function keysOf(
  node: FetchNode,
  type: string,
  entityKeys: EntityKeys,
  found: Map<string, readonly { field: string; alias: string }[]>,
): SelectionNode[] {
  const sent = new Set(
    (node.requires ?? []).flatMap((selection) =>
      selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition === type
        ? selection.selections.map((field) => (field.kind === Kind.FIELD ? field.name : ''))
        : [],
    ),
  );
  const keys = entityKeys(node.serviceName, type).filter((field) => sent.has(field));
  const aliased = keys.map((field) => ({ field, alias: keyAlias(field) }));
  if (aliased.length > 0) found.set(type, aliased);
  return aliased.map(({ field, alias }) => ({
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: field },
    alias: { kind: Kind.NAME, value: alias },
  }));
}

/** `_entities { ... on T { … } }` with the keys of T added. The planner has already inlined fragment spreads. */
function withKeys(document: DocumentNode, keysOfType: (type: string) => SelectionNode[]): DocumentNode {
  const add = (node: SelectionNode): SelectionNode => {
    if (node.kind !== Kind.INLINE_FRAGMENT || !node.typeCondition) return node;
    const extra = keysOfType(node.typeCondition.name.value);
    return {
      ...node,
      selectionSet: { ...node.selectionSet, selections: [...extra, ...node.selectionSet.selections] },
    } as InlineFragmentNode;
  };
  const inEntities = (field: SelectionNode): SelectionNode =>
    field.kind === Kind.FIELD && field.selectionSet
      ? { ...field, selectionSet: { ...field.selectionSet, selections: field.selectionSet.selections.map(add) } }
      : field;
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? {
          ...definition,
          selectionSet: { ...definition.selectionSet, selections: definition.selectionSet.selections.map(inEntities) },
        }
      : definition,
  );
  return { ...document, definitions };
}

function rootKeys(document: DocumentNode): string[] {
  const operation = document.definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
  return (operation?.selectionSet.selections ?? [])
    .filter((node): node is FieldNode => node.kind === Kind.FIELD)
    .map((node) => node.alias?.value ?? node.name.value);
}
