import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Store } from '../../subgraphs/identity/store.ts';
import { demoDay } from '../../subgraphs/shared/demo.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { KNOWS } from '../support/leak-scan.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { startSubgraphs, stopProcesses, until } from '../support/processes.ts';
import { MARKS, MISTAKES, type Question, READS } from './questions.ts';

let server: PostgresServer;
let inPostgres: Graph;
let inSqlite: Graph;
beforeAll(async () => {
  server = await startPostgres();
  [inPostgres, inSqlite] = await Promise.all([startGraph({ databaseUrl: server.url }), startGraph()]);
});
afterAll(() => Promise.all([inPostgres.stop(), inSqlite.stop()]));
afterAll(() => server.remove());
afterAll(stopProcesses);

async function answers(graph: Graph, signIn: string, questions: readonly Question[]) {
  const all = [];
  for (const [name, query, variables] of questions) {
    const { status, data, errors } = await graph.ask(signIn, query, variables);
    all.push({ name, status, data: withoutSignIn(data), errors });
  }
  return all;
}

/** Each graph has tokens of its own, which say when the person signed in. */
const withoutSignIn = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data ?? null, (key, value: unknown) => (key === 'authenticatedAt' && value ? 'then' : value)));

async function rows(query: string): Promise<unknown[]> {
  const client = new pg.Client(server.url);
  await client.connect();
  try {
    return (await client.query(query)).rows as unknown[];
  } finally {
    await client.end();
  }
}

describe('the five subgraphs on PostgreSQL', () => {
  it.each(Object.keys(KNOWS))('give %s the same answers as on SQLite', async (signIn) => {
    const expected = await answers(inSqlite, signIn, READS);
    expect(await answers(inPostgres, signIn, READS)).toEqual(expected);
    expect(expected.filter(({ status }) => status !== 200)).toEqual([]);
  });

  it.each(['H02', 'H04-hugo', 'anonymous'])('accept and refuse the same mutations for %s', async (signIn) => {
    const questions = [...MARKS, ...MARKS, ...MISTAKES];
    expect(await answers(inPostgres, signIn, questions)).toEqual(await answers(inSqlite, signIn, questions));
  });

  it('have a schema each, and no tables outside', async () => {
    const tables = await rows(
      "select table_schema as schema, count(*)::int > 1 as filled from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') group by 1 order by 1",
    );
    const names = ['documents', 'health_connector', 'identity', 'masshealth', 'notices'];
    expect(tables).toEqual(names.map((schema) => ({ schema, filled: true })));
  });

  it('RO-9: take over a change of standing', async () => {
    for (const graph of [inPostgres, inSqlite]) {
      const store = graph.subgraphs.get('identity')?.store as Store;
      await store.endMembership('h02', 'p0204', demoDay(0));
      await store.moveHead('h04', 'p0402');
      await store.setRestricted('p0902', true);
    }
    const isSeen = async (graph: Graph) => (await graph.ask('H02', '{ person(id: "p0204") { id } }')).data.person === null;
    for (const graph of [inPostgres, inSqlite]) await until(() => isSeen(graph));
    for (const signIn of ['H02', 'H04', 'H09', 'H09-pia']) {
      expect(await answers(inPostgres, signIn, READS)).toEqual(await answers(inSqlite, signIn, READS));
    }
  });

  it('report an outage of the database server, and recover after it', async () => {
    const query = '{ me { name { full } eligibility { coverageType } } }';
    const healthy = await inPostgres.ask('H01', query);
    await server.stop();
    const during = await inPostgres.ask('H01', '{ help { learnMoreUrl } }');
    expect([200, 503]).toContain(during.status);
    const out = await inPostgres.ask('H01', query);
    const codes = out.errors.map(({ extensions }) => extensions.code);
    expect(codes).not.toHaveLength(0);
    expect(codes.filter((code) => !/^(SUBGRAPH_|SERVICE_UNAVAILABLE)/.test(code))).toEqual([]);
    await server.restart();
    await until(async () => JSON.stringify((await inPostgres.ask('H01', query)).data) === JSON.stringify(healthy.data));
  });

  it('start as processes on an existing database, and keep the marks', async () => {
    const marked = await rows('select "accountId", "noticeId" from notices."readMarks" order by 1, 2');
    expect(marked).toContainEqual({ accountId: 'acct-bruno-ma', noticeId: 'ntc-0201-1' });
    await startSubgraphs(['notices', 'identity'], () => ({ DATABASE_URL: server.url }));
    expect(await rows('select "accountId", "noticeId" from notices."readMarks" order by 1, 2')).toEqual(marked);
  });
});
