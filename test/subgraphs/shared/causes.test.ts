import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { assertionKey } from '../../../schema/contract/viewer-assertion.ts';
import { traceOf } from '../../../schema/contract/fault-trace.ts';
import documents from '../../../subgraphs/documents/subgraph.ts';
import { defineSubgraph } from '../../../subgraphs/shared/define-subgraph.ts';
import type { RunningSubgraph } from '../../../subgraphs/shared/serve.ts';
import { DEMO_NOW } from '../../../subgraphs/shared/demo.ts';
import { createSubgraphLog } from '../../../subgraphs/shared/log.ts';
import { unlinked } from '../../support/account-desk.ts';
import { startSubgraph } from '../../support/ask-subgraph.ts';
import { post } from '../../support/graph.ts';
import { readLogged } from '../../support/logged.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const SSN = '900-12-0011';
const SDL = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.11", import: ["@policy"])
  type Query {
    broken: String @policy(policies: [["public"]])
    untyped: Int @policy(policies: [["public"]])
    many: [Item!] @policy(policies: [["public"]])
  }
  type Item { broken: String @policy(policies: [["public"]]) }`;

const fail = () => {
  throw new TypeError(`cannot read ${SSN}\n    at x (${new URL('../../../gateway/main.ts', import.meta.url).href}:900120011:1)`);
};

const NO_FEED = { name: 'failing', kinds: {}, tables: {}, defined: [], referred: [], counted: [] };

const failing = defineSubgraph({
  name: 'failing',
  schema: new URL('file:///nowhere'),
  resolvers: {
    Query: { broken: fail, untyped: () => SSN, many: () => Array.from({ length: 100 }, () => ({})) },
    Item: { broken: fail },
  },
  migrations: {},
  tableUses: {},
  createStore: () => null,
  createLoaders: () => null,
  feed: NO_FEED,
  developmentSettings: {},
});

const key = assertionKey('the secret of the tests', 'failing');
const lines: string[] = [];
const log = createSubgraphLog('info', (line) => lines.push(line));
let running: RunningSubgraph;
let url: string;
beforeEach(async () => {
  lines.length = 0;
  running = await failing.start({
    databaseUrl: 'sqlite::memory:',
    assertionKey: key,
    clock: () => DEMO_NOW,
    sdl: SDL,
    log,
    feed: null,
  });
  url = await running.listen(0);
});
afterEach(() => running.stop());

const ID = { 'x-request-id': 'the-request' };
const named = { subgraph: 'failing', requestId: 'the-request' };

describe('a resolver that throws', () => {
  it('is logged by class and place, and its message is not', async () => {
    const { errors } = await post(url, { query: `{ a${SSN.replaceAll('-', '')}: broken }` }, ID);
    expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_ERROR' } }]);
    const [line] = readLogged(lines);
    expect(line).toMatchObject({ event: 'resolver failed', ...named, field: 'Query.broken', name: 'TypeError' });
    expect(line?.['frames']).toContainEqual(expect.stringMatching(/^test\/subgraphs\/shared\/causes\.test\.ts:\d+$/));
    expect(lines.join()).not.toMatch(/900|main\.ts/);
  });

  it('in every item of a list is logged once', async () => {
    expect((await post(url, { query: '{ many { broken } }' }, ID)).errors).toHaveLength(100);
    expect(readLogged(lines)).toMatchObject([{ event: 'resolver failed', ...named, field: 'Item.broken' }]);
  });

  it('is logged without a request where none is named, or one that has no such form', async () => {
    await post(url, { query: '{ broken }' }, { 'x-request-id': SSN.repeat(20) });
    expect(readLogged(lines)[0]).not.toHaveProperty('requestId');
  });
});

it('a value of another type than its field is logged', async () => {
  await post(url, { query: '{ untyped }' }, ID);
  expect(readLogged(lines)).toMatchObject([{ event: 'resolver failed', ...named, field: 'untyped' }]);
});

it.each([
  ['assertion', { query: '{ broken }' }, { 'x-viewer-assertion': 'of somebody else' }],
  ['document', { query: `{ notAField(ssn: "${SSN}") }` }, {}],
  ['document', { query: `{ "${SSN}" ` }, {}],
  ['too-large', { query: `{ broken # ${'x'.repeat(5_000_001)}` }, {}],
])('a request that is refused for its %s is logged', async (reason, body, headers) => {
  await post(url, body, { ...ID, ...headers }).catch(() => null);
  expect(readLogged(lines)).toEqual([{ event: 'request refused', ...named, reason }]);
});

it('a table that is gone is logged with the code of the database', async () => {
  const folder = temporaryFolder();
  const file = `${folder.path}/graph.db`;
  const subgraph = await startSubgraph(documents, { databaseUrl: `sqlite:${file}`, log });
  const database = new DatabaseSync(`${folder.path}/graph.documents.db`);
  const tables = database.prepare(`select name from sqlite_master where type = 'table'`).all();
  database.exec('pragma foreign_keys = off');
  for (const { name } of tables) database.exec(`drop table "${String(name)}"`);
  database.close();
  await subgraph.ask(unlinked('somebody'), '{ feedStatus { __typename documents { asOf } } }');
  await subgraph.stop();
  folder.remove();
  expect(readLogged(lines)).toContainEqual({
    event: 'database failed',
    subgraph: 'documents',
    code: 'SQLITE_1',
  });
});

describe('a trace', () => {
  it('has no frames when the message was changed later, for it could hold what looks like one', () => {
    const error = new Error(`at ${new URL('../../../gateway/main.ts', import.meta.url).href}:900120011:1`);
    expect(error.stack).toContain('main.ts');
    error.message = 'other';
    expect(traceOf(error)).toEqual({ name: 'Error', frames: [] });
  });

  it('names the class, whatever the name was set to', () => {
    const error = Object.assign(new RangeError('out'), { name: SSN });
    expect(traceOf(error).name).toBe('RangeError');
    expect(traceOf(SSN)).toEqual({ name: 'string', frames: [] });
  });
});
