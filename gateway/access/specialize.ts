import type { Subject } from '../../schema/contract/policies.ts';
import type { Leaf, Requirement } from '../../schema/contract/read-policies.ts';
import {
  holds,
  isSubjectLeaf,
  permitsViewer,
  subjectPolicy,
  unrestricted,
  type Verdict,
} from '../../schema/contract/requirement.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';

/** The check that remains for each object: its verdict depends on the subject. */
export type Check = (viewer: Viewer, subject: Subject) => Verdict;

/** A verdict known before anything is fetched, or the check that remains. */
export type Decision = Verdict | Check;

export const isCheck = (decision: Decision): decision is Check => typeof decision === 'function';

/**
 * Evaluates a requirement with three-valued logic, as far as it depends on the viewer alone.
 *
 * @param refusal the verdict if a policy on the subject fails: `hide` for objects, which are reported as missing (RO-4), and
 *   `deny` for fields. If a policy on the viewer fails, the verdict is always `deny`.
 * @returns a decision that holds for every viewer of the same class (see `viewerClass`)
 */
export function specialize(requirement: Requirement, viewer: Viewer, refusal: 'hide' | 'deny'): Decision {
  const open: Requirement[number][] = [];
  for (const alternatives of requirement) {
    const dependsOnSubject = alternatives.flat().some(isSubjectLeaf);
    const rest = restOf(alternatives, viewer);
    if (rest === 'holds') continue;
    if (rest.length === 0) return dependsOnSubject ? refusal : 'deny';
    open.push(rest);
  }
  return open.length === 0 ? 'allow' : compile(open, refusal);
}

/** The alternatives that are still possible, without the leaves that already hold. */
function restOf(alternatives: Requirement[number], viewer: Viewer): Requirement[number] | 'holds' {
  const rest = alternatives
    .filter((leaves) => leaves.every((leaf) => isPossible(leaf, viewer)))
    .map((leaves) => leaves.filter(isSubjectLeaf));
  return rest.some((leaves) => leaves.length === 0) ? 'holds' : rest;
}

const isPossible = (leaf: Leaf, viewer: Viewer): boolean =>
  isSubjectLeaf(leaf) ? subjectPolicy(leaf).possible(viewer) : permitsViewer(leaf, viewer);

function compile(open: Requirement, refusal: 'hide' | 'deny'): Check {
  const strict = predicateOf(open);
  if (refusal === 'hide' || !open.flat(2).includes('head_of_household')) {
    return (viewer, subject) => (strict(viewer, subject) ? 'allow' : refusal);
  }
  const lenient = predicateOf(open.map((alternatives) => alternatives.map((leaves) => leaves.map(unrestricted))));
  return (viewer, subject) => (strict(viewer, subject) ? 'allow' : lenient(viewer, subject) ? 'hide' : 'deny');
}

type Predicate = (viewer: Viewer, subject: Subject) => boolean;

/** The synchronous predicate of a requirement whose leaves all depend on the subject. */
function predicateOf(requirement: Requirement): Predicate {
  const [only, ...others] = requirement;
  if (only && others.length === 0) return anyOf(only.map((leaves) => allOf(leaves.map(permitsOf))));
  return (viewer, subject) => holds(requirement, (leaf) => permitsOf(leaf)(viewer, subject));
}

const permitsOf = (leaf: Leaf): Predicate => subjectPolicy(leaf).permits;

function allOf(predicates: Predicate[]): Predicate {
  const [first, second] = predicates;
  if (first && predicates.length === 1) return first;
  if (first && second && predicates.length === 2) return (viewer, subject) => first(viewer, subject) && second(viewer, subject);
  return (viewer, subject) => predicates.every((predicate) => predicate(viewer, subject));
}

function anyOf(predicates: Predicate[]): Predicate {
  const [first, second] = predicates;
  if (first && predicates.length === 1) return first;
  if (first && second && predicates.length === 2) return (viewer, subject) => first(viewer, subject) || second(viewer, subject);
  return (viewer, subject) => predicates.some((predicate) => predicate(viewer, subject));
}
