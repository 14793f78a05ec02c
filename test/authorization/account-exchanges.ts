import { demoPasswords } from '../../scripts/demo/identity-accounts.ts';
import { exchange, type Send } from './exchange.ts';
import type { Exchange } from './observe.ts';

/**
 * The changes of an account, each alone in its operation: those that guess must be, and one must not run because of another.
 * None is asked with more than the viewer holds, so that what is denied is denied, and what is allowed does little.
 */

const FIRST = [
  'mutation { requestEmailCode(email: "somebody@example.org") { resendAfterSeconds expiresInSeconds } }',
  // No code was ever sent to that address.
  'mutation { confirmEmailCode(email: "somebody.else@example.org", code: "000000") { confirmed registration } }',
  `mutation {
    createProfile(input: { registration: "none", firstName: "Some", lastName: "Body", password: "long enough" }) { created }
  }`,
  `mutation ($massHealthId: String!, $birthDate: Date!) {
    linkAccount(by: { massHealthId: $massHealthId }, birthDate: $birthDate) { linked link { __typename } }
  }`,
  'mutation { createHandOff(target: MAHEALTHCONNECTOR_APPLICATION) { url requiresSignIn expiresInSeconds } }',
  'mutation ($handOff: String!) { redeemHandOff(token: $handOff) { issuer subject } }',
];

const START = `mutation {
  startAssistedSession(input: { delegateName: "Wendy Helfer", delegateKind: NAVIGATOR, attestsPresence: true }) {
    session { id delegateName delegateKind startedAt endsAt labels { delegateKind startedAt endsAt } } token
  }
}`;

const END =
  'mutation ($assisted: ID!) { endAssistedSession(id: $assisted) { session { id delegateName delegateKind endedAt labels { delegateKind endedAt } } } }';

/** What the account says of its changes. */
export const AFTERWARDS = `query {
  viewer {
    assistedSessions { id delegateName delegateKind startedAt endsAt labels { delegateKind startedAt endsAt } }
    securityEvents { kind at labels { kind at } }
  }
}`;

/** Ends the sign-in: to be asked when nothing else is. */
export const SIGN_OUT = 'mutation { signOut { signedOut } }';

const { login, password } = demoPasswords.find(({ provider }) => provider === 'LOGIN_MASS_GOV')!;
/** Right, as far as address and password go. */
export const CHECK_PASSWORD = `mutation { checkPassword(email: "${login}", password: "${password}") { subject } }`;

/** The first sign-in of somebody, with a good profile. */
export const OPEN_ACCOUNT = `mutation { openAccount(input: {
  issuer: "login-mass-gov", subject: "somebody new", provider: LOGIN_MASS_GOV, authenticatedAt: 1
  firstName: "Some", lastName: "Body", email: "some.body@example.org", emailVerified: false
}) { accountId unusable } }`;

/** Makes what `redeemHandOff` is asked with. */
export const HAND_OFF = 'mutation { createHandOff(target: MAHEALTHCONNECTOR_APPLICATION) { url } }';

/** @returns the token of an answer to `HAND_OFF` */
export function handOffOf(data: unknown): string {
  const { createHandOff } = data as { createHandOff: { url: string } };
  const [, token] = createHandOff.url.split('#handoff=');
  if (token === undefined) throw new Error('There is no token in the hand-off');
  return token;
}

/**
 * Asks for every change of an account but signing out.
 *
 * @param known besides what a situation knows, `handOff`, a token of somebody else; and `assisted`, the id of an assisted
 *   session for those who cannot start one
 */
export async function accountExchanges(known: Readonly<Record<string, string>>, send: Send): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const question of FIRST) exchanges.push(await exchange(question, known, send));
  const started = await exchange(START, known, send);
  const { startAssistedSession } = started.data as { startAssistedSession: { session: { id: string } } | null };
  const assisted = startAssistedSession?.session.id ?? known['assisted'] ?? 'none';
  const ended = await exchange(END, { ...known, assisted }, send);
  return [...exchanges, started, ended];
}
