import { demoDay } from '../../subgraphs/shared/demo.ts';
import type { AggregateLine } from '../../subgraphs/shared/feeds/feed-lines.ts';
import { planAccounts, type PlannedAccount } from './plan-accounts.ts';
import { type Household, isAdult, type Person, STREAM } from './plan-household.ts';
import { type Random, randomOf } from './random.ts';

const SHARE = {
  preferred: 0.05,
  mailing: 0.12,
  noAddress: 0.01,
  phone: 0.9,
  second: 0.2,
  email: 0.6,
  record: 0.92,
  dta: 0.03,
  verified: 0.97,
};

/** @returns the household, and its accounts */
export function identityLines(household: Household): AggregateLine[] {
  const random = randomOf(household.seed, household.number, STREAM.identity);
  const accounts = planAccounts(household);
  const records = {
    holderAccountId: accounts.find(({ isHolder }) => isHolder)?.id ?? null,
    persons: household.persons.map((person) => describe(person, household, random)),
    memberships: [...household.persons.map(({ membership }) => membership), ...household.guests],
  };
  return [
    { kind: 'household', id: household.id, version: 1, records },
    ...accounts.map((account) => accountLine(account, random)),
  ];
}

function describe(person: Person, { city }: Household, random: Random): object {
  const { id, massHealthId, ssn, first, last, birthDate, language, format, restriction, membership } = person;
  const hasEmail = isAdult(person) && random.chance(SHARE.email);
  return {
    id,
    first,
    last,
    birthDate,
    massHealthId,
    preferred: random.chance(SHARE.preferred) ? `${first.slice(0, 2)}.` : null,
    email: hasEmail ? `${first.toLowerCase()}.${id}@example.org` : null,
    spokenLanguage: language,
    writtenLanguage: language,
    format,
    contactConfirmedOn: membership.role === 'HEAD' ? demoDay(-random.whole(10, 600)) : null,
    addresses: addressesOf(person, city, random),
    phones: isAdult(person) && random.chance(SHARE.phone) ? phonesOf(random) : [],
    restriction,
    record: random.chance(SHARE.record) ? { kind: random.chance(SHARE.dta) ? 'DTA' : 'MASSHEALTH', ssn } : null,
  };
}

function addressesOf({ membership, restriction }: Person, [city, zip]: Household['city'], random: Random): object[] {
  const place = { city, state: 'MA', zip };
  const street = () => `${random.whole(1, 399)} Example Street`;
  if (restriction === 'SAFE_ADDRESS') {
    return [{ usage: 'MAILING', kind: 'SUBSTITUTE', line1: `P.O. Box ${random.whole(1, 9999)}`, ...place }];
  }
  if (membership.role !== 'HEAD') return [];
  if (random.chance(SHARE.noAddress)) return [{ usage: 'HOME', kind: 'NO_FIXED_ADDRESS', ...place }];
  const home = { usage: 'HOME', kind: 'STREET', line1: street(), ...place };
  if (!random.chance(SHARE.mailing)) return [home];
  return [home, { usage: 'MAILING', kind: 'PO_BOX', line1: `P.O. Box ${random.whole(1, 9999)}`, ...place }];
}

/** The last hundred numbers of the range for fiction. */
function phonesOf(random: Random): object[] {
  const last = random.whole(0, 99);
  const number = (offset: number) => `617-555-01${String((last + offset) % 100).padStart(2, '0')}`;
  const mobile = { kind: 'MOBILE', number: number(0), primary: true };
  return random.chance(SHARE.second) ? [mobile, { kind: 'HOME', number: number(1), primary: false }] : [mobile];
}

function accountLine(account: PlannedAccount, random: Random): AggregateLine {
  const { id, provider, issuer, subject, firstName, lastName, personId, isOpened, link } = account;
  const opened = -random.whole(30, 900);
  const linkedAt = `${demoDay(opened + random.whole(0, 20))}T15:00:00.000Z`;
  const records = {
    provider,
    issuer,
    subject,
    firstName,
    lastName,
    email: `${firstName.toLowerCase()}.${id}@example.org`,
    // Whom an opened account leads to, its links say.
    personId: link === null ? null : personId,
    opened: isOpened
      ? {
          createdOn: demoDay(opened),
          emailVerified: random.chance(SHARE.verified),
          links:
            link === null || personId === null ? [] : [{ kind: link[0], state: 'LINKED', method: link[1], linkedAt, personId }],
        }
      : null,
  };
  return { kind: 'account', id, version: 1, records };
}
