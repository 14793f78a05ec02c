import { httpSource } from '../../gateway/sources/sources.ts';
import { createStandingReader } from '../../gateway/standing/standing-reader.ts';
import { createViewer, type SignIn, type Viewer } from '../../schema/contract/viewer.ts';
import { assertionKey, signAssertion } from '../../schema/contract/viewer-assertion.ts';
import { type HouseholdSize, signInOfHead } from './household.ts';

/** The assertion for each subgraph, by name. */
export type Assertions = Readonly<Record<string, string>>;

const seconds = () => Math.floor(Date.now() / 1000);

/** @returns the head of a household, as a gateway that verified the sign-in knows it */
export async function viewerOfHead(size: HouseholdSize, identityUrl: string, secret: string): Promise<Viewer> {
  const signIn: SignIn = {
    ...signInOfHead(size),
    kind: 'person',
    provider: 'MA_LOGIN',
    authenticatedAt: seconds(),
    sessionId: 'bench',
  };
  const identity = httpSource(identityUrl);
  try {
    const { standing } = await createStandingReader(identity, secret).state(signIn, seconds());
    return createViewer(signIn, standing, seconds());
  } finally {
    await identity.close();
  }
}

/** Signs assertions for gateways without viewers. Without an assertion the subgraphs would show them nothing. */
export const signForAll = (viewer: Viewer, subgraphs: readonly string[], secret: string): Assertions =>
  Object.fromEntries(subgraphs.map((name) => [name, signAssertion(viewer, name, assertionKey(secret, name), seconds())]));
