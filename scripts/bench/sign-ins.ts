import type { DevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { REQUESTS_PER_VIEWER, type Scenario } from './cells.ts';
import { type HouseholdSize, signInOfHead } from './household.ts';

/** The tokens of one round. */
export type SignIns = {
  /** @param request counts the requests of the round from 0 */
  readonly tokenFor: (request: number) => string;
  /** The most requests that there are tokens for. */
  readonly requests: number;
};

/** The most new viewers of a round: making their tokens takes a quarter of a second. */
const MAX_VIEWERS = 3_000;

/**
 * New viewers are new sign-ins of the head: to a gateway, everything about their tokens, standings and assertions is new, and
 * the answer is the same.
 *
 * @param session distinguishes the rounds; a gateway must not know their tokens
 */
export async function signIn(scenario: Scenario, size: HouseholdSize, issuer: DevIssuer, session: string): Promise<SignIns> {
  const nowSeconds = Math.floor(Date.now() / 1000);
  const each = REQUESTS_PER_VIEWER[scenario];
  const sessions = each === null ? ['bench'] : Array.from({ length: MAX_VIEWERS }, (_, index) => `${session}-${index}`);
  const tokens = await Promise.all(sessions.map((sessionId) => issuer.token({ ...signInOfHead(size), sessionId }, nowSeconds)));
  if (each === null) return { tokenFor: () => String(tokens[0]), requests: Number.POSITIVE_INFINITY };
  return { tokenFor: (request) => String(tokens[Math.floor(request / each)]), requests: tokens.length * each };
}
