import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openDatabase, schemaOf } from '../../subgraphs/shared/database.ts';
import { openFeedDatabase } from '../../subgraphs/shared/feeds/feed-database.ts';
import { readUnfinished } from '../../subgraphs/shared/feeds/load-rows.ts';
import { runFeed, startFeed } from '../support/feed-command.ts';
import { feedOf, openFeedWorld } from '../support/feed-worlds.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { stopProcesses, until } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FEEDS = ['identity', 'masshealth', 'health-connector', 'documents', 'notices'];
const demoFile = (name: string) => join('schema/feeds/demo', `${name}.ndjson`);

const folder = temporaryFolder();
let server: PostgresServer;
beforeAll(async () => void (server = await startPostgres()), 60_000);
afterAll(async () => {
  await stopProcesses();
  await server.remove();
  folder.remove();
}, 60_000);

const DATABASES = [
  ['SQLite', () => `sqlite:${join(folder.path, 'graph.db')}`],
  ['PostgreSQL', () => server.url],
] as const;
const rejects = ['--rejects', join(folder.path, 'rejects')];

async function dumpOf(databaseUrl: string): Promise<object> {
  const dumps: Record<string, object> = {};
  for (const name of FEEDS) {
    const world = await openFeedWorld(name, databaseUrl);
    dumps[name] = await world.dump();
    await world.close();
  }
  return dumps;
}

describe.each(DATABASES)('loads on %s', (_which, urlOf) => {
  /** @returns the state of the load that has not ended; null when the tables are not there yet */
  const stateOf = async (name: string): Promise<string | null> => {
    const tables = await openDatabase<object>(urlOf(), schemaOf(name));
    const place = { url: urlOf(), schema: schemaOf(name), database: tables, lock: 'read' } as const;
    const { kysely, release } = await openFeedDatabase(place);
    try {
      return await readUnfinished(kysely).then(
        (load) => load?.state ?? null,
        () => null,
      );
    } finally {
      await release();
      await tables.destroy();
    }
  };

  it('of one feed exclude each other, and those of two do not', async () => {
    const databaseUrl = urlOf();
    const content = readFileSync(demoFile('identity'));
    const held = startFeed(['load', '-', ...rejects], { databaseUrl, input: null });
    const half = content.indexOf('\n') + 1;
    held.child.stdin?.write(content.subarray(0, half));
    await until(async () => (await stateOf('identity')) === 'staging');

    const other = await runFeed(['load', demoFile('identity'), demoFile('masshealth'), ...rejects], { databaseUrl });
    expect(other.printed).toContain(`${demoFile('identity')}\n  not loaded: Another load of the feed of identity is under way`);
    expect(other.printed).toMatch(/masshealth: .*\n.*25 lines\n.*25 new or changed/);
    expect(other.code).toBe(2);
    const status = await runFeed(['status'], { databaseUrl });
    expect([status.code, status.printed]).toEqual([0, expect.stringMatching(/^identity:\n {2}\S+ is under way: full/)]);
    expect(held.output()).toBe('');

    held.child.stdin?.end(content.subarray(half));
    expect([await held.ended, held.output()]).toEqual([0, expect.stringContaining('identity: -\n')]);
    const again = await runFeed(['load', demoFile('identity'), ...rejects], { databaseUrl });
    expect([again.code, again.printed]).toEqual([0, expect.stringContaining(' 0 new or changed')]);
  });

  it('that were stopped let the next one go on', async () => {
    const databaseUrl = urlOf();
    const content = readFileSync(demoFile('documents'));
    const held = startFeed(['load', '-', ...rejects], { databaseUrl, input: null });
    held.child.stdin?.write(content.subarray(0, content.length >> 1));
    await until(async () => (await stateOf('documents')) === 'staging');
    await held.stop('SIGKILL');
    const status = await runFeed(['status'], { databaseUrl });
    expect(status.printed).toContain('was stopped while it was read; load the file again');
    const { code, printed } = await runFeed(['load', demoFile('documents'), ...rejects], { databaseUrl });
    expect([code, printed]).toEqual([0, expect.stringContaining('0 rejected')]);
  });
});

