import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { subgraphs } from '../../subgraphs/registry.ts';
import { schemaOf } from '../../subgraphs/shared/database.ts';
import {
  ROLE_KINDS,
  rightsOf,
  type RoleKind,
  roleOf,
  ROW_RIGHTS,
  type RowRight,
} from '../../subgraphs/shared/database/table-uses.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { feedOf, household, openedAccount } from '../support/feed-worlds.ts';
import { runFeed } from '../support/feed-command.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { KNOWS } from '../support/leak-scan.ts';
import { readLogged } from '../support/logged.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { startScript, stopProcesses } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { MARKS, READS } from './questions.ts';

/** What PostgreSQL says to a role without a right. */
const REFUSED = '42501';
const TIMEOUT_MS = 240_000;

const folder = temporaryFolder();
let server: PostgresServer;
let admin: pg.Client;
const urlOf = (role: string) => server.url.replace('//postgres@', `//${role}@`);

beforeAll(async () => {
  server = await startPostgres();
  admin = new pg.Client(server.url);
  await admin.connect();
  const roles = startScript(['scripts/migrate.ts', '--roles']);
  expect(await roles.ended).toBe(0);
  // Twice: an administrator may run it again.
  await admin.query(roles.output());
  await admin.query(roles.output());
  for (const { name } of subgraphs) {
    const env = { DATABASE_URL: urlOf(roleOf(schemaOf(name), 'owner')), NODE_ENV: 'production' };
    const owner = startScript(['scripts/migrate.ts', name], env);
    await owner.printed(new RegExp(`${name}: the roles have their rights`));
    expect(await owner.ended).toBe(0);
  }
}, TIMEOUT_MS);
afterAll(() => admin.end());
afterAll(stopProcesses, 60_000);
afterAll(() => server.remove(), 30_000);
afterAll(folder.remove);

/** @returns the SQLSTATE of each statement; `allowed` when it was run. Nothing of it is kept */
async function outcomesAs(role: string, statements: readonly string[]): Promise<string[]> {
  const client = new pg.Client(urlOf(role));
  await client.connect();
  const outcomes: string[] = [];
  for (const statement of statements) {
    await client.query('begin');
    const outcome = client.query(statement).then(
      () => 'allowed',
      (error: unknown) => (error as pg.DatabaseError).code ?? String(error),
    );
    outcomes.push(await outcome);
    await client.query('rollback');
  }
  await client.end();
  return outcomes;
}

/** PostgreSQL checks the right also where no row is touched. */
async function statementOf(right: RowRight, schema: string, table: string): Promise<string> {
  const { rows } = await admin.query<{ column: string }>(
    'select column_name as column from information_schema.columns where table_schema = $1 and table_name = $2 limit 1',
    [schema, table],
  );
  const name = `"${schema}"."${table}"`;
  return {
    select: `select * from ${name} limit 0`,
    insert: `insert into ${name} ("${rows[0]?.column}") select null where false`,
    update: `update ${name} set "${rows[0]?.column}" = null where false`,
    delete: `delete from ${name}`,
  }[right];
}

