import { type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode, print } from 'graphql';
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
import { type CacheMeasures, unmeasured } from '../telemetry/cache-measures.ts';
import type { Plan } from './plan.ts';
import type { Planner } from './planner.ts';
import { PlannedKeys } from './planned-keys.ts';
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
 * @returns the operation as this viewer may run it; viewers of one class get the same object. A promise while it is not yet
 *   planned
 */
export type Compile = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  viewer: Viewer,
  overrides?: OverrideChoice,
) => CompiledOperation | Promise<CompiledOperation>;

/** How many variants (viewer class and conditions) are kept per document. The server keeps the documents themselves. */
const VARIANTS = 64;

/** What is known of one document. What is being planned is kept as a promise. */
type Known = {
  readonly isPublic: boolean;
  readonly variants: LRUCache<string, CompiledOperation | Promise<CompiledOperation>>;
  /** By the text of what is planned, which is often the same for several viewer classes. */
  readonly plans: LRUCache<string, Promise<Plan | null>>;
};

/**
 * Authorization and plan are cached by (document, operation, viewer class, conditions, overrides), so a plan never serves a
 * viewer of another class whose operation differs (pitfall 13). The document itself is never changed (pitfall 14). Requests for
 * the same unknown variant share one planning. A failure is not kept.
 *
 * @param required the names of the fields that the planner may add with arguments
 * @param cache is told whether an operation was known
 */
export function createCompiler(
  model: AccessModel,
  planner: Planner,
  required: ReadonlySet<string>,
  cache: CacheMeasures = unmeasured(),
): Compile {
  const documents = new WeakMap<DocumentNode, Known>();
  const knownOf = (document: DocumentNode): Known => {
    const before = documents.get(document);
    if (before) return before;
    const known: Known = {
      isPublic: isPublic(document, model),
      variants: new LRUCache({ max: VARIANTS }),
      plans: new LRUCache({ max: VARIANTS }),
    };
    documents.set(document, known);
    return known;
  };
  return (document, operation, variables, viewer, overrides = NO_OVERRIDES) => {
    const { fragments, conditions, directed } = documentFacts(document);
    const { isPublic, variants, plans } = knownOf(document);
    const booleans: Booleans = new Map(conditions.map((name) => [name, conditionValue(getOwn(variables, name))]));
    const variant = `${viewerClass(viewer)} ${operation.name?.value ?? ''} ${[...booleans.values()].map(letterOf).join('')} ${overrides.key}`;
    const found = variants.get(variant);
    if (found) {
      cache.hit.value += 1;
      return found;
    }
    cache.miss.value += 1;
    const keys = new PlannedKeys((field) => required.has(field) || directed.has(field));
    const { pruned, selection } = authorizeOperation(operation, fragments, model, viewer, booleans, keys);
    const withPlan = (plan: Plan | null): CompiledOperation => {
      const compiled = { operation, fragments, pruned, selection, plan, overrides, isPublic };
      variants.set(variant, compiled);
      return compiled;
    };
    if (pruned === null) return withPlan(null);
    const key = `${overrides.key} ${print(pruned)}`;
    const plan = plans.get(key) ?? keep(plans, key, planner.plan(pruned, overrides.labels));
    return keep(variants, variant, plan.then(withPlan));
  };
}

type Cache<Kept> = { set(key: string, kept: Kept): unknown; peek(key: string): unknown; delete(key: string): unknown };

/** Keeps a promise unless it fails. */
function keep<Made>(cache: Cache<Promise<Made>>, key: string, making: Promise<Made>): Promise<Made> {
  cache.set(key, making);
  // The error reaches whoever waits for the promise.
  making.catch(() => cache.peek(key) === making && cache.delete(key));
  return making;
}

/** A null condition is an error where it is evaluated (GraphQL specification, 6.4.1). */
const conditionValue = (value: unknown): boolean | null => (value === null ? null : value === true);

const letterOf = (boolean: boolean | null): string => (boolean === null ? 'n' : boolean ? 't' : 'f');
