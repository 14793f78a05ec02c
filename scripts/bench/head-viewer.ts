import { httpSource } from '../../gateway/sources/sources.ts';
import { createStandingReader } from '../../gateway/standing/standing-reader.ts';
import { createViewer, type SignIn } from '../../schema/contract/viewer.ts';
import { assertionKey, signAssertion } from '../../schema/contract/viewer-assertion.ts';
import { HEAD_SIGN_IN } from './household.ts';

const SECONDS_BETWEEN = 20;

/**
 * Signs assertions for the head, for gateways without viewers. Without an assertion the subgraphs would show them nothing.
 *
 * @param routes the URL of each subgraph
 * @returns the assertion for each subgraph. It is always valid and needs no work per request
 */
export async function signForHead(
  routes: Readonly<Record<string, string>>,
  secret: string,
): Promise<ReadonlyMap<string, string>> {
  const seconds = () => Math.floor(Date.now() / 1000);
  const signIn: SignIn = {
    ...HEAD_SIGN_IN,
    kind: 'person',
    provider: 'MA_LOGIN',
    authenticatedAt: seconds(),
    sessionId: 'bench',
  };
  const identity = httpSource(String(routes['identity']));
  const { standing } = await createStandingReader(identity, secret).state(signIn, seconds());
  await identity.close();
  const assertions = new Map<string, string>();
  const sign = async () => {
    const viewer = createViewer(signIn, standing, seconds());
    for (const name of Object.keys(routes)) {
      assertions.set(name, signAssertion(viewer, name, assertionKey(secret, name), seconds()));
    }
  };
  await sign();
  setInterval(() => void sign(), SECONDS_BETWEEN * 1000).unref();
  return assertions;
}
