import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';
import documents from '../../subgraphs/documents/subgraph.ts';
import healthConnector from '../../subgraphs/health-connector/subgraph.ts';
import identity from '../../subgraphs/identity/subgraph.ts';
import masshealth from '../../subgraphs/masshealth/subgraph.ts';
import notices from '../../subgraphs/notices/subgraph.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import type { Subgraph } from '../../subgraphs/shared/define-subgraph.ts';
import { type AskedSubgraph, startSubgraph } from '../support/ask-subgraph.ts';
import { deriveRows } from './derived-rows.ts';
import { DOCUMENTS } from './documents.table.ts';
import { fullHouseholds } from './full-households.ts';
import { HEALTH_CONNECTOR } from './health-connector.table.ts';
import { IDENTITY } from './identity.table.ts';
import { IDENTITY_SIGN_IN } from './identity.sign-in.table.ts';
import { codesOf, expectedOf, SAME_AS_PAST_THE_GATEWAY as SAME_AS, redundantExceptions } from './same-as.ts';
import { MASSHEALTH } from './masshealth.table.ts';
import { NOTICES_DASHBOARD } from './notices.dashboard.table.ts';
import { NOTICES } from './notices.table.ts';
import { explainRows } from './missing-rows.ts';
import { coordinatesOf, looksLike, NOT_ASKED, type Observed } from './observe.ts';
import { readTable, type Row, withLabels } from './read-table.ts';
import { CODES, SITUATIONS } from './situations.ts';
import { EXCEPTIONS_IN_IDENTITY, EXCEPTIONS_IN_MASSHEALTH, EXCEPTIONS_IN_NOTICES } from './subgraphs.same-as.table.ts';
import { observeSubgraph } from './subgraphs.observations.ts';
import * as questions from './subgraphs.questions.ts';

type Wall = {
  readonly name: string;
  readonly subgraph: Subgraph;
  readonly tables: readonly string[];
  /** Where somebody fares otherwise than whom they are like. */
  readonly exceptions?: string;
  readonly asked: questions.SubgraphQuestions;
};

const wall = (subgraph: unknown, tables: readonly string[], asked: questions.SubgraphQuestions, exceptions?: string): Wall => ({
  name: (subgraph as Subgraph).name,
  subgraph: subgraph as Subgraph,
  tables,
  asked,
  ...(exceptions !== undefined && { exceptions }),
});

const WALLS: readonly Wall[] = [
  wall(identity, [IDENTITY, IDENTITY_SIGN_IN], questions.IDENTITY, EXCEPTIONS_IN_IDENTITY),
  wall(masshealth, [MASSHEALTH], questions.MASSHEALTH, EXCEPTIONS_IN_MASSHEALTH),
  wall(healthConnector, [HEALTH_CONNECTOR], questions.HEALTH_CONNECTOR),
  wall(documents, [DOCUMENTS], questions.DOCUMENTS),
  wall(notices, [NOTICES, NOTICES_DASHBOARD], questions.NOTICES, EXCEPTIONS_IN_NOTICES),
];

const SAME_AS_CODES = codesOf(SAME_AS);

describe.each(WALLS)(
  'role x field, in $name, for callers that bypass the gateway',
  ({ name, subgraph, tables, asked, ...wall }) => {
    const written = withLabels(tables.flatMap((table) => readTable(table, CODES)));
    const exceptions = wall.exceptions === undefined ? [] : withLabels(readTable(wall.exceptions, SAME_AS_CODES));
    const schema = buildASTSchema(parse(subgraph.sdl()), { assumeValidSDL: true });
    const rows = [...written, ...deriveRows(coordinatesOf(schema), written)];
    let seen: ReadonlyMap<string, ReadonlyMap<string, Observed>>;
    let running: AskedSubgraph;

    beforeAll(async () => {
      const feed = fullHouseholds()[name as keyof ReturnType<typeof fullHouseholds>];
      running = await startSubgraph<unknown, unknown>(subgraph, { feed });
      seen = await observeSubgraph(running, asked, schema, SAME_AS);
    });
    afterAll(() => running.stop());

    const expectAsWritten = ({ coordinate, cells }: Row, codes: readonly string[]) => {
      const observed = codes.map((code) => [code, seen.get(code)?.get(coordinate) ?? NOT_ASKED]);
      expect(Object.fromEntries(observed)).toEqual(Object.fromEntries(codes.map((code) => [code, looksLike(cells[code]!)])));
    };

    it.each(rows)('$id: $title', (row) => {
      expectAsWritten(row, CODES);
    });

    for (const row of exceptions) {
      it(`${row.id}: ${row.title}`, () => {
        expectAsWritten(row, SAME_AS_CODES);
      });
    }

    it.each(SAME_AS)(
      '$situation.code: $situation.describes, gets the results of $like.code, except where subgraphs.same-as.table.ts has a line (DE-2)',
      (sameAs) => {
        const { errors, ...observed } = Object.fromEntries(seen.get(sameAs.situation.code) ?? []);
        expect(observed).toEqual(expectedOf(sameAs, rows, exceptions));
        expect(errors).toBe('');
      },
    );

    it.each(SITUATIONS)('$code: $describes, gets no error but denials of the requested fields', ({ code }) => {
      expect(seen.get(code)?.get('errors')).toBe('');
    });

    it('has one row with its own id for each field of its SDL, including fields that no client sees', () => {
      expect(explainRows(coordinatesOf(schema), rows, `test/authorization/${name}.*table.ts`).join('\n\n')).toBe('');
      const all = [...rows, ...exceptions];
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    });

    it('lists no exception without a difference', () => {
      expect(redundantExceptions(SAME_AS, rows, exceptions)).toEqual([]);
    });
  },
);

it('every subgraph has its table', () => {
  const walled = WALLS.map(({ name }) => name);
  const ADD = 'write test/authorization/<name>.table.ts and its questions in subgraphs.questions.ts, and add a line to WALLS';
  expect(subgraphs.filter(({ name }) => !walled.includes(name)).map(({ name }) => `${name} has no table: ${ADD}`)).toEqual([]);
  expect(walled.sort()).toEqual(subgraphs.map(({ name }) => name).sort());
});
