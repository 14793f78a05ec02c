import type { Client } from '../../gateway/clients/client.ts';
import { RAISED_RATES, RAISED_SETTINGS } from '../../scripts/tooling/raised-rates.ts';
import { type DevIssuer, openDevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { POLL_INTERVAL_MS } from '../../gateway/standing/change-follower.ts';
import { createLog } from '../../gateway/telemetry/log.ts';
import { apiSdl, supergraphSdl } from '../support/composed.ts';
import { startAllInOne } from '../../scripts/tooling/all-in-one.ts';
import type { Store as IdentityStore } from '../../subgraphs/identity/store.ts';
import { type GraphAnswer, post } from '../support/graph.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { Operation } from './operation.ts';
import { startAssisted } from './start-assisted.ts';
import { feedsOf, type World, type WorldViewer } from './world.ts';
import { OPEN_CLIENTS, openPartner } from '../support/open-clients.ts';

export { apiSdl };

/** The graph over a random world, reached over HTTP with real tokens. */
export type RunningWorld = {
  readonly world: World;
  readonly identity: IdentityStore;
  readonly ask: (viewer: WorldViewer, operation: Operation) => Promise<GraphAnswer>;
  /** Makes the gateway read the log of changes before it next uses a standing. */
  readonly letStandingsAge: () => void;
  readonly stop: () => Promise<void>;
};

/** The partners of a world have random scopes. Each is a client with these scopes. */
const partnersOf = ({ viewers }: World): Client[] =>
  viewers.flatMap(({ claims }) => (claims?.issuer === 'partners' ? [openPartner(claims.subject, claims.scopes)] : []));

/**
 * Starts the graph over a world. Stop it after use.
 *
 * @param onLaneRun receives for each run of an express lane whether it wrote the answer
 */
export async function startWorld(world: World, onLaneRun?: (hasAnswered: boolean) => void): Promise<RunningWorld> {
  const folder = temporaryFolder();
  const issuer = await openDevIssuer(folder.path);
  const all = await startAllInOne({
    supergraphSdl,
    databaseUrl: 'sqlite::memory:',
    dataClock: () => world.now,
    clock: () => world.wallClock,
    feeds: feedsOf(world),
    issuers: issuer.issuers,
    clients: [...OPEN_CLIENTS, ...partnersOf(world)],
    assertionSecret: 'the assertion secret of the property test',
    introspection: false,
    log: createLog('silent'),
    audit: { append: () => Promise.resolve() },
    rateLimits: RAISED_RATES,
    settings: RAISED_SETTINGS,
    lanes: { after: 0, ...(onLaneRun && { onRun: onLaneRun }) },
  });
  const url = await all.gateway.listen(0);
  const stop = async () => {
    await all.stop();
    folder.remove();
  };
  const tokens = await signIn(world, url, issuer).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    world,
    identity: all.subgraphs.get('identity')?.store as IdentityStore,
    ask(viewer, operation) {
      const token = tokens.get(viewer);
      return post(url, operation, token === undefined ? {} : { authorization: `Bearer ${token}` });
    },
    letStandingsAge() {
      world.wallClock += POLL_INTERVAL_MS;
    },
    stop,
  };
}

/** @returns the token of each viewer that has one */
async function signIn(world: World, url: string, issuer: DevIssuer): Promise<ReadonlyMap<WorldViewer, string>> {
  const tokens = new Map<WorldViewer, string>();
  for (const viewer of world.viewers) {
    if (viewer.claims) tokens.set(viewer, await issuer.token(viewer.claims, Math.floor(world.wallClock / 1000)));
  }
  for (const delegate of world.viewers.filter(({ isDelegate }) => isDelegate)) {
    const member = world.viewers.find(({ accountId, isDelegate }) => accountId === delegate.accountId && !isDelegate);
    if (member) tokens.set(delegate, await startAssisted(world, url, member, tokens.get(member) ?? ''));
  }
  return tokens;
}
