import { DirectiveDefinition, ListType, type Schema, type Supergraph } from '@apollo/federation-internals';
import type { FetchNode } from '@apollo/query-planner';
import {
  DirectiveLocation,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
  type VariableNode,
  visit,
} from 'graphql';
import { type MayStand, nameFragments } from './named-fragments.ts';
import { nameNode } from './planned-nodes.ts';
import { FRAGMENT_MARK } from '../documents/reserved-names.ts';

/** The directives of each fragment that has any, in the order of their marks. */
export type MarkedFragments = readonly (readonly DirectiveNode[])[];

/** @param schema the schema that operations are planned on; the mark's definition is added to it */
export function defineMark(schema: Schema): void {
  const definition = schema.addDirectiveDefinition(new DirectiveDefinition(FRAGMENT_MARK));
  definition.repeatable = true;
  definition.addLocations(DirectiveLocation.FIELD, DirectiveLocation.INLINE_FRAGMENT);
  definition.addArgument('mark', schema.intType());
  definition.addArgument('variables', new ListType(schema.stringType()));
}

/**
 * The planner loses a fragment's directives for fields that it fetches separately from the field's surroundings. So the fragment
 * and each field inside it are marked, and `RestoreDirectives` puts the directives around marked fields again.
 *
 * @returns the marked operation; null: none of its fragments has directives
 */
export function markFragments(
  operation: OperationDefinitionNode,
): { readonly operation: OperationDefinitionNode; readonly marked: MarkedFragments } | null {
  const marked: (readonly DirectiveNode[])[] = [];
  const selectionSet = mark(operation.selectionSet, [], marked);
  return marked.length === 0 ? null : { operation: { ...operation, selectionSet }, marked };
}

function mark(set: SelectionSetNode, around: readonly DirectiveNode[], marked: (readonly DirectiveNode[])[]): SelectionSetNode {
  const selections = set.selections.map((node): SelectionNode => {
    if (node.kind === Kind.FRAGMENT_SPREAD || !node.selectionSet) return withDirectives(node, around);
    if (node.kind === Kind.FIELD)
      return { ...withDirectives(node, around), selectionSet: mark(node.selectionSet, [], marked) } as SelectionNode;
    const { directives = [] } = node;
    if (directives.length === 0) return { ...node, selectionSet: mark(node.selectionSet, around, marked) };
    const own = markOf(directives, marked.push(directives) - 1);
    const inner = mark(node.selectionSet, [...around, own], marked);
    return { ...node, directives: [...directives, own], selectionSet: inner };
  });
  return { ...set, selections };
}

/** `__typename` is not marked: it can be fetched anywhere, and the planner expects it in its plain form. */
function withDirectives<Node extends SelectionNode>(node: Node, more: readonly DirectiveNode[]): Node {
  if (more.length === 0 || (node.kind === Kind.FIELD && node.name.value === '__typename')) return node;
  return { ...node, directives: [...(node.directives ?? []), ...more] };
}

/** The mark names the variables of the directives that it stands for, so that they are sent with every marked field. */
function markOf(directives: readonly DirectiveNode[], index: number): DirectiveNode {
  const values: VariableNode[] = [];
  for (const directive of directives) visit(directive, { Variable: (node) => void values.push(node) });
  return {
    kind: Kind.DIRECTIVE,
    name: nameNode(FRAGMENT_MARK),
    arguments: [
      { kind: Kind.ARGUMENT, name: nameNode('mark'), value: { kind: Kind.INT, value: String(index) } },
      { kind: Kind.ARGUMENT, name: nameNode('variables'), value: { kind: Kind.LIST, values } },
    ],
  };
}

const isMark = ({ name }: DirectiveNode): boolean => name.value === FRAGMENT_MARK;

/** @returns the numbers of the fragments that a node is marked with, from the outermost in */
function marksOf({ directives = [] }: SelectionNode): number[] {
  const values = directives
    .filter(isMark)
    .map((directive) => directive.arguments?.find(({ name }) => name.value === 'mark')?.value);
  return values.map((value) => (value?.kind === Kind.INT ? Number(value.value) : -1));
}

/** Puts directives back into a fetch of a marked operation. */
export type RestoreDirectives = (node: FetchNode, marked: MarkedFragments) => FetchNode;

/** @param supergraph the supergraph that fetches are planned on */
export function createDirectiveRestorer(supergraph: Supergraph): RestoreDirectives {
  const schemas = new Map<string, GraphQLSchema | undefined>();
  const schemaOf = (subgraph: string): GraphQLSchema | undefined => {
    if (!schemas.has(subgraph)) schemas.set(subgraph, supergraph.subgraphs().get(subgraph)?.schema.toGraphQLJSSchema());
    return schemas.get(subgraph);
  };
  const mayStand: MayStand = (name, location) =>
    supergraph.schema.directive(name)?.locations.some((one) => String(one) === location) ?? true;
  return (node, marked) => {
    const document = unmark(parse(node.operation, { noLocation: true }), marked);
    const directives = marked.flat();
    const schema = directives.every(({ name }) => mayStand(name.value, 'INLINE_FRAGMENT'))
      ? undefined
      : schemaOf(node.serviceName);
    const named = schema ? nameFragments(document, schema, mayStand) : document;
    return { ...node, operation: stripIgnoredCharacters(print(named)) };
  };
}

const unmark = (document: DocumentNode, marked: MarkedFragments): DocumentNode =>
  visit(document, {
    OperationDefinition: (node) => ({ ...node, selectionSet: unmarkSet(node.selectionSet, new Set(), marked) }),
  });

function unmarkSet(set: SelectionSetNode, around: ReadonlySet<number>, marked: MarkedFragments): SelectionSetNode {
  const groups: { readonly missing: readonly number[]; readonly nodes: SelectionNode[] }[] = [];
  for (const node of set.selections) {
    const marks = marksOf(node);
    const missing = node.kind === Kind.FIELD ? marks.filter((mark) => !around.has(mark)) : [];
    const unmarked = unmarkNode(node, new Set(node.kind === Kind.FIELD ? [] : [...around, ...marks]), marked);
    const last = groups.at(-1);
    if (last && last.missing.join() === missing.join()) last.nodes.push(unmarked);
    else groups.push({ missing, nodes: [unmarked] });
  }
  const inFragments = ({ missing, nodes }: (typeof groups)[0]) =>
    missing.reduceRight<readonly SelectionNode[]>((inner, mark) => [fragmentWith(marked[mark] ?? [], inner)], nodes);
  return { ...set, selections: groups.flatMap(inFragments) };
}

function unmarkNode(node: SelectionNode, around: ReadonlySet<number>, marked: MarkedFragments): SelectionNode {
  const directives = (node.directives ?? []).filter((directive) => !isMark(directive));
  if (node.kind === Kind.FRAGMENT_SPREAD || !node.selectionSet) return { ...node, directives };
  return { ...node, directives, selectionSet: unmarkSet(node.selectionSet, around, marked) } as SelectionNode;
}

const fragmentWith = (directives: readonly DirectiveNode[], selections: readonly SelectionNode[]): SelectionNode => ({
  kind: Kind.INLINE_FRAGMENT,
  directives,
  selectionSet: { kind: Kind.SELECTION_SET, selections },
});
