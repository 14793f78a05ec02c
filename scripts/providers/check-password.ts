import { z } from 'zod';
import type { Source } from '../../gateway/sources/sources.ts';
import { createViewer, NO_STANDING, type SignIn } from '../../schema/contract/viewer.ts';
import { assertionKey, signAssertion } from '../../schema/contract/viewer-assertion.ts';
import type { Authenticate } from './site.ts';

const CHECK =
  'mutation CheckPassword($email: String!, $password: String!) { checkPassword(email: $email, password: $password) { subject } }';

const answer = z.object({ data: z.object({ checkPassword: z.object({ subject: z.string().nullable() }) }) });

/** The embedded login.mass.gov as a viewer for identity: one of our own processes, without an account. */
const system = (nowSeconds: number): SignIn => ({
  kind: 'system',
  issuer: 'system',
  subject: 'login-mass-gov',
  provider: null,
  authenticatedAt: nowSeconds,
  sessionId: 'login-mass-gov',
  scopes: [],
});

/**
 * Asks identity, which stores the accounts of login.mass.gov, whether address and password match.
 *
 * @param secret the secret behind viewer assertions
 */
export function checkPasswordAt(identity: Pick<Source, 'send'>, secret: string): Authenticate {
  const key = assertionKey(secret, 'identity');
  return async (email, password) => {
    const now = Date.now() / 1000;
    const assertion = signAssertion(createViewer(system(now), NO_STANDING, now), 'identity', key, now);
    const body = JSON.stringify({ query: CHECK, variables: { email, password } });
    return answer.parse(await identity.send(body, assertion)).data.checkPassword.subject;
  };
}
