import {
  isSubjectPolicy,
  isViewerPolicy,
  SUBJECT_POLICIES,
  type Subject,
  type SubjectPolicy,
  VIEWER_POLICIES,
} from './policies.ts';
import type { Leaf, Requirement } from './read-policies.ts';
import type { Viewer } from './viewer.ts';

const SCOPE = 'scope:';

/**
 * - allow: the viewer may see it
 * - deny: the viewer may not see it, and the answer says so
 * - hide: the viewer may not see it, and the answer is the same as for an object that does not exist (RO-4) or a person who
 *   has nothing there. The head must not be able to tell that a person is restricted (RO-10)
 */
export type Verdict = 'allow' | 'deny' | 'hide';

/** @returns whether the leaf is a policy on the subject rather than on the viewer */
export const isSubjectLeaf = (leaf: Leaf): boolean => isSubjectPolicy(leaf);

/** @throws when the leaf is not a policy on the subject */
export function subjectPolicy(leaf: Leaf): SubjectPolicy {
  if (!isSubjectPolicy(leaf)) throw new Error(`"${leaf}" is not a policy on whose data it is`);
  return SUBJECT_POLICIES[leaf];
}

/** @returns whether the leaf is a known policy, `authenticated` or a scope */
export const isKnownLeaf = (leaf: Leaf): boolean =>
  leaf === 'authenticated' || leaf.startsWith(SCOPE) || isViewerPolicy(leaf) || isSubjectPolicy(leaf);

/** @returns the result of a leaf that depends only on the viewer; false for unknown names */
export function permitsViewer(leaf: Leaf, viewer: Viewer): boolean {
  if (leaf === 'authenticated') return viewer.signIn !== null;
  if (leaf.startsWith(SCOPE)) return viewer.scopes.has(leaf.slice(SCOPE.length));
  return isViewerPolicy(leaf) && VIEWER_POLICIES[leaf](viewer);
}

/** @returns the result of one leaf for this viewer and this subject; false for unknown names */
export function permitsLeaf(leaf: Leaf, viewer: Viewer, subject: Subject): boolean {
  return isSubjectPolicy(leaf) ? SUBJECT_POLICIES[leaf].permits(viewer, subject) : permitsViewer(leaf, viewer);
}

/** The test that is applied to each leaf. */
export type LeafTest = (leaf: Leaf) => boolean;

/** @returns whether every group has an alternative whose leaves all pass */
export const holds = (requirement: Requirement, test: LeafTest): boolean =>
  requirement.every((alternatives) => alternatives.some((leaves) => leaves.every(test)));

/** The leaf as it would be if no person were restricted. */
export const unrestricted = (leaf: Leaf): Leaf => (leaf === 'head_of_household' ? 'head_of_household_limited' : leaf);

/** @returns the verdict on one requirement for one viewer and the subject at hand */
export function decide(requirement: Requirement, viewer: Viewer, subject: Subject): Verdict {
  if (holds(requirement, (leaf) => permitsLeaf(leaf, viewer, subject))) return 'allow';
  return holds(requirement, (leaf) => permitsLeaf(unrestricted(leaf), viewer, subject)) ? 'hide' : 'deny';
}
