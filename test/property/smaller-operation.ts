import {
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  validate,
  visit,
} from 'graphql';
import type { Operation } from './operation.ts';

/** The kinds of nodes that can be removed from a document. */
const PARTS: readonly string[] = [Kind.FIELD, Kind.INLINE_FRAGMENT, Kind.FRAGMENT_SPREAD, Kind.DIRECTIVE, Kind.ARGUMENT];

/**
 * Removes the parts of a failing operation without which it still fails, so that the rest is readable.
 *
 * @param fails whether an operation still fails
 */
export async function smallerOperation(
  operation: Operation,
  schema: GraphQLSchema,
  fails: (operation: Operation) => Promise<boolean>,
): Promise<Operation> {
  let smallest = operation;
  let document = parse(operation.query, { noLocation: true });
  for (let index = 0; ;) {
    const part = partsOf(document)[index];
    if (part === undefined) return smallest;
    const candidate = withoutUnused(visit(document, { enter: (node) => (node === part ? null : undefined), leave: dropHollow }));
    const next = candidate && validate(schema, candidate).length === 0 ? toOperation(candidate, operation) : null;
    if (candidate && next && (await fails(next))) [smallest, document] = [next, candidate];
    else index += 1;
  }
}

/** Removes nodes whose selection set is empty. */
const dropHollow = (node: ASTNode): null | undefined =>
  'selectionSet' in node && node.selectionSet?.selections.length === 0 ? null : undefined;

function partsOf(document: DocumentNode): ASTNode[] {
  const parts: ASTNode[] = [];
  visit(document, { enter: (node) => void (PARTS.includes(node.kind) && parts.push(node)) });
  return parts;
}

/** The document without unused fragments and variables; null when nothing is left. */
function withoutUnused(document: DocumentNode): DocumentNode | null {
  const used = new Set<string>();
  visit(document, {
    FragmentSpread: ({ name }) => void used.add(`...${name.value}`),
    Variable: ({ name }, _key, parent) =>
      void ((parent as ASTNode).kind !== Kind.VARIABLE_DEFINITION && used.add(`$${name.value}`)),
  });
  const left = visit(document, {
    FragmentDefinition: ({ name }) => (used.has(`...${name.value}`) ? undefined : null),
    VariableDefinition: ({ variable }) => (used.has(`$${variable.name.value}`) ? undefined : null),
  });
  if (left.definitions.length === 0) return null;
  return left.definitions.length < document.definitions.length ? withoutUnused(left) : left;
}

function toOperation(document: DocumentNode, { operationName, variables }: Operation): Operation {
  const defined = document.definitions
    .filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION)
    .flatMap(({ variableDefinitions = [] }) => variableDefinitions.map(({ variable }) => variable.name.value));
  const kept = Object.entries(variables).filter(([name]) => defined.includes(name));
  return { query: print(document), operationName, variables: Object.fromEntries(kept) };
}
