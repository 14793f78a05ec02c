import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Viewer } from '../../schema/contract/viewer.ts';
import type { AccessModel } from '../access/access-model.ts';
import { viewerClass } from '../access/viewer-class.ts';
import { authorizeOperation } from './authorize-operation.ts';
import { type Booleans, conditionVariables } from './conditions.ts';
import type { Plan, Planner } from './plan-operation.ts';
import type { Selection } from './selection.ts';

/** An operation ready to run for one class of viewers and one set of conditions. */
export type CompiledOperation = {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly pruned: OperationDefinitionNode | null;
  readonly selection: Selection;
  /** Null: there is nothing to fetch. */
  readonly plan: Plan | null;
};

/** @returns the operation as this viewer may run it; the same object for viewers of one class */
export type Compile = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  viewer: Viewer,
) => CompiledOperation;

/** So many classes of viewers and conditions are kept per document; the documents themselves are kept by the server. */
const VARIANTS = 64;

type Known = { fragments: ReadonlyMap<string, FragmentDefinitionNode>; conditions: readonly string[]; variants: LRUCache<string, CompiledOperation> };

/**
 * Authorization and plan belong to (document, operation, class of viewer, conditions): one viewer's plan can never serve a
 * viewer of another class (pitfall 13). The document itself is never changed (pitfall 14).
 */
export function createCompiler(model: AccessModel, planner: Planner): Compile {
  const known = new WeakMap<DocumentNode, Known>();
  return (document, operation, variables, viewer) => {
    let entry = known.get(document);
    if (!entry) known.set(document, (entry = inspect(document)));
    const booleans = valuesOf(entry.conditions, operation, variables);
    const variant = `${viewerClass(viewer)} ${operation.name?.value ?? ''} ${[...booleans.values()].map(Number).join('')}`;
    const found = entry.variants.get(variant);
    if (found) return found;
    const { pruned, selection } = authorizeOperation(operation, entry.fragments, model, viewer, booleans);
    const plan = pruned && planner.plan(pruned);
    const compiled = { operation, fragments: entry.fragments, pruned, selection, plan };
    entry.variants.set(variant, compiled);
    return compiled;
  };
}

function inspect(document: DocumentNode): Known {
  const fragments = document.definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION);
  return {
    fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
    conditions: conditionVariables(document),
    variants: new LRUCache({ max: VARIANTS }),
  };
}

function valuesOf(names: readonly string[], operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): Booleans {
  return new Map(names.map((name) => [name, variables[name] === undefined ? defaultOf(name, operation) : variables[name] === true]));
}

function defaultOf(name: string, operation: OperationDefinitionNode): boolean {
  const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
  return definition?.defaultValue?.kind === Kind.BOOLEAN && definition.defaultValue.value;
}
