import type { Assertions } from './heads.ts';
import type { HouseholdSize } from './household.ts';

/** How subgraphs answer: each request by themselves, or equal requests with the answer that the first one got. */
export const ANSWERS = ['recorded', 'live'] as const;
export type Answers = (typeof ANSWERS)[number];

/** What the bench tells its processes before it measures. */
export type Situation = {
  /** The household whose head asks. */
  readonly household: HouseholdSize;
  readonly answers: Answers;
  /** Whether a subgraph may still execute a request that is new. Otherwise it fails, because it would change the measurement. */
  readonly mayRecord: boolean;
  /** The head's, for gateways without viewers. */
  readonly assertions: Assertions;
};
