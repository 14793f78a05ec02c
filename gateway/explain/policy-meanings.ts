import { getOwn } from '../../schema/contract/own-property.ts';
import type { PolicyName } from '../../schema/contract/policies.ts';
import type { Leaf } from '../../schema/contract/read-policies.ts';
import { isSubjectLeaf, permitsViewer, subjectPolicy } from '../../schema/contract/requirement.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';

/** Whom each policy permits, as a completion of "permits …". */
const MEANINGS: Readonly<Record<PolicyName, string>> = {
  public: 'everybody, signed in or not',
  signed_in: 'a person who is signed in',
  linked: 'a person whose account is linked to a record',
  member_present: 'a person in person, no delegate',
  ma_login: 'a person signed in with MA Login',
  recent_sign_in: 'a person who signed in within the last 20 minutes',
  partner: 'a partner system',
  system: 'one of our own processes',
  staff: 'a member of the agency’s staff',
  self: 'the person whose data it is',
  head_of_household: 'the head of the person’s household, unless the person is restricted',
  head_of_household_limited: 'the head of the person’s household, also when the person is restricted',
  own_account: 'the person who is signed in with the account that it is about',
  own_household: 'someone whom the household’s application lists today',
  submitter: 'the person or account that submitted the document',
  recipient: 'a person to whom the mailing was sent',
  ordinary_proof: 'anyone whom the other policies permit, unless the proof category is sensitive',
};

/** The result of one policy for a viewer. */
export type ExplainedPolicy = {
  readonly name: Leaf;
  readonly permits: string;
  /** `depends`: on the subject. */
  readonly viewer: 'passes' | 'fails' | 'depends';
};

/** @param leaves in the order of the result, which contains each leaf once */
export const explainPolicies = (leaves: Iterable<Leaf>, viewer: Viewer): ExplainedPolicy[] =>
  [...new Set(leaves)].map((name) => ({ name, permits: meaningOf(name), viewer: verdictOn(name, viewer) }));

function meaningOf(leaf: Leaf): string {
  if (leaf === 'authenticated') return 'anyone who is signed in';
  return getOwn(MEANINGS, leaf) ?? `anyone with the ${leaf.replace(':', ' ')}`;
}

function verdictOn(leaf: Leaf, viewer: Viewer): ExplainedPolicy['viewer'] {
  if (!isSubjectLeaf(leaf)) return permitsViewer(leaf, viewer) ? 'passes' : 'fails';
  return subjectPolicy(leaf).possible(viewer) ? 'depends' : 'fails';
}
