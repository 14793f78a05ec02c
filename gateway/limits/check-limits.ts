import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { documentFacts } from '../documents/document-facts.ts';
import type { CostModel } from './cost-model.ts';
import type { OperationLimits } from './limits.ts';
import { type Measure, measureOperation } from './measure-operation.ts';
import { refusal } from '../errors/refusal.ts';

/** The name of each measure in messages. */
export const MEASURE_NAMES = {
  depth: 'depth',
  aliases: 'number of aliases',
  rootFields: 'number of root fields',
  directives: 'number of directives',
  pageSize: 'page size',
  cost: 'cost',
} as const satisfies Record<keyof Measure, string>;

/** An operation, and the limits that it is checked against. */
export type LimitedOperation = {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerced, with defaults. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly supergraph: { readonly schema: GraphQLSchema; readonly costs: CostModel };
  readonly limits: OperationLimits;
};

/**
 * @throws OPERATION_TOO_COMPLEX that names the limit and both figures
 */
export function checkLimits({ document, operation, variables, supergraph, limits }: LimitedOperation): Measure {
  const { schema, costs } = supergraph;
  const { fragments } = documentFacts(document);
  const measure = measureOf(operation, () => measureOperation(operation, fragments, schema, costs, variables));
  for (const [key, name] of Object.entries(MEASURE_NAMES) as [keyof Measure, string][]) {
    if (measure[key] > limits[key]) {
      throw refusal('OPERATION_TOO_COMPLEX', `The ${name} of the operation is ${measure[key]}; the limit is ${limits[key]}`);
    }
  }
  return measure;
}

const known = new WeakMap<OperationDefinitionNode, Measure>();

/** Caches the measure of an operation without variables. A document belongs to one schema, so the cached measure does too. */
function measureOf(operation: OperationDefinitionNode, measure: () => Measure): Measure {
  if (operation.variableDefinitions?.length) return measure();
  const before = known.get(operation);
  if (before) return before;
  const measured = measure();
  known.set(operation, measured);
  return measured;
}
