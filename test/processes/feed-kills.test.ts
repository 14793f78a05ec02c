import { spawnSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { isDeep } from '../support/depth.ts';
import { feedOf, household, openedAccount, openFeedWorld, removed } from '../support/feed-worlds.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** How many loads are killed on each database. */
const KILLS = isDeep ? 20 : 2;
/** More than two batches of what is read, and four of what is stored. */
const HOUSEHOLDS = 2_100;

const folder = temporaryFolder();
const changesFile = join(folder.path, 'changes.json');
let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
  writeFileSync(changesFile, JSON.stringify(CHANGED));
});
afterAll(async () => {
  await server?.remove();
  folder.remove();
});

const numbers = Array.from({ length: HOUSEHOLDS }, (_, number) => number);
const personsOf = (number: number) => [`p${number}-1`, `p${number}-2`];

/** Every seventh household has an account, which is linked to the second person. */
const BEFORE = [
  ...numbers.map((number) => household(`h${number}`, personsOf(number))),
  ...numbers.filter((number) => number % 7 === 0).map((number) => openedAccount(`a${number}`, `p${number}-2`)),
];

/** The second person moves to the next household, is removed, or stays; every 50th household goes. */
const CHANGED = numbers.map((number) => {
  if (number % 50 === 49) return removed('household', `h${number}`, 2);
  const own = [`p${number}-1`, ...(number % 10 < 5 ? [] : [`p${number}-2`])];
  const moved = number % 10 === 1 ? [`p${number - 1}-2`] : [];
  return household(`h${number}`, [...own, ...moved], 2);
});

type Place = { readonly url: string; readonly name: string };
type Dump = Record<string, string[]>;

const dumpOf = async ({ url }: Place): Promise<Dump> => {
  const world = await openFeedWorld('identity', url);
  const links = await world.rows('select "accountId", "personId", state from links order by 1');
  const events = await world.rows('select "accountId", kind from security_events order by 1');
  const dump = {
    ...(await world.dump()),
    links: links.map((row) => JSON.stringify(row)),
    events: events.map((row) => JSON.stringify(row)),
  };
  await world.close();
  return dump;
};

/** @returns the number of statements; null when the process was killed */
function load({ url }: Place, at: number): number | null {
  const { signal, status, stdout, stderr } = spawnSync(
    process.execPath,
    ['test/support/load-and-die.ts', url, changesFile, String(at)],
    {
      encoding: 'utf8',
    },
  );
  if (signal === 'SIGKILL') return null;
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}

/** What each household has: its rows by table, as one text. */
function householdsIn(dump: Dump): Map<string, string> {
  const found = new Map<string, string[]>();
  for (const table of ['persons', 'addresses', 'phones', 'households', 'memberships', 'feed_aggregates']) {
    for (const row of dump[table] ?? []) {
      const columns = Object.fromEntries(JSON.parse(row) as [string, string][]);
      const id = columns['aggregateId'] ?? `${columns['id']}`;
      found.set(id, [...(found.get(id) ?? []), `${table} ${row}`]);
    }
  }
  return new Map([...found].map(([id, rows]) => [id, rows.join('\n')]));
}

/** Whoever moves is seen in the one household or the other. */
const STAYS = numbers.filter((number) => number % 10 > 1).map((number) => `h${number}`);

function describeKills(name: string, open: (name: string) => Promise<Place>, copy: (from: Place, to: string) => Promise<Place>) {
  it(`on ${name} leave households whole, and the load goes on to the same end`, async () => {
    const base = await open('base');
    const world = await openFeedWorld('identity', base.url);
    expect((await world.load(feedOf('identity', BEFORE))).summary).toMatchObject({ stored: BEFORE.length, rejected: 0 });
    await world.close();
    const undisturbed = await copy(base, 'undisturbed');
    const statements = load(undisturbed, 0)!;
    const [before, after] = [await dumpOf(base), await dumpOf(undisturbed)];
    const [wasWhole, isWhole] = [householdsIn(before), householdsIn(after)];
    expect(after['events']!.length).toBeGreaterThan(100);
    for (let kill = 0; kill < KILLS; kill++) {
      const at = 2 + Math.floor(((kill + Math.random()) / KILLS) * (statements - 2));
      const killed = await copy(base, `killed${kill}`);
      expect([at, load(killed, at)]).toEqual([at, null]);
      const between = householdsIn(await dumpOf(killed));
      const torn = STAYS.filter((id) => between.get(id) !== wasWhole.get(id) && between.get(id) !== isWhole.get(id));
      expect([at, torn]).toEqual([at, []]);
      load(killed, 0);
      expect([at, await dumpOf(killed)]).toEqual([at, after]);
    }
  });
}

describe('kills of a load', () => {
  describeKills(
    'SQLite',
    (name) => Promise.resolve({ name, url: `sqlite:${join(folder.path, `${name}.db`)}` }),
    (from, name) => {
      copyFileSync(join(folder.path, `${from.name}.identity.db`), join(folder.path, `${name}.identity.db`));
      return Promise.resolve({ name, url: `sqlite:${join(folder.path, `${name}.db`)}` });
    },
  );
  const create = async (name: string, from: string): Promise<Place> => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(`create database ${name} template ${from}`);
    await client.end();
    return { name, url: server.url.replace(/[^/]*$/, name) };
  };
  describeKills(
    'PostgreSQL',
    (name) => create(name, 'template1'),
    (from, name) => create(name, from.name),
  );
});
