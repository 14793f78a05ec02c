import type { Supergraph } from '@apollo/federation-internals';
import type { GraphQLCompositeType, GraphQLSchema } from 'graphql';
import type { PolicyReading, Requirement, SubjectKey } from '../../schema/contract/read-policies.ts';

/** Who may see what, as the supergraph says it: requirements per type and per coordinate. */
export type AccessModel = {
  /** The schema that clients see. */
  readonly apiSchema: GraphQLSchema;
  /** The supergraph as the query planner sees it. */
  readonly planning: Supergraph;
  readonly reading: PolicyReading;
  /** Whether what no policy covers is public. Never in production. */
  readonly open: boolean;
  /** What must hold for an object of `type` to exist for the viewer; `throughType` is the type of the field it is found on. */
  readonly typeRequirement: (type: string, throughType: string) => Requirement;
  /** What must hold for a field, its object existing; on an interface, the strictest over all its implementations. */
  readonly fieldRequirement: (parent: GraphQLCompositeType, field: string) => Requirement;
  /** The fields that name whose data objects of `type` are; null when they inherit it. */
  readonly subjectKeys: (type: string) => readonly SubjectKey[] | null;
};
