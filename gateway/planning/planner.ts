import type { OperationDefinitionNode } from 'graphql';
import type { Plan } from './plan.ts';

/** Plans operations on one supergraph. */
export type Planner = {
  /**
   * @param operation an operation without conditions, named fragments and denied fields
   * @param overrides which labels of `@override` are active
   * @returns plain data; null: there is nothing to fetch
   * @throws OPERATION_TOO_COMPLEX when planning takes too long or too much memory
   */
  readonly plan: (operation: OperationDefinitionNode, overrides: ReadonlyMap<string, boolean>) => Promise<Plan | null>;
};

/** Plans at once, and keeps its thread busy meanwhile. */
export type ThreadPlanner = {
  readonly plan: (...given: Parameters<Planner['plan']>) => Plan | null;
};
