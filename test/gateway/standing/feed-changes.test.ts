import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { demoSignIns } from '../../../scripts/demo/identity.ts';
import { subgraphs } from '../../../subgraphs/registry.ts';
import { POLL_INTERVAL_MS } from '../../../gateway/standing/change-follower.ts';
import { type FeedWorld, feedOf, household, openedAccount, openFeedWorld } from '../../support/feed-worlds.ts';
import { type Graph, post, startGraph } from '../../support/graph.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** Households that the feed changes; they are merged in several transactions. */
const CHANGED = 2_000;
const STAYING = 100;
/** How many of each have a person who signs in. */
const LINKED = 10;

/** People of the demo sign in; each has an account of the feed. */
const signIns = demoSignIns.filter(({ issuer }) => issuer === 'ma-login' || issuer === 'login-mass-gov').slice(0, 2 * LINKED);
const households = Array.from({ length: CHANGED + STAYING }, (_, number) => number);
/** The number of the household of each, among others that have nobody. */
const homes = signIns.map((_, index) =>
  index < LINKED ? Math.floor((index * CHANGED) / LINKED) + 7 : CHANGED + (index - LINKED) * 3,
);
const tokens = new Map<string, string>();
async function tokenOf(name: string): Promise<string> {
  const token = tokens.get(name) ?? (await graph.token(name));
  tokens.set(name, token);
  return token;
}
const accountId = (index: number) => `account-${index}`;

const accounts = signIns.map(({ issuer, subject }, index) => {
  const line = openedAccount(accountId(index), `person-${homes[index]}`) as { records: object };
  const provider = issuer === 'ma-login' ? 'MA_LOGIN' : 'LOGIN_MASS_GOV';
  return { ...line, records: { ...line.records, provider, issuer, subject } };
});

const folder = temporaryFolder();
const databaseUrl = `sqlite:${join(folder.path, 'graph.db')}`;
let world: FeedWorld;
let graph: Graph;
let url: string;
let passed = 0;
/** How often identity was asked for a standing. */
let asked = 0;
beforeAll(async () => {
  world = await openFeedWorld('identity', databaseUrl);
  const lines = [...households.map((number) => household(`home-${number}`, [`person-${number}`])), ...accounts];
  expect((await world.load(feedOf('identity', lines))).rejects).toEqual([]);
  const feeds = Object.fromEntries(subgraphs.map(({ name }) => [name, null]));
  const clock = () => Date.now() + passed;
  graph = await startGraph({ databaseUrl, feeds, dataClock: Date.now, clock });
  const identity = graph.subgraphs.get('identity')!;
  const { execute } = identity;
  const counted: typeof execute = (request, ...rest) => {
    if (/\bviewerStanding\b/.test(request.query)) asked += 1;
    return execute(request, ...rest);
  };
  Object.assign(identity, { execute: counted });
  url = await graph.startAnother();
});
afterAll(async () => {
  await graph.stop();
  await world.close();
  folder.remove();
});

it('a feed that changes 2,000 households has the standings asked for anew of those who live in them, and of nobody else', async () => {
  expect(signIns).toHaveLength(2 * LINKED);
  const question = '{ households { id members { person { id } } } }';
  const answers = async () => {
    const all = [];
    for (const { name } of signIns)
      all.push((await post(url, { query: question }, { authorization: `Bearer ${await tokenOf(name)}` })).data);
    return all;
  };
  const questions = async () => {
    const before = asked;
    const given = await answers();
    return { count: asked - before, given };
  };
  const first = await questions();
  expect(first.given).toEqual(
    homes.map((home) => ({ households: [{ id: `home-${home}`, members: [{ person: { id: `person-${home}` } }] }] })),
  );
  expect(first.count).toBe(2 * LINKED);
  expect((await questions()).count).toBe(0);

  const [counter] = await world.rows('select position from change_counter');
  const changes = households
    .slice(0, CHANGED)
    .map((number) => household(`home-${number}`, [`person-${number}`, `child-${number}`], 2));
  const loaded = await world.load(feedOf('identity', changes, { mode: 'changes', asOf: '2026-11-21T09:00:00.000Z' }));
  expect(loaded.summary).toMatchObject({ stored: CHANGED, rejected: 0 });
  const log = await world.rows(
    `select subject from standing_changes where position > ${Number(counter?.['position'])} order by 1`,
  );
  expect(log.map(({ subject }) => subject)).toEqual(
    signIns
      .slice(0, LINKED)
      .map((_, index) => accountId(index))
      .sort(),
  );

  passed += POLL_INTERVAL_MS + 1;
  const after = await questions();
  expect(after.given).toEqual(
    homes.map((home) => {
      const members = home < CHANGED ? [`person-${home}`, `child-${home}`] : [`person-${home}`];
      return { households: [{ id: `home-${home}`, members: members.map((id) => ({ person: { id } })) }] };
    }),
  );
  expect(after.count).toBe(LINKED);
});
