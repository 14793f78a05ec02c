import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/** Selections of a document, with every fragment counted wherever it is spread. */
export const MAX_SELECTIONS = 10_000;

/**
 * Whether a document is too large to be validated and planned: the time of some rules grows with the number of selections.
 * Validation finds cycles.
 */
export function hasTooManySelections(document: DocumentNode): boolean {
  const selections = countSelections(document);
  return Number.isFinite(selections) && selections > MAX_SELECTIONS;
}

/**
 * @returns the number of selections in a document's operations, with every fragment counted wherever it is spread. Fragments that
 *   spread each other twice double it each time, and the planner's time grows with it (pitfall 38). Infinite for a cycle
 */
export function countSelections(document: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const known = new Map<string, number>();
  const ofFragment = (name: string): number => {
    const before = known.get(name);
    if (before !== undefined) return before;
    known.set(name, Number.POSITIVE_INFINITY);
    const fragment = fragments.get(name);
    const count = fragment ? ofSet(fragment.selectionSet) : 0;
    known.set(name, count);
    return count;
  };
  const ofSet = ({ selections }: SelectionSetNode): number =>
    selections.reduce((sum, node) => {
      if (node.kind === Kind.FRAGMENT_SPREAD) return sum + 1 + ofFragment(node.name.value);
      return sum + 1 + (node.selectionSet ? ofSet(node.selectionSet) : 0);
    }, 0);
  return document.definitions.reduce(
    (sum, node) => (node.kind === Kind.OPERATION_DEFINITION ? sum + ofSet(node.selectionSet) : sum),
    0,
  );
}
