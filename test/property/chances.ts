import { getNamedType, type GraphQLField, isCompositeType } from 'graphql';

/** @returns how often a field of an object is asked for, in percent: objects ever less the deeper they stand */
export function chanceOf({ name, type }: GraphQLField<unknown, unknown>, depth: number): number {
  // Without objects below, and what they word is rare enough.
  if (name === 'labels') return 45;
  if (isCompositeType(getNamedType(type))) return Math.max(12, 70 - 9 * depth);
  // A person has so many of them that they would leave no room for anything else.
  return /Withheld(Label)?$/.test(name) ? 15 : 78;
}
