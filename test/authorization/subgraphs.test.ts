import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';
import documents from '../../subgraphs/documents/subgraph.ts';
import healthConnector from '../../subgraphs/health-connector/subgraph.ts';
import identity from '../../subgraphs/identity/subgraph.ts';
import masshealth from '../../subgraphs/masshealth/subgraph.ts';
import notices from '../../subgraphs/notices/subgraph.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import type { Subgraph } from '../../subgraphs/shared/define-subgraph.ts';
import { type Answer, type AskedSubgraph, startSubgraph } from '../support/ask-subgraph.ts';
import { DOCUMENTS } from './documents.table.ts';
import { exchange, selectionOf } from './exchange.ts';
import { fullHouseholds } from './full-households.ts';
import { HEALTH_CONNECTOR } from './health-connector.table.ts';
import { IDENTITY } from './identity.table.ts';
import { MASSHEALTH } from './masshealth.table.ts';
import { NOTICES } from './notices.table.ts';
import { coordinatesOf, type Exchange, looksLike, observe, type Observed } from './observe.ts';
import { readTable } from './read-table.ts';
import { CODES, concernsSubject, type Situation, SITUATIONS, variablesOf } from './situations.ts';
import * as questions from './subgraphs.questions.ts';

const WALLS: readonly (readonly [Subgraph<never, never>, string, questions.SubgraphQuestions])[] = [
  [identity as unknown as Subgraph<never, never>, IDENTITY, questions.IDENTITY],
  [masshealth as unknown as Subgraph<never, never>, MASSHEALTH, questions.MASSHEALTH],
  [healthConnector as unknown as Subgraph<never, never>, HEALTH_CONNECTOR, questions.HEALTH_CONNECTOR],
  [documents as unknown as Subgraph<never, never>, DOCUMENTS, questions.DOCUMENTS],
  [notices as unknown as Subgraph<never, never>, NOTICES, questions.NOTICES],
];

const withCodes = ({ data, errors }: Answer) => ({
  data,
  errors: errors.map((error) => {
    const [path = '', code = ''] = error.split(' ');
    return { path, code };
  }),
});

async function exchangesOf(
  subgraph: AskedSubgraph,
  asked: questions.SubgraphQuestions,
  situation: Situation,
): Promise<Exchange[]> {
  const { viewer } = situation;
  const known = variablesOf(situation);
  const exchanges: Exchange[] = [];
  const ask = async (query: string) =>
    exchanges.push(
      await exchange(query, known, async (text, variables) => withCodes(await subgraph.ask(viewer, text, variables))),
    );
  for (const change of asked.changes ?? []) await ask(change);
  for (const { type, key, selection } of asked.entities) {
    const answer = await subgraph.entity(viewer, type, known[key], selection);
    exchanges.push({ type, selection: selectionOf(selection), ...withCodes(answer) });
  }
  for (const query of asked.queries) await ask(query);
  return exchanges;
}

describe.each(WALLS.map(([subgraph, table, asked]) => ({ name: subgraph.name, subgraph, table, asked })))(
  'role x field, in $name, for whoever reaches it past the gateway',
  ({ name, subgraph, table, asked }) => {
    const rows = readTable(table, CODES);
    const schema = buildASTSchema(parse(subgraph.sdl()), { assumeValidSDL: true });
    const seen = new Map<string, ReadonlyMap<string, Observed>>();
    let running: AskedSubgraph;

    beforeAll(async () => {
      const feed = fullHouseholds()[name as keyof ReturnType<typeof fullHouseholds>];
      running = await startSubgraph<unknown, unknown, unknown>(subgraph as unknown as Subgraph, { feed });
      for (const situation of SITUATIONS) {
        const exchanges = await exchangesOf(running, asked, situation);
        seen.set(situation.code, observe(schema, exchanges, concernsSubject(situation)));
      }
    });
    afterAll(() => running.stop());

    it.each(rows)('$id: $title', ({ coordinate, cells }) => {
      const observed = CODES.map((code) => [code, seen.get(code)?.get(coordinate)]);
      expect(Object.fromEntries(observed)).toEqual(Object.fromEntries(CODES.map((code) => [code, looksLike(cells[code]!)])));
    });

    it.each(SITUATIONS)('$code: $describes, meets no error but the denials of the fields asked for', ({ code }) => {
      expect(seen.get(code)?.get('errors')).toBe('');
    });

    it('has one row for each field of its SDL, those that no client sees included, each with an id of its own', () => {
      expect(rows.map(({ coordinate }) => coordinate).sort()).toEqual(coordinatesOf(schema).sort());
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    });
  },
);

it('every subgraph has its table', () => {
  expect(WALLS.map(([{ name }]) => name).sort()).toEqual(subgraphs.map(({ name }) => name).sort());
});
