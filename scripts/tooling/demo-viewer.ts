import { createClientIdentifier } from '../../gateway/clients/identify-client.ts';
import { readClients } from '../../gateway/clients/read-clients.ts';
import type { GatewayConfig } from '../../gateway/config.ts';
import { inProcessSource } from '../../gateway/sources/sources.ts';
import { createViewerStep } from '../../gateway/request/identify-viewer.ts';
import { openDevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { createTokenVerifier } from '../../gateway/sign-in/verify-token.ts';
import { createLog } from '../../gateway/telemetry/log.ts';
import { createStandingReader } from '../../gateway/standing/standing-reader.ts';
import { ANONYMOUS, type Viewer } from '../../schema/contract/viewer.ts';
import { assertionKey } from '../../schema/contract/viewer-assertion.ts';
import identity from '../../subgraphs/identity/subgraph.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { findDemoSignIn } from './demo-sign-ins.ts';

/**
 * Returns the viewer that the gateway would see for a new demo sign-in. It uses a real token and the standing from identity,
 * which runs in this process.
 *
 * @param name as `npm run token` lists them, or `anonymous`
 * @throws when there is no such sign-in
 */
export async function demoViewer(
  name: string,
  { devIssuerDir, assertionSecret, clients }: Pick<GatewayConfig, 'devIssuerDir' | 'assertionSecret' | 'clients'>,
): Promise<Viewer> {
  if (name === 'anonymous') return ANONYMOUS;
  if (devIssuerDir === null) throw new Error('There are no demo sign-ins in production');
  const claims = findDemoSignIn(name);
  const { issuers, token } = await openDevIssuer(devIssuerDir);
  const key = assertionKey(assertionSecret, identity.name);
  const running = await identity.start({ databaseUrl: 'sqlite::memory:', assertionKey: key, clock: () => DEMO_NOW });
  try {
    const { state } = createStandingReader(inProcessSource(running.execute), assertionSecret);
    const identifyClient = createClientIdentifier(readClients(clients), 'development');
    const identify = createViewerStep(
      createTokenVerifier(issuers),
      (signIn, nowMs) => state(signIn, nowMs / 1000),
      identifyClient,
      createLog('error'),
    );
    const now = Date.now();
    const { viewer } = await identify(`Bearer ${await token(claims, Math.floor(now / 1000))}`, now);
    return viewer;
  } finally {
    await running.stop();
  }
}
