import { type DirectiveNode, type DocumentNode, Kind, type SelectionNode, visit } from 'graphql';
import { refusal } from '../errors/refusal.ts';

/** The values of the variables that `@skip` and `@include` use; a variable with a default may be null. */
export type Booleans = ReadonlyMap<string, boolean | null>;

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

/**
 * @returns whether `@skip` and `@include` include the selection (GraphQL specification, section 3.13)
 * @throws BAD_USER_INPUT when a condition is null (section 6.4.1)
 */
export function isIncluded(node: SelectionNode, booleans: Booleans): boolean {
  return holds('skip', node, booleans) !== true && holds('include', node, booleans) !== false;
}

/** @returns null: there is no such condition */
function holds(name: string, { directives = [] }: SelectionNode, booleans: Booleans): boolean | null {
  const directive = directives.find((one) => one.name.value === name);
  const value = directive && conditionOf(directive);
  if (!value) return null;
  if (value.kind !== Kind.VARIABLE) return value.kind === Kind.BOOLEAN && value.value;
  const boolean = booleans.get(value.name.value);
  if (boolean === null) throw refusal('BAD_USER_INPUT', `Variable "$${value.name.value}" has a value that is not valid`);
  return boolean === true;
}

function conditionOf(directive: DirectiveNode) {
  if (directive.name.value !== 'skip' && directive.name.value !== 'include') return null;
  return directive.arguments?.find(({ name }) => name.value === 'if')?.value ?? null;
}

/** @returns whether a directive is for subgraphs; conditions are evaluated before planning */
export const isPassedOn = ({ name }: DirectiveNode): boolean => name.value !== 'skip' && name.value !== 'include';
