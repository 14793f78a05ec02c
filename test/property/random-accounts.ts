import type { Feed } from '../../scripts/demo/identity.ts';
import type { People } from './random-people.ts';
import type { RandomValues } from './random-values.ts';
import type { WorldViewer } from './world.ts';

type Account = Feed['accounts'][number];
type Link = Feed['links'][number];

const KINDS = ['MAHEALTHCONNECTOR', 'MASSHEALTH', 'DTA'] as const;
const METHODS = ['AUTO_MA_LOGIN', 'SSN', 'MASSHEALTH_ID'] as const;
const BROKEN_STATES = ['UNLINKED', 'PENDING', 'LOCKED', 'REVOKED'] as const;

export type Accounts = Pick<Feed, 'accounts' | 'links' | 'households'>;

/** Accounts of both providers: none, one or two for each person, and some for persons on no application. */
export function randomAccounts(values: RandomValues, { persons, households }: People): Accounts {
  const { choices } = values;
  const owners = [...persons.flatMap(({ id }) => [id, id, id].slice(0, choices.pick([0, 1, 1, 1, 2]))), null, null, null];
  const accounts = owners.map((owner, index) => randomAccount(values, `acct${index + 1}`, owner));
  const links = accounts.flatMap(({ id }, index) => randomLinks(values, id, owners[index] ?? null));
  const holders = [null, ...accounts.map(({ id }) => id)];
  return { accounts, links, households: households.map(({ id }) => ({ id, holderAccountId: choices.pick(holders) })) };
}

function randomAccount(values: RandomValues, id: string, owner: string | null): Account {
  const isMaLogin = values.choices.chance(50);
  return {
    id,
    issuer: isMaLogin ? 'ma-login' : 'login-mass-gov',
    subject: `subject-of-${id}`,
    provider: isMaLogin ? 'MA_LOGIN' : 'LOGIN_MASS_GOV',
    firstName: values.text(id, `firstName ${owner ?? 'nobody'}`),
    lastName: values.text(id, 'lastName'),
    email: values.text(id, 'email'),
    emailVerified: values.choices.chance(80) ? 1 : 0,
    createdOn: values.day(-500, 0),
  };
}

/** Most accounts have one active link. Some have an ended one, or an active one without a person. */
function randomLinks(values: RandomValues, accountId: string, owner: string | null): Link[] {
  const { choices } = values;
  const link = (kind: Link['kind'], state: Link['state'], personId: string | null): Link => {
    const linkedAt = values.orNull(values.moment());
    return { accountId, kind, state, method: values.orNull(choices.pick(METHODS)), linkedAt, personId };
  };
  const first = choices.below(KINDS.length);
  const kind = (offset: number) => KINDS[(first + offset) % KINDS.length] as Link['kind'];
  if (owner === null) return choices.chance(50) ? [link(kind(0), 'LINKED', null)] : [];
  const broken = choices.chance(40) ? [link(kind(1), choices.pick(BROKEN_STATES), owner)] : [];
  const holds = choices.chance(85) ? [link(kind(0), 'LINKED', owner)] : [];
  const second = holds.length > 0 && choices.chance(15) ? [link(kind(2), 'LINKED', owner)] : [];
  return [...broken, ...holds, ...second];
}

const PARTNER_SCOPES = [[], ['eligibility:read'], ['documents:read'], ['documents:read', 'eligibility:read']] as const;

/** @param realNow the clock of tokens, seconds since 1970 */
export function viewersOf(values: RandomValues, { accounts, links }: Accounts, realNow: number): WorldViewer[] {
  const nobody = {
    provider: null,
    accountId: null,
    authenticatedAt: realNow - 60,
    signedInRecently: true,
    isDelegate: false,
  } as const;
  const person = (account: Account, name: string): WorldViewer => {
    const signedInRecently = values.choices.chance(70);
    const authenticatedAt = realNow - (signedInRecently ? 120 : 7200);
    const claims = { issuer: account.issuer as 'ma-login', subject: account.subject, scopes: [], authenticatedAt };
    const { provider, id: accountId } = account;
    return { name, kind: 'person', claims, provider, accountId, authenticatedAt, signedInRecently, isDelegate: false };
  };
  const holders = accounts.map((account) => person(account, account.id));
  const isLinked = ({ accountId }: WorldViewer) =>
    links.some((link) => link.accountId === accountId && link.state === 'LINKED' && link.personId !== null);
  const helped = values.choices.some(holders.filter(isLinked), 30);
  const stranger = { issuer: 'ma-login', subject: 'nobody-knows', scopes: [] } as const;
  return [
    ...holders,
    ...helped.map((holder): WorldViewer => ({ ...holder, name: `delegate of ${holder.name}`, claims: null, isDelegate: true })),
    { ...nobody, name: 'anonymous', kind: 'anonymous', claims: null },
    { ...nobody, name: 'stranger', kind: 'person', provider: 'MA_LOGIN', claims: stranger },
    { ...nobody, name: 'staff', kind: 'staff', claims: { issuer: 'staff', subject: 'staff', scopes: [] } },
    ...PARTNER_SCOPES.map((scopes, index): WorldViewer => {
      const claims = { issuer: 'partners', subject: `partner-${index}`, scopes: [...scopes] } as const;
      return { ...nobody, name: `partner ${scopes.join(' ')}`, kind: 'partner', claims };
    }),
  ];
}
