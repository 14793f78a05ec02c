import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLSchema,
  type InlineFragmentNode,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** @returns whether a directive of this name is allowed at a location such as `INLINE_FRAGMENT` */
export type MayStand = (directive: string, location: string) => boolean;

/**
 * The planner inlines every fragment. Where a directive is allowed only on a fragment's spread or definition, the fragment is
 * named again.
 *
 * @param schema the subgraph's schema, which may have other types than clients see
 */
export function nameFragments(document: DocumentNode, schema: GraphQLSchema, mayStand: MayStand): DocumentNode {
  const named: FragmentDefinitionNode[] = [];
  const typeInfo = new TypeInfo(schema);
  const name = (node: InlineFragmentNode) => {
    const type = getNamedType(typeInfo.getType());
    const { directives = [], selectionSet } = node;
    if (!type || directives.every((directive) => mayStand(directive.name.value, 'INLINE_FRAGMENT'))) return undefined;
    const onSpread = (directive: DirectiveNode) => mayStand(directive.name.value, 'FRAGMENT_SPREAD');
    const fragmentName = { kind: Kind.NAME, value: `named${named.length}` } as const;
    named.push({
      kind: Kind.FRAGMENT_DEFINITION,
      name: fragmentName,
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } },
      directives: directives.filter((directive) => !onSpread(directive)),
      selectionSet,
    });
    return { kind: Kind.FRAGMENT_SPREAD, name: fragmentName, directives: directives.filter(onSpread) };
  };
  const changed = visit(document, visitWithTypeInfo(typeInfo, { InlineFragment: { leave: name } }));
  return { ...changed, definitions: [...changed.definitions, ...named] };
}