describe.each(subgraphs)('the roles of $name', ({ name, tableUses }) => {
  const schema = schemaOf(name);
  const tables = Object.entries(tableUses);

  it.each(ROLE_KINDS)(
    '%s: do with the rows of each table what is declared, and nothing else',
    async (kind: RoleKind) => {
      const cases = tables.flatMap(([table, use]) => ROW_RIGHTS.map((right) => ({ table, use, right })));
      const statements: string[] = [];
      for (const { right, table } of cases) statements.push(await statementOf(right, schema, table));
      const outcomes = await outcomesAs(roleOf(schema, kind), statements);
      const found = cases.map(({ right, table }, index) => `${right} ${table}: ${outcomes[index]}`);
      const expected = cases.map(
        ({ right, table, use }) => `${right} ${table}: ${rightsOf(kind, use).includes(right) ? 'allowed' : REFUSED}`,
      );
      expect(found).toEqual(expected);
    },
    TIMEOUT_MS,
  );

  it.each(['loader', 'runtime'] as const)('%s changes no table, and not the list of migrations', async (kind) => {
    const [table] = tables[0] ?? [''];
    const statements = [
      `create table "${schema}".other (id text)`,
      `alter table "${schema}"."${table}" add column other text`,
      `drop table "${schema}"."${table}"`,
      `truncate "${schema}"."${table}"`,
      `create index other on "${schema}"."${table}" ((1))`,
      `drop schema "${schema}" cascade`,
      `update "${schema}".kysely_migration set name = name where false`,
      `delete from "${schema}".kysely_migration`,
      `set local role "${roleOf(schema, 'owner')}"`,
    ];
    expect(await outcomesAs(roleOf(schema, kind), statements)).toEqual(statements.map(() => REFUSED));
  });

  it.each(ROLE_KINDS)('%s: read nothing of another subgraph', async (kind) => {
    const others = subgraphs.filter((other) => other.name !== name);
    const reads = others.flatMap((other) =>
      [...Object.keys(other.tableUses), 'kysely_migration'].map(
        (table) => `select * from "${schemaOf(other.name)}"."${table}" limit 0`,
      ),
    );
    expect(await outcomesAs(roleOf(schema, kind), reads)).toEqual(reads.map(() => REFUSED));
  });
});

describe('the roles of identity', () => {
  it.each([
    ['runtime', 'insert into identity.memberships select * from identity.memberships where false', REFUSED],
    ['runtime', 'delete from identity.restrictions', REFUSED],
    ['runtime', 'update identity.persons set id = id', REFUSED],
    ['runtime', 'select "ssnHash" from identity.records', 'allowed'],
    ['runtime', 'delete from identity.sessions', 'allowed'],
    ['loader', 'delete from identity.persons', 'allowed'],
    ['loader', 'delete from identity.links', 'allowed'],
    ['loader', 'select * from identity.outbox', REFUSED],
    ['loader', 'select * from identity.email_codes', REFUSED],
    ['loader', 'delete from identity.hand_offs', 'allowed'],
    ['loader', 'select * from identity.tries', REFUSED],
  ] as const)('%s: %s', async (kind, statement, outcome) => {
    expect(await outcomesAs(roleOf('identity', kind), [statement])).toEqual([outcome]);
  });
});

describe('an administrator who migrates', () => {
  it('does so as the owner, so that the tables stay theirs', async () => {
    await admin.query('drop schema documents cascade; create schema documents authorization documents_owner');
    await admin.query('grant usage on schema documents to documents_loader, documents_runtime');
    await startScript(['scripts/migrate.ts', 'documents'], { DATABASE_URL: server.url }).ended;
    const { rows } = await admin.query("select distinct tableowner from pg_tables where schemaname = 'documents'");
    expect(rows).toEqual([{ tableowner: 'documents_owner' }]);
    const statements = ['select * from documents.rfis', 'delete from documents.rfis'];
    expect(await outcomesAs('documents_runtime', statements)).toEqual(['allowed', REFUSED]);
  });
});

/** In production a load makes no tables; a loader could not. */
const LOADER = {
  NODE_ENV: 'production',
  ASSERTION_SECRET: 'a secret of more than thirty-two characters',
  PEPPER_KEYS: `loader:${Buffer.alloc(32, 7).toString('base64')}`,
  SMTP_URL: 'smtp://127.0.0.1:9',
};

