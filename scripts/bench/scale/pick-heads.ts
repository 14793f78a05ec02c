import type { DevClaims } from '../../../gateway/sign-in/dev-issuer.ts';
import { planAccounts } from '../../households/plan-accounts.ts';
import { isMember, planHousehold } from '../../households/plan-household.ts';
import { randomOf, type Shares } from '../../households/random.ts';

/** Heads are picked by the number of members of their household, so that those of few and of many households are alike. */
const MEMBERS: Shares<number> = [[1, 38], [2, 25], [3, 17], [4, 14], [5, 6]]; // prettier-ignore

/** Tries before another number of members is taken: among few households there may be none with so many. */
const MOST_TRIES = 2_000;
/** Misses in a row after which there is no head at all. */
const MOST_MISSES = 50;

/**
 * @param households how many were generated from `seed`
 * @returns the sign-ins of random heads who have used their account; of few households some come more than once
 * @throws when there is none
 */
export function pickHeads(seed: number, households: number, count: number): DevClaims[] {
  const random = randomOf(seed, households, count);
  const findHead = (members: number): DevClaims | null => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const household = planHousehold(seed, random.whole(1, households));
      if (household.persons.filter(isMember).length !== members) continue;
      const head = household.persons[0]!.id;
      const account = planAccounts(household).find(
        ({ personId, isOpened, link }) => personId === head && isOpened && link !== null,
      );
      if (account) return { issuer: account.issuer, subject: account.subject, scopes: [] };
    }
    return null;
  };
  const heads: DevClaims[] = [];
  for (let misses = 0; heads.length < count;) {
    const found = findHead(random.weighted(MEMBERS));
    if (found) heads.push(found);
    misses = found ? 0 : misses + 1;
    if (misses === MOST_MISSES) throw new Error(`No head of ${households} households has used an account. Take more households.`);
  }
  return heads;
}
