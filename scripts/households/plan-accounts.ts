import type { IdentityProvider, LinkKind, LinkMethod } from '../../subgraphs/identity/enums.generated.ts';
import { type Household, isAdult, isMember, type Person, STREAM } from './plan-household.ts';
import { FIRST_NAMES } from './fictional-names.ts';
import { type Random, randomOf, type Shares } from './random.ts';

/** An account as planned. */
export type PlannedAccount = {
  readonly id: string;
  readonly provider: IdentityProvider;
  readonly issuer: 'ma-login' | 'login-mass-gov';
  readonly subject: string;
  readonly firstName: string;
  readonly lastName: string;
  /** The person who holds it; null for a holder who is on no application. */
  readonly personId: string | null;
  /** Whether it has been used; an account at MA Login may wait for its first sign-in. */
  readonly isOpened: boolean;
  readonly link: readonly [kind: LinkKind, method: LinkMethod] | null;
  /** Whether it submitted the application. */
  readonly isHolder: boolean;
};

const LINKS: Shares<readonly [LinkKind, LinkMethod] | null> = [
  [['MASSHEALTH', 'MASSHEALTH_ID'], 60],
  [['MASSHEALTH', 'SSN'], 28],
  [['DTA', 'SSN'], 6],
  [null, 6],
];

const SHARE = { head: 0.6, adult: 0.12, second: 0.02, outsideHolder: 0.04, maLogin: 0.6, waiting: 0.2 };

const PROVIDERS = {
  ma: ['MA_LOGIN', 'ma-login'],
  lmg: ['LOGIN_MASS_GOV', 'login-mass-gov'],
} as const;
type ProviderKey = keyof typeof PROVIDERS;

/** @returns the accounts of a household, that of its holder first if there is one */
export function planAccounts(household: Household): PlannedAccount[] {
  const random = randomOf(household.seed, household.number, STREAM.accounts);
  const [head, ...others] = household.persons;
  const isOutside = random.chance(SHARE.outsideHolder);
  const accounts = isOutside ? [holderOutside(household, random)] : [];
  if (random.chance(SHARE.head)) {
    const provider = chooseProvider(random);
    accounts.push(accountOf(head!, provider, !isOutside, random));
    if (random.chance(SHARE.second)) accounts.push(accountOf(head!, provider === 'ma' ? 'lmg' : 'ma', false, random));
  }
  for (const person of others) {
    if (isAdult(person) && isMember(person) && random.chance(SHARE.adult)) {
      accounts.push(accountOf(person, chooseProvider(random), false, random));
    }
  }
  return accounts;
}

const chooseProvider = (random: Random): ProviderKey => (random.chance(SHARE.maLogin) ? 'ma' : 'lmg');

function accountOf({ id, first, last }: Person, key: ProviderKey, isHolder: boolean, random: Random): PlannedAccount {
  const [provider, issuer] = PROVIDERS[key];
  const isMaLogin = key === 'ma';
  const isOpened = !isMaLogin || isHolder || !random.chance(SHARE.waiting);
  const link = isMaLogin ? (['MAHEALTHCONNECTOR', 'AUTO_MA_LOGIN'] as const) : random.weighted(LINKS);
  const names = { firstName: first, lastName: last };
  return {
    id: `a${id.slice(1)}-${key}`,
    provider,
    issuer,
    subject: `s-${id}-${key}`,
    ...names,
    personId: id,
    isOpened,
    link,
    isHolder,
  };
}

/** Somebody who made the account for others, and is on no application. */
function holderOutside({ id, persons }: Household, random: Random): PlannedAccount {
  const [provider, issuer] = PROVIDERS.ma;
  const name = { firstName: random.pick(FIRST_NAMES), lastName: persons[0]!.last };
  const account = { id: `a${id.slice(1)}-holder`, provider, issuer, subject: `s-${id}-holder`, ...name };
  return { ...account, personId: null, isOpened: true, link: null, isHolder: true };
}
