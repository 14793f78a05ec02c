import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { subgraphs } from '../../subgraphs/registry.ts';
import { openDatabase, schemaOf } from '../../subgraphs/shared/database.ts';
import { migrate as applyMigrations } from '../../subgraphs/shared/migrate.ts';
import { columnsOf, makeEarlierTables, readRows, type Rows } from '../support/earlier-tables.ts';
import { hashStatements, releasedStatements } from '../support/migration-statements.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { type RunningProcess, startScript, startSubgraphs, stopProcesses } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const TIMEOUT_MS = 240_000;
const NAMES = subgraphs.map(({ name }) => name);
const PRODUCTION = { NODE_ENV: 'production', ASSERTION_SECRET: 'a secret of more than thirty-two characters' };

let server: PostgresServer;
beforeAll(async () => void (server = await startPostgres()), 60_000);
afterAll(stopProcesses, 60_000);
afterAll(() => server.remove(), 30_000);

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(async () => {
  folder = temporaryFolder();
  for (const name of NAMES) await dropSchema(name);
});
afterEach(() => folder.remove());

async function dropSchema(name: string): Promise<void> {
  const client = new pg.Client(server.url);
  await client.connect();
  await client.query(`drop schema if exists ${schemaOf(name)} cascade`);
  await client.end();
}

const DATABASES = [
  ['SQLite', () => `sqlite:${folder.path}/graph.db`],
  ['PostgreSQL', () => server.url],
] as const;

async function withTables<Result>(
  url: string,
  name: string,
  work: (tables: Kysely<Record<string, Record<string, unknown>>>) => Promise<Result>,
): Promise<Result> {
  const tables = await openDatabase<Record<string, Record<string, unknown>>>(url, schemaOf(name));
  try {
    return await work(tables);
  } finally {
    await tables.destroy();
  }
}

const migrate = (url: string, ...parameters: readonly string[]) =>
  startScript(['scripts/migrate.ts', ...parameters], { DATABASE_URL: url });
const outputOf = async ({ ended, output }: RunningProcess) => ({ code: await ended, printed: output() });
const columns = (url: string, name: string) => withTables(url, name, (tables) => columnsOf(tables, schemaOf(name)));
const rowsOf = (url: string, name: string) => withTables(url, name, (tables) => readRows(tables, schemaOf(name)));

/** @returns the rows, without the tables and columns that the others do not have */
function inCommon(rows: Rows, others: Rows): Rows {
  const tables = Object.keys(rows).filter((table) => table in others);
  const keep = (row: Readonly<Record<string, unknown>>, like: object) =>
    Object.fromEntries(Object.entries(row).filter(([column]) => column in like));
  return Object.fromEntries(tables.map((table) => [table, rows[table]?.map((row) => keep(row, others[table]?.[0] ?? {})) ?? []]));
}

/** @returns the rows, with accounts under the ids by which the source knows their sign-ins (0006-source-ids) */
function underSourceIds(rows: Rows): Rows {
  const { accounts, mahealthconnector_accounts: known = [] } = rows;
  if (!accounts) return rows;
  const idOf = (account: Readonly<Record<string, unknown>>) =>
    known.find(({ issuer, subject }) => issuer === account['issuer'] && subject === account['subject'])?.['accountId'];
  return { ...rows, accounts: accounts.map((account) => ({ ...account, id: idOf(account) ?? account['id'] })) };
}

