import { isPassedOn } from '../documents/conditions.ts';
import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { sentVariable } from '../documents/reserved-names.ts';

export const nameNode = (value: string) => ({ kind: Kind.NAME, value }) as const;

const selectionSet = (selections: readonly SelectionNode[]): SelectionSetNode => ({ kind: Kind.SELECTION_SET, selections });

/** @returns a field that the gateway adds itself */
export const fieldNode = (name: string, alias?: string): FieldNode => ({
  kind: Kind.FIELD,
  name: nameNode(name),
  ...(alias && { alias: nameNode(alias) }),
});

/**
 * @param type null: the fragment does not narrow the type
 * @param directives the client's directives, including conditions
 */
export const inlineFragment = (
  type: GraphQLCompositeType | null,
  selections: readonly SelectionNode[],
  directives: readonly DirectiveNode[] = [],
): SelectionNode => ({
  kind: Kind.INLINE_FRAGMENT,
  ...(type && { typeCondition: { kind: Kind.NAMED_TYPE, name: nameNode(type.name) } }),
  directives: planned(directives),
  selectionSet: selectionSet(selections),
});

/**
 * @param condition null: the fragment does not narrow the type
 * @returns the nodes of a client's fragment, wrapped in a fragment if it narrows the type or has directives for subgraphs
 */
export function plannedFragment(
  condition: GraphQLCompositeType | null,
  nodes: readonly SelectionNode[],
  spread: FragmentSpreadNode | InlineFragmentNode,
  definition: FragmentDefinitionNode | InlineFragmentNode,
): readonly SelectionNode[] {
  const own = spread === definition ? [] : (definition.directives ?? []).filter(isPassedOn);
  const inner = own.length > 0 ? [inlineFragment(null, nodes, own)] : nodes;
  const outer = (spread.directives ?? []).filter(isPassedOn);
  return outer.length === 0 && condition === null ? inner : [inlineFragment(condition, inner, outer)];
}

/** @returns the client's field as it is planned: under its planned key, without conditions, and with another selection */
export function plannedField(node: FieldNode, key: string, selections?: readonly SelectionNode[]): FieldNode {
  return {
    kind: Kind.FIELD,
    name: node.name,
    ...(key !== node.name.value && { alias: nameNode(key) }),
    arguments: (node.arguments ?? []).map(renameVariables),
    directives: planned(node.directives),
    ...(selections && { selectionSet: selectionSet(selections) }),
  };
}

/** @returns the client's operation as it is planned; null: it is empty */
export function plannedOperation(
  operation: OperationDefinitionNode,
  selections: readonly SelectionNode[],
): OperationDefinitionNode | null {
  if (selections.length === 0) return null;
  return {
    ...operation,
    variableDefinitions: (operation.variableDefinitions ?? []).map(renameVariables),
    directives: planned(operation.directives),
    selectionSet: selectionSet(selections),
  };
}

/** @returns the nodes of a root without the fields that the gateway answers itself: `__typename`, `__schema` and `__type` */
export const withoutMetaFields = (nodes: readonly SelectionNode[]): SelectionNode[] =>
  nodes.flatMap((node): SelectionNode[] => {
    if (node.kind === Kind.FIELD) return node.name.value.startsWith('__') ? [] : [node];
    if (node.kind === Kind.FRAGMENT_SPREAD) return [node];
    const inner = withoutMetaFields(node.selectionSet.selections);
    return inner.length > 0 ? [{ ...node, selectionSet: selectionSet(inner) }] : [];
  });

const planned = (directives: readonly DirectiveNode[] = []): DirectiveNode[] =>
  directives.filter(isPassedOn).map(renameVariables);

const renameVariables = <Node extends Parameters<typeof visit>[0]>(node: Node): Node =>
  visit(node, { Variable: ({ kind, name }) => ({ kind, name: nameNode(sentVariable(name.value)) }) }) as Node;
