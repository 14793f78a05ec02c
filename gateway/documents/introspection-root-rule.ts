import { type ASTVisitor, type FieldNode, GraphQLError, Kind, type SelectionSetNode, type ValidationContext } from 'graphql';

/**
 * Refuses `__schema` and `__type` anywhere except at the root of an operation (GraphQL specification, section 4.2). graphql-js
 * accepts them wherever the root type occurs, such as below a field `self: Query`.
 */
export function introspectionRootRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition({ selectionSet }) {
      for (const node of askedBelowRoot(selectionSet, context)) {
        const type = context.getSchema().getQueryType()?.name ?? 'Query';
        context.reportError(new GraphQLError(`Cannot query field "${node.name.value}" on type "${type}".`, { nodes: node }));
      }
    },
  };
}

/** Each fragment is visited once at the root and once below a field, however often it is spread. */
function askedBelowRoot(root: SelectionSetNode, context: ValidationContext): readonly FieldNode[] {
  const found: FieldNode[] = [];
  const seen = new Set<string>();
  const waiting = [{ set: root, isRoot: true }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { set, isRoot } = next;
    for (const node of set.selections) {
      if (node.kind === Kind.INLINE_FRAGMENT) waiting.push({ set: node.selectionSet, isRoot });
      else if (node.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = context.getFragment(node.name.value);
        const key = `${node.name.value} ${isRoot}`;
        if (fragment && !seen.has(key)) waiting.push({ set: fragment.selectionSet, isRoot });
        seen.add(key);
      } else {
        if (!isRoot && (node.name.value === '__schema' || node.name.value === '__type')) found.push(node);
        // Fields below an introspection field belong to introspection.
        if (node.selectionSet && !node.name.value.startsWith('__')) waiting.push({ set: node.selectionSet, isRoot: false });
      }
    }
  }
  return found;
}
