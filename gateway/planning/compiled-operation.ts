import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { getOwn } from '../../schema/contract/own-property.ts';
import type { AccessModel } from '../access/access-model.ts';
import { isPublic } from '../access/is-public.ts';
import { viewerClass } from '../access/viewer-class.ts';
import { NO_OVERRIDES, type OverrideChoice } from './override-labels.ts';
import { authorizeOperation } from './authorize-operation.ts';
import type { Booleans } from '../documents/conditions.ts';
import { documentFacts } from '../documents/document-facts.ts';
import type { Plan } from './plan.ts';
import type { Planner } from './plan-operation.ts';
import { PlannedKeys } from './planned-keys.ts';
import { readRequirements } from './requirements.ts';
import type { Selection } from './selection.ts';

/** An operation ready to run for one viewer class and one set of conditions. */
export type CompiledOperation = {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly pruned: OperationDefinitionNode | null;
  readonly selection: Selection;
  /** Null: there is nothing to fetch. */
  readonly plan: Plan | null;
  /** The labels that it was planned with. */
  readonly overrides: OverrideChoice;
  /** Whether its document selects public data only. This does not depend on the viewer. */
  readonly isPublic: boolean;
};

/**
 * @param variables coerced, with defaults
 * @param overrides the choice for the request; by default no label is active
 * @returns the operation as this viewer may run it; viewers of one class get the same object
 */
export type Compile = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  viewer: Viewer,
  overrides?: OverrideChoice,
) => CompiledOperation;

/** How many variants (viewer class and conditions) are kept per document. The server keeps the documents themselves. */
const VARIANTS = 64;

/**
 * Authorization and plan are cached by (document, operation, viewer class, conditions, overrides), so a plan never serves a
 * viewer of another class (pitfall 13). The document itself is never changed (pitfall 14).
 */
export function createCompiler(model: AccessModel, planner: Planner): Compile {
  const required = readRequirements(model.planning);
  const known = new WeakMap<DocumentNode, { isPublic: boolean; variants: LRUCache<string, CompiledOperation> }>();
  return (document, operation, variables, viewer, overrides = NO_OVERRIDES) => {
    const { fragments, conditions, directed } = documentFacts(document);
    let of = known.get(document);
    if (!of) known.set(document, (of = { isPublic: isPublic(document, model), variants: new LRUCache({ max: VARIANTS }) }));
    const booleans: Booleans = new Map(conditions.map((name) => [name, conditionValue(getOwn(variables, name))]));
    const variant = `${viewerClass(viewer)} ${operation.name?.value ?? ''} ${[...booleans.values()].map(letterOf).join('')} ${overrides.key}`;
    const found = of.variants.get(variant);
    if (found) return found;
    const keys = new PlannedKeys((field) => required.has(field) || directed.has(field));
    const { pruned, selection } = authorizeOperation(operation, fragments, model, viewer, booleans, keys);
    const plan = pruned && planner.plan(pruned, overrides.labels);
    const compiled = { operation, fragments, pruned, selection, plan, overrides, isPublic: of.isPublic };
    of.variants.set(variant, compiled);
    return compiled;
  };
}

/** A null condition is an error where it is evaluated (GraphQL specification, 6.4.1). */
const conditionValue = (value: unknown): boolean | null => (value === null ? null : value === true);

const letterOf = (boolean: boolean | null): string => (boolean === null ? 'n' : boolean ? 't' : 'f');
