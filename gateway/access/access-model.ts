import type { GraphQLCompositeType, GraphQLSchema } from 'graphql';
import type { PolicyReading, Requirement, SubjectKey } from '../../schema/contract/read-policies.ts';

/** The access rules of a supergraph: requirements per type and per coordinate. */
export type AccessModel = {
  /** The schema that clients see. */
  readonly apiSchema: GraphQLSchema;
  readonly reading: PolicyReading;
  /** Whether coordinates without a policy are public. Never in production. */
  readonly open: boolean;
  /** The requirement for an object of `type` to exist for the viewer; `throughType` is the type of the field that returns it. */
  readonly typeRequirement: (type: string, throughType: string) => Requirement;
  /** The requirement for a field of an object that exists; on an interface, the strictest over all its implementations. */
  readonly fieldRequirement: (parent: GraphQLCompositeType, field: string) => Requirement;
  /** The fields that name the subject of objects of `type`; null when they inherit their subject. */
  readonly subjectKeys: (type: string) => readonly SubjectKey[] | null;
};
