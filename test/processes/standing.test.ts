import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Kysely } from 'kysely';
import { openDatabase } from '../../subgraphs/shared/database.ts';
import { DEMO_NOW, demoDay } from '../../subgraphs/shared/demo.ts';
import { createSubgraphLog } from '../../subgraphs/shared/log.ts';
import { createStore, type Store } from '../../subgraphs/identity/store.ts';
import type { Tables } from '../../subgraphs/identity/rows.ts';
import { DEVELOPMENT_SETTINGS } from '../../subgraphs/identity/settings/settings.ts';
import { KNOWS } from '../support/leak-scan.ts';
import {
  type Ask,
  composeWith,
  openSignIns,
  startGatewayProcess,
  startSubgraphs,
  stopProcesses,
  until,
} from '../support/processes.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const databaseUrl = `sqlite:${join(folder.path, 'identity.db')}`;
/** What these sign-ins may know before, or after, the changes below. */
const knows = {
  ...KNOWS,
  'H04-hugo': { own: 'p0402', members: ['p0401', 'p0403'] },
  H13: { ...KNOWS['H13'], restricted: ['p1304'] },
};

let redis: RedisServer;
let nodes: readonly Ask[];
let database: Kysely<Tables>;
let store: Store;
beforeAll(async () => {
  const routes = await startSubgraphs(['identity', 'documents'], (name) =>
    name === 'identity' ? { DATABASE_URL: databaseUrl } : {},
  );
  const file = join(folder.path, 'supergraph.graphql');
  writeFileSync(file, composeWith(routes));
  redis = await startRedis();
  const env = { DEV_ISSUER_DIR: folder.path, REDIS_URL: redis.url };
  const asking = await openSignIns(folder.path);
  const gateways = await Promise.all([startGatewayProcess(file, env), startGatewayProcess(file, env)]);
  nodes = gateways.map(({ url }) => asking(url, knows));
  // A second connection, as a feed or another node would have it.
  database = await openDatabase<Tables>(databaseUrl, 'identity');
  store = createStore(database, () => DEMO_NOW, {
    wallClock: Date.now,
    settings: DEVELOPMENT_SETTINGS,
    log: createSubgraphLog('silent'),
  });
});
afterAll(stopProcesses);
afterAll(() => database.destroy());
afterAll(() => redis.stop());
afterAll(folder.remove);

const SEES = '{ me { id } households { id viewerRole members { person { id } } } }';

/** Whom a sign-in sees on a node, as "h02 HEAD: p0201 p0202"; "nobody" when the account is linked to nobody. */
async function view(node: Ask, signIn: string): Promise<string> {
  const { status, data } = await node(signIn, SEES);
  expect(status).toBe(200);
  if (data.me === null) return 'nobody';
  type Household = { id: string; viewerRole: string; members: { person: { id: string } }[] };
  return (data.households as Household[])
    .map(({ id, viewerRole, members }) => `${id} ${viewerRole}: ${members.map(({ person }) => person.id).join(' ')}`)
    .join(', ');
}

/** Asks every node until it shows `expected`, from now on. */
async function everywhere(signIn: string, expected: string): Promise<void> {
  await Promise.all(nodes.map((node) => until(async () => (await view(node, signIn)) === expected)));
  for (const node of nodes) expect(await view(node, signIn)).toBe(expected);
}

/** What the next test finds again. */
const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const act of undo.splice(0).toReversed()) await act();
});

describe('RO-9: on two gateways that share an identity process and a Redis', () => {
  it('a membership that ends leaves the head’s view', async () => {
    await everywhere('H02', 'h02 HEAD: p0201 p0202 p0203 p0204');
    await store.endMembership('h02', 'p0204', demoDay(0));
    undo.push(() => database.updateTable('memberships').set({ to: null }).where('personId', '=', 'p0204').execute());
    await everywhere('H02', 'h02 HEAD: p0201 p0202 p0203');
  });

  it('a membership that begins enters the head’s view', async () => {
    await everywhere('H13', 'h13 HEAD: p1301 p1302 p1303');
    await store.addMembership({
      householdId: 'h13',
      personId: 'p1304',
      role: 'MEMBER',
      isApplying: 1,
      relationshipToHead: 'CHILD',
      from: demoDay(0),
      to: null,
    });
    await everywhere('H13', 'h13 HEAD: p1301 p1302 p1303 p1304');
  });

  it('a head who becomes a member loses the view, and the new head gets it', async () => {
    await everywhere('H04', 'h04 HEAD: p0401 p0402 p0403');
    await everywhere('H04-hugo', 'h04 MEMBER: p0402');
    await store.moveHead('h04', 'p0402');
    undo.push(() => store.moveHead('h04', 'p0401'));
    await everywhere('H04-hugo', 'h04 HEAD: p0402 p0401 p0403');
    await everywhere('H04', 'h04 MEMBER: p0401');
  });

  it('a restriction reduces what the head sees of a person', async () => {
    const query = '{ person(id: "p0403") { name { full } rfis { id } } }';
    const seen = async (node: Ask) => JSON.stringify((await node('H04', query)).data.person);
    const whole = '{"name":{"full":"Jo Sample"},"rfis":[{"id":"rfi-0403-1"}]}';
    for (const node of nodes) await until(async () => (await seen(node)) === whole);
    await store.setRestricted('p0403', true);
    undo.push(() => store.setRestricted('p0403', false));
    const narrow = '{"name":{"full":"Jo Sample"},"rfis":[]}';
    await Promise.all(nodes.map((node) => until(async () => (await seen(node)) === narrow)));
  });

  it('a link that is ended through one gateway is ended on the other', async () => {
    await everywhere('H05', 'h05 HEAD: p0501');
    const [first, second] = nodes;
    const { data, errors } = await first!('H05', 'mutation { unlinkAccount(kind: MASSHEALTH) { kind state } }');
    expect({ data, errors }).toEqual({ data: { unlinkAccount: { kind: 'MASSHEALTH', state: 'UNLINKED' } }, errors: [] });
    await until(async () => (await view(second!, 'H05')) === 'nobody');
    await everywhere('H05', 'nobody');
  });

  it('a sign-out through one gateway ends that session on the other, and no other session', async () => {
    const [first, second] = nodes;
    for (const node of nodes) expect(await view(node, 'H09')).toContain('h09 HEAD');
    expect((await first!('H06', 'mutation { signOut { signedOut } }')).data).toEqual({ signOut: { signedOut: true } });
    expect((await first!('H06', SEES)).status).toBe(401);
    await until(async () => (await second!('H06', SEES)).status === 401);
    for (const node of nodes) expect(await view(node, 'H09')).toContain('h09 HEAD');
  });
});

describe('RO-9: on two gateways whose Redis is stopped', () => {
  it('the end of a membership and a restriction take effect on both', async () => {
    await everywhere('H09', 'h09 HEAD: p0901 p0902 p0903 p0904');
    await redis.kill();
    await store.endMembership('h09', 'p0904', demoDay(0));
    undo.push(() => database.updateTable('memberships').set({ to: null }).where('personId', '=', 'p0904').execute());
    await everywhere('H09', 'h09 HEAD: p0901 p0902 p0903');
    const query = '{ person(id: "p0403") { rfis { id } } }';
    const rfis = async (node: Ask) => ((await node('H04', query)).data.person as { rfis: unknown[] }).rfis.length;
    for (const node of nodes) await until(async () => (await rfis(node)) === 1);
    await store.setRestricted('p0403', true);
    undo.push(() => store.setRestricted('p0403', false));
    await Promise.all(nodes.map((node) => until(async () => (await rfis(node)) === 0)));
  });
});
