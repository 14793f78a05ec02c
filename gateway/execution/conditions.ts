import { type DirectiveNode, type DocumentNode, Kind, type SelectionNode, visit } from 'graphql';

/** The values of the variables that `@skip` and `@include` use. */
export type Booleans = ReadonlyMap<string, boolean>;

/** @returns the names of the variables that conditions of the document use, sorted */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: (directive) => {
      const value = conditionOf(directive);
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

/** @returns whether `@skip` and `@include` leave the selection in (GraphQL specification, section 3.13) */
export function isIncluded(node: SelectionNode, booleans: Booleans): boolean {
  return (node.directives ?? []).every((directive) => {
    const value = conditionOf(directive);
    if (value === null) return true;
    const holds =
      value.kind === Kind.VARIABLE ? booleans.get(value.name.value) === true : value.kind === Kind.BOOLEAN && value.value;
    return directive.name.value === 'include' ? holds : !holds;
  });
}

function conditionOf(directive: DirectiveNode) {
  if (directive.name.value !== 'skip' && directive.name.value !== 'include') return null;
  return directive.arguments?.find(({ name }) => name.value === 'if')?.value ?? null;
}
