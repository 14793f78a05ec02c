import { getNamedType, type GraphQLField, isCompositeType } from 'graphql';

/** @returns the percentage with which a field of an object is selected; for objects it falls with the depth */
export function chanceOf({ name, type }: GraphQLField<unknown, unknown>, depth: number): number {
  // Labels contain no objects.
  if (name === 'labels') return 45;
  if (isCompositeType(getNamedType(type))) return Math.max(12, 70 - 9 * depth);
  // A person has many of these fields, and they would displace all others.
  return /Withheld(Label)?$/.test(name) ? 15 : 78;
}