describe('npm run feed -- export', () => {
  it('writes what another database takes as it was: the rows of all five feeds, from SQLite to PostgreSQL and back', async () => {
    const from = `sqlite:${join(folder.path, 'from.db')}`;
    const loaded = await runFeed(['load', ...FEEDS.slice(0, 2).map(demoFile), ...rejects], { databaseUrl: from });
    expect(loaded.code).toBe(0);
    const to = join(folder.path, 'exported');
    const some = await runFeed(['export', '--to', to], { databaseUrl: from });
    expect([some.code, some.printed]).toEqual([0, expect.stringContaining('notices: nothing was loaded yet')]);
    await runFeed(['load', ...FEEDS.slice(2).map(demoFile), ...rejects], { databaseUrl: from });
    expect((await runFeed(['export', '--to', to], { databaseUrl: from })).code).toBe(0);
    const files = FEEDS.map((name) => join(to, `${name}.ndjson`));
    for (const file of files) expect(readFileSync(file, 'utf8')).not.toMatch(/\b900-?12-?\d{4}\b/);

    // Another one of the same server: that of the tests above has the rows of the demo already.
    const databaseUrl = await newDatabase('exported');
    const taken = await runFeed(['load', ...files, ...rejects], { databaseUrl });
    expect([taken.code, taken.printed.match(/ 0 unchanged, .* 0 rejected/g)]).toEqual([0, FEEDS.map(() => expect.anything())]);
    expect(await dumpOf(databaseUrl)).toEqual(await dumpOf(from));
    const back = await runFeed(['export', '--to', join(folder.path, 'back')], { databaseUrl });
    expect(back.code).toBe(0);
    const unchanged = await runFeed(['load', ...FEEDS.map((name) => join(folder.path, 'back', `${name}.ndjson`)), ...rejects], {
      databaseUrl: from,
    });
    expect(unchanged.printed.match(/ 0 new or changed, [1-9]\d* unchanged, .* 0 rejected/g)).toHaveLength(FEEDS.length);
  });
});

async function newDatabase(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return server.url.replace(/[^/]*$/, name);
}

describe('PostgreSQL after a load', () => {
  /** @returns what it says of a table: the rows that the planner counts on, and whether indexes answer alone for all its pages */
  async function knowledgeOf(table: string) {
    const client = new pg.Client(server.url);
    await client.connect();
    const { rows } = await client.query<{ rows: number; whole: boolean }>(
      'select reltuples as rows, relpages > 0 and relallvisible = relpages as whole from pg_class where oid = $1::regclass',
      [table],
    );
    await client.end();
    return rows[0];
  }

  it('knows the tables of a large load at once, before it would look at them by itself', async () => {
    await resetSchema('masshealth');
    const world = await openFeedWorld('masshealth', server.url);
    const lineOf = (number: number) => ({
      kind: 'person',
      id: `p${number}`,
      version: 1,
      records: { massHealthId: String(100_000_000_000 + number), eligibility: [], enrollments: [] },
    });
    const load = (numbers: readonly number[], more: object) =>
      world.load(feedOf('masshealth', numbers.map(lineOf), { mode: 'changes', ...more }));
    const numbers = Array.from({ length: 1_020 }, (_, number) => number);
    expect((await load(numbers.slice(0, 20), {})).refused).toBeNull();
    expect(await knowledgeOf('masshealth.members')).toEqual({ rows: -1, whole: false });
    expect((await load(numbers.slice(20), { asOf: '2026-11-21T09:00:00.000Z' })).refused).toBeNull();
    expect(await knowledgeOf('masshealth.members')).toEqual({ rows: 1_020, whole: true });
    await world.close();
  });
});

async function resetSchema(schema: string): Promise<void> {
  const client = new pg.Client(server.url);
  await client.connect();
  await client.query(`drop schema if exists ${schema} cascade`);
  await client.end();
}
