import { getNamedType, type GraphQLObjectType, isCompositeType, isInterfaceType, isObjectType } from 'graphql';
import { POLICY_NAMES, type SubjectRole } from '../../schema/contract/policies.ts';
import type { Requirement } from '../../schema/contract/read-policies.ts';
import { isKnownLeaf, isSubjectLeaf, subjectPolicy } from '../../schema/contract/requirement.ts';
import type { AccessModel } from './access-model.ts';

/**
 * The coverage gate: returns one message per gap that makes a supergraph unfit to be served, each naming what to fix. Nothing is
 * open by omission.
 */
export function findCoverageGaps(model: AccessModel): string[] {
  return [
    ...uncovered(model),
    ...emptyPolicies(model),
    ...unknownLeaves(model),
    ...unusedPolicies(model),
    ...subjectMutations(model),
    ...missingSubjects(model),
  ];
}

type Coordinate = { parent: string; field: string; requirement: Requirement };

/** @returns every coordinate of the API schema with its full requirement, which includes its type's requirement */
export function coordinates({ apiSchema, typeRequirement, fieldRequirement }: AccessModel): Coordinate[] {
  return Object.values(apiSchema.getTypeMap())
    .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__'))
    .flatMap((type) =>
      Object.keys((type as GraphQLObjectType).getFields()).map((field) => ({
        parent: type.name,
        field,
        requirement: [...typeRequirement(type.name, type.name), ...fieldRequirement(type as GraphQLObjectType, field)],
      })),
    );
}

function uncovered(model: AccessModel): string[] {
  return coordinates(model)
    .filter(({ requirement }) => requirement.length === 0)
    .map(
      ({ parent, field }) =>
        `${parent}.${field} has no policy: add @policy, @authenticated or @requiresScopes to it or to its type`,
    );
}

const leavesOf = (requirement: Requirement) => requirement.flat(2);

function allRequirements({ reading }: AccessModel): [string, Requirement][] {
  return [...reading.types, ...reading.fields];
}

/** An empty list of policies holds for every viewer, and an empty list of alternatives for none. Neither is intended. */
function emptyPolicies(model: AccessModel): string[] {
  return allRequirements(model).flatMap(([where, requirement]) => [
    ...(requirement.some((alternatives) => alternatives.length === 0)
      ? [`${where} has a policy without alternatives, which denies everyone: name a policy`]
      : []),
    ...(requirement.flat().some((leaves) => leaves.length === 0)
      ? [`${where} has an empty alternative, which allows everyone: name the policy "public" if that is meant`]
      : []),
  ]);
}

function unknownLeaves(model: AccessModel): string[] {
  return allRequirements(model).flatMap(([where, requirement]) =>
    [...new Set(leavesOf(requirement))]
      .filter((leaf) => !isKnownLeaf(leaf))
      .map(
        (leaf) =>
          `${where} names the policy "${leaf}", which has no predicate: add one to VIEWER_POLICIES or SUBJECT_POLICIES in schema/contract/policies.ts`,
      ),
  );
}

function unusedPolicies(model: AccessModel): string[] {
  const used = new Set(allRequirements(model).flatMap(([, requirement]) => leavesOf(requirement)));
  return POLICY_NAMES.filter((name) => !used.has(name)).map(
    (name) =>
      `schema/contract/policies.ts has the policy "${name}", and nothing uses it: ` +
      `add @policy(policies: [["${name}"]]) to a type or field of an SDL, or delete the predicate`,
  );
}

/** A mutation must be decided before anything runs, so only by policies on the viewer. */
function subjectMutations(model: AccessModel): string[] {
  const mutation = model.apiSchema.getMutationType();
  return Object.keys(mutation?.getFields() ?? {})
    .filter((field) => mutation && leavesOf(model.fieldRequirement(mutation, field)).some(isSubjectLeaf))
    .map(
      (field) =>
        `${mutation?.name}.${field} has a policy on whose data it is: use a policy on the viewer, because a mutation is decided before it runs`,
    );
}

/**
 * A policy on the subject reads the `@subject` marks of the object, or of the nearest object around it whose type has marks.
 * Every path to an object must contain such marks.
 */
function missingSubjects(model: AccessModel): string[] {
  const reachable = rolesPerType(model);
  return coordinates(model).flatMap(({ parent, field, requirement }) => {
    const needed = new Set(leavesOf(requirement).filter(isSubjectLeaf).flatMap(rolesRead));
    return [...(reachable.get(parent) ?? [])].flatMap((roles) =>
      [...needed]
        .filter((role) => !roles.split(' ').includes(role))
        .map(
          (role) =>
            `${parent}.${field} has a policy on the ${role}, which no object on some path to it identifies: mark a field with @subject(as: "${role}")`,
        ),
    );
  });
}

const rolesRead = (leaf: string): readonly SubjectRole[] => subjectPolicy(leaf).reads;

/** Per type, every set of roles (joined by spaces) that can apply to its objects. */
function rolesPerType({ apiSchema, subjectKeys }: AccessModel): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const visit = (type: string, around: string): void => {
    const own = subjectKeys(type);
    const roles = own ? own.map(({ role }) => role).join(' ') : around;
    const known = found.get(type) ?? new Set();
    if (known.has(roles)) return;
    found.set(type, known.add(roles));
    for (const field of Object.values((apiSchema.getType(type) as GraphQLObjectType).getFields())) {
      const named = getNamedType(field.type);
      if (!isCompositeType(named)) continue;
      const targets = isObjectType(named) ? [named] : apiSchema.getPossibleTypes(named);
      for (const target of targets) visit(target.name, roles);
    }
  };
  for (const root of [apiSchema.getQueryType(), apiSchema.getMutationType()]) if (root) visit(root.name, '');
  return found;
}
