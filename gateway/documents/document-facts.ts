import { BREAK, type DocumentNode, type FieldNode, type FragmentDefinitionNode, Kind, visit } from 'graphql';
import { isPassedOn, conditionVariables } from './conditions.ts';

/** What is determined once per document. */
export type DocumentFacts = {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The variables that `@skip` and `@include` use. */
  readonly conditions: readonly string[];
  /** The names of the fields that have directives for subgraphs. */
  readonly directed: ReadonlySet<string>;
  /** Whether it selects introspection fields. */
  readonly introspects: boolean;
};

const known = new WeakMap<DocumentNode, DocumentFacts>();

/** @returns the facts of a valid document */
export function documentFacts(document: DocumentNode): DocumentFacts {
  const before = known.get(document);
  if (before) return before;
  const fragments = document.definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION);
  const facts = {
    fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
    conditions: conditionVariables(document),
    directed: directedFields(document),
    introspects: introspects(document),
  };
  known.set(document, facts);
  return facts;
}

function introspects(document: DocumentNode): boolean {
  let found = false;
  const enter = ({ name: { value } }: FieldNode) => {
    found = value === '__schema' || value === '__type';
    return found ? BREAK : undefined;
  };
  visit(document, { Field: { enter } });
  return found;
}

function directedFields(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  const note = ({ name, directives }: FieldNode) => void (directives?.some(isPassedOn) && names.add(name.value));
  visit(document, { Field: note });
  return names;
}
