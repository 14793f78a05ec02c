import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { type Graph, startGraph } from '../support/graph.ts';
import { exchange } from './exchange.ts';
import { fullHouseholds } from './full-households.ts';
import { ACCOUNT } from './gateway.account.table.ts';
import { BENEFITS } from './gateway.benefits.table.ts';
import { DOCUMENTS } from './gateway.documents.table.ts';
import { NOTICES } from './gateway.notices.table.ts';
import { PERSON } from './gateway.person.table.ts';
import { QUESTIONS } from './gateway.questions.ts';
import { coordinatesOf, type Exchange, looksLike, observe, type Observed } from './observe.ts';
import { readTable } from './read-table.ts';
import { CODES, concernsSubject, SITUATIONS, variablesOf } from './situations.ts';

const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'));
const rows = [ACCOUNT, PERSON, BENEFITS, DOCUMENTS, NOTICES].flatMap((table) => readTable(table, CODES));

const seen = new Map<string, ReadonlyMap<string, Observed>>();
let graph: Graph;

const send =
  (signIn: string) =>
  async (query: string, variables: Record<string, unknown>): Promise<Pick<Exchange, 'data' | 'errors'>> => {
    const { data, errors } = await graph.ask(signIn, query, variables);
    return { data, errors: errors.map(({ path = [], extensions: { code } }) => ({ path: path.join('.'), code })) };
  };

beforeAll(async () => {
  graph = await startGraph({ feeds: fullHouseholds() });
  for (const situation of SITUATIONS) {
    const exchanges: Exchange[] = [];
    for (const question of QUESTIONS) exchanges.push(await exchange(question, variablesOf(situation), send(situation.signIn)));
    seen.set(situation.code, observe(schema, exchanges, concernsSubject(situation)));
  }
});
afterAll(() => graph.stop());

describe('role x field, through the gateway', () => {
  it.each(rows)('$id: $title', ({ coordinate, cells }) => {
    const observed = CODES.map((code) => [code, seen.get(code)?.get(coordinate)]);
    expect(Object.fromEntries(observed)).toEqual(Object.fromEntries(CODES.map((code) => [code, looksLike(cells[code]!)])));
  });

  it.each(SITUATIONS)('$code: $describes, meets no error but the denials of the fields asked for', ({ code }) => {
    expect(seen.get(code)?.get('errors')).toBe('');
  });
});

describe('the tables of the gateway', () => {
  it('have one row for each field of the API schema', () => {
    expect(rows.map(({ coordinate }) => coordinate).sort()).toEqual(coordinatesOf(schema).sort());
  });

  it('give each row an id of its own', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('cover at least ten viewers', () => {
    expect(new Set(SITUATIONS.map(({ signIn }) => signIn)).size).toBeGreaterThanOrEqual(10);
  });
});