describe.each(DATABASES)('npm run migrate on %s', (_which, urlOf) => {
  it(
    'makes the tables once when several run it at once, and then has nothing to do',
    async () => {
      const outcomes = await Promise.all(Array.from({ length: 3 }, () => outputOf(migrate(urlOf()))));
      expect(outcomes.filter(({ code }) => code !== 0)).toEqual([]);
      const printed = outcomes.map((outcome) => outcome.printed).join('');
      for (const { name, migrations } of subgraphs) {
        const ran = [...printed.matchAll(new RegExp(`^${name}: ran (.*)$`, 'gm'))].flatMap(([, list = '']) => list.split(', '));
        expect(ran.sort()).toEqual(Object.keys(migrations));
      }
      expect((await outputOf(migrate(urlOf()))).printed).toBe(NAMES.map((name) => `${name}: up to date\n`).join(''));
    },
    TIMEOUT_MS,
  );

  it(
    'upgrades the tables of earlier programs to those of new ones, when several run it at once, and keeps their rows',
    async () => {
      const before = new Map<string, Rows>();
      for (const name of NAMES) before.set(name, await makeEarlierTables(urlOf(), name));
      const status = await outputOf(migrate(urlOf(), '--status', 'identity'));
      expect(status).toMatchObject({ code: 1, printed: expect.stringContaining('identity: lacks 0001-tables') });
      const outcomes = await Promise.all(Array.from({ length: 3 }, () => outputOf(migrate(urlOf()))));
      expect(outcomes.filter(({ code }) => code !== 0)).toEqual([]);
      const { code, printed } = await outputOf(migrate(urlOf(), '--status'));
      const upToDate = subgraphs.map(({ name, migrations }) => `${name}: up to date with ${Object.keys(migrations).at(-1)}\n`);
      expect({ code, printed }).toEqual({ code: 0, printed: upToDate.join('') });
      for (const { name } of subgraphs) {
        const earlier = underSourceIds(before.get(name) ?? {});
        const rows = await rowsOf(urlOf(), name);
        expect(Object.keys(earlier).length).toBeGreaterThan(2);
        expect(inCommon(rows, earlier)).toEqual(inCommon(earlier, rows));
      }
      expect((await rowsOf(urlOf(), 'identity'))['accounts']).toMatchObject([{ language: null }, { language: null }]);
      const upgraded = await Promise.all(NAMES.map((name) => columns(urlOf(), name)));
      expect(upgraded).toEqual(await newColumns(urlOf()));
    },
    TIMEOUT_MS,
  );
});

/** @returns the columns of tables that only migrations have made */
async function newColumns(url: string) {
  for (const name of NAMES) await dropSchema(name);
  const fresh = url.startsWith('sqlite:') ? `sqlite:${folder.path}/new.db` : url;
  await Promise.all(
    subgraphs.map(({ name, migrations }) => withTables(fresh, name, (tables) => applyMigrations(tables, migrations))),
  );
  return Promise.all(NAMES.map((name) => columns(fresh, name)));
}

describe.each(DATABASES)('a subgraph on %s', (_which, urlOf) => {
  const start = (env: Readonly<Record<string, string>>) =>
    startScript(['subgraphs/main.ts', 'documents', '0'], { DATABASE_URL: urlOf(), ...env });
  const isRefused = async (env: Readonly<Record<string, string>>, why: RegExp) => {
    const { code, printed } = await outputOf(start(env));
    expect(printed).toMatch(why);
    expect(code).toBe(1);
  };

  it(
    'refuses to start in production on older and on newer tables, by the name of the migration',
    async () => {
      await isRefused(PRODUCTION, /^The tables lack the migrations? 0001-tables\b.*\. Run: npm run migrate -- documents$/m);
      expect(Object.keys(await columns(urlOf(), 'documents'))).toEqual([]);
      await migrate(urlOf(), 'documents').ended;
      const started = start(PRODUCTION);
      await started.printed(/documents ready at/);
      await started.stop();
      await withTables(urlOf(), 'documents', (tables) =>
        tables.insertInto('kysely_migration').values({ name: '9999-later', timestamp: '2030-01-01T00:00:00.000Z' }).execute(),
      );
      for (const env of [PRODUCTION, { DEMO: 'off' }])
        await isRefused(env, /^The tables have the migration 9999-later, which this program does not know\. Start the program/m);
    },
    TIMEOUT_MS,
  );

  it(
    'makes its tables by itself on a developer’s machine, also when several start at once',
    async () => {
      await startSubgraphs(['documents', 'documents', 'documents'], () => ({ DATABASE_URL: urlOf(), DEMO: 'off' }));
      expect(Object.keys(await columns(urlOf(), 'documents'))).toContain('rfis');
    },
    TIMEOUT_MS,
  );
});

describe('the statements of migrations', () => {
  it.each(subgraphs)(
    'of $name are those of its release on PostgreSQL, whatever code it shares',
    async ({ name, migrations }) => {
      expect(await hashStatements(server.url, name, migrations)).toMatchObject(releasedStatements(name, 'postgres'));
    },
    TIMEOUT_MS,
  );
});

describe('npm run migrate', () => {
  it('says which subgraphs and flags there are, and that it needs a database', async () => {
    const unknown = await outputOf(migrate('sqlite:unused.db', 'appeals'));
    expect(unknown).toMatchObject({
      code: 1,
      printed: expect.stringContaining('no subgraph appeals. Known: identity, masshealth'),
    });
    const flag = await outputOf(migrate('sqlite:unused.db', '--down'));
    expect(flag).toMatchObject({ code: 1, printed: expect.stringContaining('--status, --roles') });
    const inMemory = await outputOf(migrate('sqlite::memory:'));
    expect(inMemory).toMatchObject({ code: 1, printed: expect.stringContaining('DATABASE_URL must name a database') });
  });
});
