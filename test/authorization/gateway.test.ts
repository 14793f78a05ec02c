import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RAISED_RATES, RAISED_SETTINGS } from '../../scripts/tooling/raised-rates.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { fullHouseholds } from './full-households.ts';
import { ACCOUNT } from './gateway.account.table.ts';
import { BENEFITS } from './gateway.benefits.table.ts';
import { DASHBOARD } from './gateway.dashboard.table.ts';
import { DOCUMENTS } from './gateway.documents.table.ts';
import { EXCEPTIONS_AT_THE_GATEWAY } from './gateway.same-as.table.ts';
import { NOTICES } from './gateway.notices.table.ts';
import { observeAll, schema } from './gateway.observations.ts';
import { PERSON } from './gateway.person.table.ts';
import { SIGN_IN } from './gateway.sign-in.table.ts';
import { codesOf, expectedOf, SAME_AS, redundantExceptions } from './same-as.ts';
import { coordinatesOf, looksLike, type Observed } from './observe.ts';
import { readTable, type Row, withLabels } from './read-table.ts';
import { CODES, SITUATIONS } from './situations.ts';

const TABLES = [ACCOUNT, SIGN_IN, PERSON, BENEFITS, DOCUMENTS, NOTICES, DASHBOARD];
const rows = withLabels(TABLES.flatMap((table) => readTable(table, CODES)));
const SAME_AS_CODES = codesOf(SAME_AS);
const exceptions = withLabels(readTable(EXCEPTIONS_AT_THE_GATEWAY, SAME_AS_CODES));

let seen: ReadonlyMap<string, ReadonlyMap<string, Observed>>;
let graph: Graph;

beforeAll(async () => {
  graph = await startGraph({ feeds: fullHouseholds(), rateLimits: RAISED_RATES, settings: RAISED_SETTINGS });
  seen = await observeAll(graph, SITUATIONS, SAME_AS);
}, 180_000);
afterAll(() => graph.stop());

function expectAsWritten({ coordinate, cells }: Row, codes: readonly string[]): void {
  const observed = codes.map((code) => [code, seen.get(code)?.get(coordinate)]);
  expect(Object.fromEntries(observed)).toEqual(Object.fromEntries(codes.map((code) => [code, looksLike(cells[code]!)])));
}

describe('role x field, through the gateway', () => {
  it.each(rows)('$id: $title', (row) => {
    expectAsWritten(row, CODES);
  });

  it.each(exceptions)('$id: $title', (row) => {
    expectAsWritten(row, SAME_AS_CODES);
  });

  it.each(SAME_AS)('$situation.code: $situation.describes, fares as $like.code, save for those rows (DE-2)', (sameAs) => {
    const { errors, ...observed } = Object.fromEntries(seen.get(sameAs.situation.code) ?? []);
    expect(observed).toEqual(expectedOf(sameAs, rows, exceptions));
    expect(errors).toBe('');
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
    const all = [...rows, ...exceptions];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('name no exception where there is none', () => {
    expect(redundantExceptions(SAME_AS, rows, exceptions)).toEqual([]);
  });

  it('cover at least ten viewers', () => {
    expect(new Set(SITUATIONS.map(({ signIn }) => signIn)).size).toBeGreaterThanOrEqual(10);
  });
});
