import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Mail } from '../../subgraphs/identity/settings/settings.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import { openDatabase } from '../../subgraphs/shared/database.ts';
import { isDeep } from '../support/depth.ts';
import { makeEveryRequest } from '../support/every-request.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { addManyRows, type AnyTables } from '../support/many-rows.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { stopProcesses } from '../support/processes.ts';
import { type SentStatement, watchSentStatements } from '../support/sent-statements.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { readsInPostgres, readsInSqlite, type WholeTableRead } from '../support/whole-table-reads.ts';

/** PostgreSQL's plans depend on the number of rows, SQLite's do not: there, a sample is enough. */
const HOUSEHOLDS = { PostgreSQL: 20_000, SQLite: isDeep ? 20_000 : 1_000 };
const SCHEMAS = subgraphs.map(({ name }) => name.replaceAll('-', '_'));

/** What no request calls: identity's own tools for households, and the end of the store. */
const NOT_BY_REQUESTS = ['addMembership', 'endMembership', 'moveHead', 'setRestricted', 'stop'];

/** Some indexes of identity, by the table that is read whole without them. */
const INDEXES = {
  assisted_sessions: ['assisted_sessions_by_session'],
  hand_offs: ['hand_offs_by_session', 'hand_offs_by_expiry'],
  households: ['households_by_holder'],
  links: ['links_by_person'],
  mahealthconnector_accounts: ['mahealthconnector_accounts_by_person'],
  outbox: ['outbox_by_expiry'],
  registrations: ['registrations_by_expiry'],
  security_events: ['security_events_by_time'],
};

let postgres: PostgresServer;
const folder = temporaryFolder();
beforeAll(async () => void (postgres = await startPostgres()));
afterAll(() => postgres.remove());
afterAll(stopProcesses);
afterAll(() => folder.remove());

/** Counts the calls of every method of every store. @returns the methods that were not called yet */
function watchStores(graph: Graph): () => string[] {
  const left = new Set<string>();
  for (const { name, store } of graph.subgraphs.values()) {
    const methods = store as Record<string, unknown>;
    for (const [method, work] of Object.entries(methods)) {
      if (typeof work !== 'function' || NOT_BY_REQUESTS.includes(method)) continue;
      left.add(`${name}.${method}`);
      methods[method] = (...given: unknown[]) => {
        left.delete(`${name}.${method}`);
        return (work as (...all: unknown[]) => unknown)(...given);
      };
    }
  }
  return () => [...left];
}

describe.each([
  ['PostgreSQL', HOUSEHOLDS.PostgreSQL, () => postgres.url],
  ['SQLite', HOUSEHOLDS.SQLite, () => `sqlite:${join(folder.path, 'graph.db')}`],
] as const)('in %s with %i households', (kind, households, databaseUrl) => {
  let growing: ReadonlySet<string>;
  let statements: readonly SentStatement[];
  let uncalled: string[];
  const mails: Mail[] = [];
  const open = (schema: string) => openDatabase<Record<string, Record<string, unknown>>>(databaseUrl(), schema);
  const findWholeReads = async (of = statements): Promise<WholeTableRead[]> =>
    kind === 'SQLite' ? readsInSqlite(of, growing) : readsInPostgres(databaseUrl(), SCHEMAS, of, growing);

  beforeAll(async () => {
    const watch = watchSentStatements();
    const sendMail = (mail: Mail) => Promise.resolve(void mails.push(mail));
    const graph = await startGraph({ databaseUrl: databaseUrl(), settings: { identity: { sendMail } } });
    const tables = [];
    for (const schema of SCHEMAS) {
      const database: AnyTables = await open(schema);
      tables.push(...(await addManyRows(database, schema, households)));
      await database.destroy();
    }
    growing = new Set(tables);
    const leftOver = watchStores(graph);
    watch.begin();
    await makeEveryRequest(graph, mails);
    watch.stop();
    uncalled = leftOver();
    statements = watch.sent();
    await graph.stop();
  });

  it('requests make every statement that the stores can make', () => {
    expect(uncalled).toEqual([]);
    expect(statements.length).toBeGreaterThan(80);
  });

  it('every table that grows is read by some statement', () => {
    const asked = [...growing].filter((table) => statements.some(({ text }) => text.includes(table)));
    expect([...growing].filter((table) => !asked.includes(table))).toEqual([]);
  });

  it('no statement of a request scans a whole table', async () => {
    expect(await findWholeReads()).toEqual([]);
  });

  it('no statement does so while the database knows nothing of the rows, as after a load', async () => {
    for (const schema of SCHEMAS) {
      const database: AnyTables = await open(schema);
      const statistics = kind === 'SQLite' ? sql`delete from sqlite_stat1` : sql`delete from pg_catalog.pg_statistic`;
      await statistics.execute(database);
      await database.destroy();
    }
    expect(await findWholeReads()).toEqual([]);
    for (const schema of SCHEMAS) {
      const database: AnyTables = await open(schema);
      await sql`analyze`.execute(database);
      await database.destroy();
    }
  });

  it('a statement whose index is missing is reported with its text and its table', async () => {
    const database: AnyTables = await open('identity');
    for (const index of Object.values(INDEXES).flat()) await sql`drop index ${sql.table(index)}`.execute(database);
    await database.destroy();
    const found = await findWholeReads();
    expect([...new Set(found.map(({ table }) => table))].toSorted()).toEqual(Object.keys(INDEXES));
    for (const { table, statement } of found) expect(statement).toContain(table);
  });
});
