import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isCompositeType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  Kind,
} from 'graphql';
import { documentFacts } from '../documents/document-facts.ts';

/** A field that an operation selects. */
export type FieldUse = {
  /** Response keys from the root, joined by dots. */
  readonly path: string;
  readonly coordinate: string;
  readonly parent: GraphQLCompositeType;
  /** The type through which the object is reached. It differs from `parent` inside a fragment. */
  readonly through: GraphQLCompositeType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  /** Null at the root. */
  readonly around: FieldUse | null;
};

/** Identifies a field of an operation under any schema. */
export const useKey = ({ path, coordinate }: Pick<FieldUse, 'path' | 'coordinate'>): string => `${path} ${coordinate}`;

/**
 * @param document a document that is valid against `schema`
 * @returns every field that the operation selects, by `useKey`, in document order with parents first. Introspection and
 *   `__typename` are left out; `@skip` and `@include` are ignored.
 */
export function fieldUses(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
): ReadonlyMap<string, FieldUse> {
  const { fragments } = documentFacts(document);
  const uses = new Map<string, FieldUse>();
  const visitField = (node: FieldNode, parent: GraphQLCompositeType, through: GraphQLCompositeType, around: FieldUse | null) => {
    const field = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
    if (!field) return;
    const key = node.alias?.value ?? node.name.value;
    const path = around ? `${around.path}.${key}` : key;
    const found: FieldUse = { path, coordinate: `${parent.name}.${field.name}`, parent, through, field, node, around };
    const use = uses.get(useKey(found)) ?? found;
    uses.set(useKey(use), use);
    const named = getNamedType(field.type);
    if (node.selectionSet && isCompositeType(named)) visitSet(node.selectionSet, named, named, use);
  };
  const visitSet = (
    { selections }: SelectionSetNode,
    parent: GraphQLCompositeType,
    through: GraphQLCompositeType,
    around: FieldUse | null,
  ): void => {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        visitField(node, parent, through, around);
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      const condition = fragment?.typeCondition ? schema.getType(fragment.typeCondition.name.value) : parent;
      if (fragment && isCompositeType(condition)) visitSet(fragment.selectionSet, condition, through, around);
    }
  };
  const root = schema.getRootType(operation.operation);
  if (root) visitSet(operation.selectionSet, root, root, null);
  return uses;
}
