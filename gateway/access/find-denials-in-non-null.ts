import {
  getNamedType,
  getNullableType,
  type GraphQLObjectType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Leaf, Requirement } from '../../schema/contract/read-policies.ts';
import { holds, isSubjectLeaf } from '../../schema/contract/requirement.ts';
import { getOwn } from '../../schema/contract/own-property.ts';
import type { AccessModel } from './access-model.ts';
import { coordinates } from './find-coverage-gaps.ts';

/**
 * Finds non-null fields that can be denied to a viewer who sees their object. The null of such a denial propagates to the object,
 * and the field's siblings are lost. A field that can be denied should be nullable.
 *
 * @returns coordinates, sorted
 */
export function findDenialsInNonNull(model: AccessModel): string[] {
  return coordinates(model)
    .filter(({ parent, field }) => canDenyNonNull(model, model.apiSchema.getType(parent) as GraphQLObjectType, field))
    .map(({ parent, field }) => `${parent}.${field}`)
    .sort();
}

function canDenyNonNull(model: AccessModel, parent: GraphQLObjectType, field: string): boolean {
  const type = parent.getFields()[field]?.type;
  if (!isNonNullType(type)) return false;
  const isRoot = parent === model.apiSchema.getQueryType() || parent === model.apiSchema.getMutationType();
  const already = isRoot ? [] : model.typeRequirement(parent.name, parent.name);
  if (canFail(model.fieldRequirement(parent, field), already)) return true;
  const named = getNamedType(type);
  if (!isCompositeType(named)) return false;
  const runtimeTypes = isObjectType(named) ? [named] : model.apiSchema.getPossibleTypes(named);
  return runtimeTypes.some(({ name }) => {
    const ofType = renameSubjects(model.typeRequirement(name, named.name), model.subjectKeys(name) !== null);
    // Hidden objects are removed from a list, and the list stays. A policy on the viewer alone denies the list itself.
    return canFail(isListType(getNullableType(type)) ? ofType.filter(isDecidedByViewer) : ofType, already);
  });
}

const isDecidedByViewer = (alternatives: Requirement[number]) => !alternatives.flat().some((leaf) => isSubjectLeaf(own(leaf)));

/** An object with its own subject keys may have another subject than the object around it. */
const OTHERS = ' of another';
const own = (leaf: Leaf) => leaf.replace(OTHERS, '');

const renameSubjects = (requirement: Requirement, namesItsOwn: boolean): Requirement =>
  namesItsOwn
    ? requirement.map((group) => group.map((leaves) => leaves.map((leaf) => (isSubjectLeaf(leaf) ? leaf + OTHERS : leaf))))
    : requirement;

/** The leaves that each leaf implies, for every viewer and subject. */
const IMPLIES: Readonly<Record<Leaf, readonly Leaf[]>> = {
  signed_in: ['authenticated'],
  linked: ['authenticated'],
  ma_login: ['authenticated'],
  recent_sign_in: ['signed_in', 'authenticated'],
  partner: ['authenticated'],
  staff: ['authenticated'],
  head_of_household: ['head_of_household_limited'],
};

/** @returns whether `requirement` can fail where `already` holds, by trying every combination of leaves */
function canFail(requirement: Requirement, already: Requirement): boolean {
  const leaves = [...new Set([...requirement, ...already].flat(2))].filter((leaf) => leaf !== 'public');
  return combinations(leaves).some((truths) => {
    const test = (leaf: Leaf) => leaf === 'public' || truths.has(leaf);
    return isConsistent(truths, leaves) && holds(already, test) && !holds(requirement, test);
  });
}

const combinations = (leaves: readonly Leaf[]): ReadonlySet<Leaf>[] =>
  Array.from(
    { length: 2 ** leaves.length },
    (_, bits) => new Set(leaves.filter((_leaf, position) => (bits >> position) % 2 === 1)),
  );

const isConsistent = (truths: ReadonlySet<Leaf>, leaves: readonly Leaf[]): boolean =>
  [...truths].every((leaf) => {
    const suffix = leaf.endsWith(OTHERS) ? OTHERS : '';
    return (getOwn(IMPLIES, own(leaf)) ?? []).every(
      (implied) => truths.has(implied + suffix) || !leaves.includes(implied + suffix),
    );
  });