describe('a loader', () => {
  const load = (databaseUrl: string, input: Uint8Array) =>
    runFeed(['load', '-', '--rejects', folder.path], { databaseUrl, env: LOADER, input });

  it('loads no feed of another subgraph, and a runtime role loads none', async () => {
    for (const role of ['masshealth_loader', 'identity_runtime']) {
      const refused = await load(urlOf(role), feedOf('identity', [household('x1', ['x1-pat'])]));
      const printed = `-\n  not loaded: the database role of DATABASE_URL may not write to it (${REFUSED})\n`;
      expect([role, refused]).toEqual([role, { code: 2, printed }]);
    }
    const { rows } = await admin.query('select id from identity.feed_loads union all select id from identity.persons');
    expect(rows).toEqual([]);
  });

  it('removes persons with their links and sessions, and writes no table of the accounts besides', async () => {
    const database = urlOf(roleOf('identity', 'loader'));
    const lines = [household('x1', ['x1-pat', 'x1-kim']), openedAccount('x-pat', 'x1-pat')];
    expect((await load(database, feedOf('identity', lines))).code).toBe(0);
    await admin.query(`insert into identity.sessions values
      ('ma-login', 'subject-of-x-pat', 's', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', null)`);
    const changed = [household('x1', ['x1-kim'], 2)];
    const { code, printed } = await load(database, feedOf('identity', changed, { mode: 'changes' }));
    expect([code, printed]).toEqual([0, expect.stringContaining('1 new or changed')]);
    const one = async (query: string) => (await admin.query<{ one: unknown }>(query)).rows.map((row) => row.one);
    expect(await one('select state as one from identity.links')).toEqual(['REVOKED']);
    expect(await one('select "endedAt" is not null as one from identity.sessions')).toEqual([true]);
    expect(await one('select kind as one from identity.security_events')).toEqual(['PERSON_REMOVED']);
    const accountLocal = Object.entries(subgraphs[0].tableUses).filter(([, use]) => use === 'account');
    expect(accountLocal.length).toBeGreaterThan(2);
    for (const [table] of accountLocal)
      expect([table, await one(`select 1 as one from identity."${table}"`)]).toEqual([table, []]);
    // The tests below begin with the demo alone.
    const owned = Object.keys(subgraphs[0].tableUses).filter((table) => table !== 'change_counter');
    await admin.query(`truncate ${owned.map((table) => `identity."${table}"`).join(', ')}`);
  });
});

describe('the subgraphs as their runtime roles, over what loaders have loaded', () => {
  let asRoles: Graph;
  let inSqlite: Graph;
  beforeAll(async () => {
    for (const { name } of subgraphs) {
      const databaseUrl = urlOf(roleOf(schemaOf(name), 'loader'));
      // Not in production, which takes no numbers of the demo.
      const loaded = await runFeed(['load', `schema/feeds/demo/${name}.ndjson`, '--rejects', folder.path], { databaseUrl });
      expect(loaded).toEqual({ code: 0, printed: expect.stringContaining(' 0 rejected') });
    }
    const databaseUrlOf = (name: string) => urlOf(roleOf(schemaOf(name), 'runtime'));
    const keptRows = { feeds: Object.fromEntries(subgraphs.map(({ name }) => [name, null])), migrates: false };
    [asRoles, inSqlite] = await Promise.all([
      startGraph({ databaseUrlOf, ...keptRows, dataClock: () => DEMO_NOW }),
      startGraph(),
    ]);
  }, TIMEOUT_MS);
  afterAll(() => Promise.all([asRoles.stop(), inSqlite.stop()]));

  const answersOf = async (graph: Graph, signIn: string, questions: typeof READS) => {
    const all = [];
    for (const [title, query, variables] of questions) {
      const { status, data, errors } = await graph.ask(signIn, query, variables);
      const isTime = (key: string, value: unknown) => key === 'authenticatedAt' && value !== null;
      const withoutTime = (key: string, value: unknown): unknown => (isTime(key, value) ? 'then' : value);
      all.push({ title, status, errors, data: JSON.parse(JSON.stringify(data ?? null, withoutTime)) as unknown });
    }
    return all;
  };

  it.each(Object.keys(KNOWS))('answer %s as a database without roles does', async (signIn) => {
    expect(await answersOf(asRoles, signIn, READS)).toEqual(await answersOf(inSqlite, signIn, READS));
  });

  it('let people change what is theirs', async () => {
    expect(await answersOf(asRoles, 'H02', MARKS)).toEqual(await answersOf(inSqlite, 'H02', MARKS));
  });

  it('have logged no refusal', () => {
    expect(readLogged(asRoles.logLines)).not.toContainEqual(expect.objectContaining({ code: REFUSED }));
  });
});
