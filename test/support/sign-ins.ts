import { ASSISTED_ISSUER, hashToken } from '../../schema/contract/opaque-token.ts';
import { createViewer, NO_STANDING, type SignIn, type Viewer } from '../../schema/contract/viewer.ts';
import { demoSignIns } from '../../scripts/demo/identity.ts';

/**
 * A demo sign-in as the gateway first asserts it, without a standing.
 *
 * @param authenticatedAt milliseconds since 1970
 */
export function signedIn(name: string, authenticatedAt: number, more: Partial<SignIn> = {}): Viewer {
  const found = demoSignIns.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`There is no demo sign-in ${name}`);
  const { issuer, subject, provider } = found;
  const own: SignIn = {
    kind: 'person',
    issuer,
    subject,
    provider,
    authenticatedAt: authenticatedAt / 1000,
    sessionId: 's1',
    scopes: [],
  };
  return createViewer({ ...own, ...more }, NO_STANDING, authenticatedAt / 1000);
}

/** The bearer of the token of an assisted session, as the gateway first asserts it. */
export const bearerOf = (token: string): Viewer =>
  createViewer({ ...ASSISTED, subject: hashToken(token) }, NO_STANDING, Date.now() / 1000);

const ASSISTED: SignIn = {
  kind: 'person',
  issuer: ASSISTED_ISSUER,
  subject: '',
  provider: null,
  authenticatedAt: 0,
  sessionId: '',
  scopes: [],
};
