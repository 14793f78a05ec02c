import { explain, type Explanation } from '../explain/explain.ts';
import { type ExplainedPolicy, explainPolicies } from '../explain/policy-meanings.ts';
import { leavesOf } from './app/policy-leaves.ts';
import type { FilledVariables } from './fill-variables.ts';
import type { ReadQuestion } from './read-question.ts';

/** An operation as the page explains it. */
export type PageExplanation = Explanation & {
  /** Every policy that its fields name, in words. */
  readonly policies: readonly ExplainedPolicy[];
  /** See `fillVariables`. */
  readonly placeholders: FilledVariables['placeholders'];
};

/** @throws OPERATION_RESOLUTION_FAILURE, GRAPHQL_VALIDATION_FAILED, BAD_USER_INPUT, OPERATION_TOO_COMPLEX */
export async function explainQuestion(question: ReadQuestion): Promise<PageExplanation> {
  const explanation = await explain(question);
  const leaves = explanation.fields.flatMap(({ policy }) => leavesOf(policy));
  return { ...explanation, policies: explainPolicies(leaves, question.viewer), placeholders: question.placeholders };
}
