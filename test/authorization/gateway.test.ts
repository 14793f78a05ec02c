import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RAISED_RATES, RAISED_SETTINGS } from '../../scripts/tooling/raised-rates.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { fullHouseholds } from './full-households.ts';
import { EXCEPTIONS_AT_THE_GATEWAY } from './gateway.same-as.table.ts';
import { observeAll, schema } from './gateway.observations.ts';
import { GATEWAY_ROWS as rows } from './gateway.rows.ts';
import { codesOf, expectedOf, SAME_AS, redundantExceptions } from './same-as.ts';
import { explainRows } from './missing-rows.ts';
import { coordinatesOf, looksLike, NOT_ASKED, type Observed } from './observe.ts';
import { readTable, type Row, withLabels } from './read-table.ts';
import { CODES, SITUATIONS } from './situations.ts';

const SAME_AS_CODES = codesOf(SAME_AS);
const exceptions = withLabels(readTable(EXCEPTIONS_AT_THE_GATEWAY, SAME_AS_CODES));

let seen: ReadonlyMap<string, ReadonlyMap<string, Observed>>;
let graph: Graph;

function expectAsWritten({ coordinate, cells }: Row, codes: readonly string[]): void {
  const observed = codes.map((code) => [code, seen.get(code)?.get(coordinate) ?? NOT_ASKED]);
  expect(Object.fromEntries(observed)).toEqual(Object.fromEntries(codes.map((code) => [code, looksLike(cells[code]!)])));
}

describe('role x field, through the gateway', () => {
  beforeAll(async () => {
    graph = await startGraph({ feeds: fullHouseholds(), rateLimits: RAISED_RATES, settings: RAISED_SETTINGS });
    seen = await observeAll(graph, SITUATIONS, SAME_AS);
  }, 180_000);
  afterAll(() => graph.stop());

  it.each(rows)('$id: $title', (row) => {
    expectAsWritten(row, CODES);
  });

  it.each(exceptions)('$id: $title', (row) => {
    expectAsWritten(row, SAME_AS_CODES);
  });

  it.each(SAME_AS)(
    '$situation.code: $situation.describes, gets the results of $like.code, except where gateway.same-as.table.ts has a line (DE-2)',
    (sameAs) => {
      const { errors, ...observed } = Object.fromEntries(seen.get(sameAs.situation.code) ?? []);
      expect(observed).toEqual(expectedOf(sameAs, rows, exceptions));
      expect(errors).toBe('');
    },
  );

  it.each(SITUATIONS)('$code: $describes, gets no error but denials of the requested fields', ({ code }) => {
    expect(seen.get(code)?.get('errors')).toBe('');
  });
});

describe('the tables of the gateway', () => {
  it('have one row for each field of the API schema', () => {
    expect(explainRows(coordinatesOf(schema), rows, 'test/authorization/gateway.*.table.ts').join('\n\n')).toBe('');
  });

  it('give each row an id of its own', () => {
    const all = [...rows, ...exceptions];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('list no exception without a difference', () => {
    expect(redundantExceptions(SAME_AS, rows, exceptions)).toEqual([]);
  });

  it('cover at least ten viewers', () => {
    expect(new Set(SITUATIONS.map(({ signIn }) => signIn)).size).toBeGreaterThanOrEqual(10);
  });
});
