import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../schema/contract/viewer.ts';
import type { FeedRows } from '../../scripts/demo/feed-lines.ts';
import documents from '../../subgraphs/documents/subgraph.ts';
import { startSubgraph, type AskedSubgraph } from '../support/ask-subgraph.ts';
import { ADA, BRUNO, CARLA, EVA, HUGO, IRMA, NILS, OSKAR, ROSA, UWE, VIKTOR, ZOE } from '../support/demo-viewers.ts';

let subgraph: AskedSubgraph;
beforeAll(async () => {
  subgraph = await startSubgraph(documents);
});
afterAll(() => subgraph.stop());

const DENIED = 'UNAUTHORIZED_FIELD_OR_TYPE';

describe('RO-6, RO-10: requests for information', () => {
  it.each<[string, Viewer, string, [id: string, category: string | null][]]>([
    [
      'Bruno: Carla’s immigration status masked, Eva left out',
      BRUNO,
      'h02',
      [
        ['rfi-0202-1', null],
        ['rfi-0204-1', 'DATE_OF_BIRTH'],
      ],
    ],
    ['Carla, her own unmasked', CARLA, 'h02', [['rfi-0202-1', 'IMMIGRATION_STATUS']]],
    ['Eva, her own', EVA, 'h02', [['rfi-0203-1', 'SSN']]],
    [
      'Irma, Hugo’s and Jo’s',
      IRMA,
      'h04',
      [
        ['rfi-0402-1', 'INCOME'],
        ['rfi-0403-1', 'DATE_OF_BIRTH'],
      ],
    ],
    ['Hugo, his own', HUGO, 'h04', [['rfi-0402-1', 'INCOME']]],
    [
      'Oskar: a child’s immigration status shown, an adult’s masked',
      OSKAR,
      'h09',
      [
        ['rfi-0903-1', 'IMMIGRATION_STATUS'],
        ['rfi-0904-1', null],
        ['rfi-0902-1', 'OTHER_INSURANCE'],
      ],
    ],
    ['Rosa, her own', ROSA, 'h09', [['rfi-0904-1', 'IMMIGRATION_STATUS']]],
    ['Uwe, nothing of Tova', UWE, 'h11', []],
    ['Viktor, his own disability', VIKTOR, 'h12', [['rfi-1201-1', 'DISABILITY']]],
    [
      'Zoe, newest first',
      ZOE,
      'h13',
      [
        ['rfi-1303-1', 'IDENTITY'],
        ['rfi-1302-1', 'CITIZENSHIP'],
      ],
    ],
    ['Nils, the other head of Max', NILS, 'h14', [['rfi-1303-1', 'IDENTITY']]],
  ])('Household.rfis: %s', async (_case, viewer, household, rows) => {
    const rfis = rows.map(([id, category]) => ({ id, category }));
    const errors = rows.flatMap(([, category], index) => (category === null ? [`rfis.${index}.category ${DENIED}`] : []));
    const answer = await subgraph.entity(viewer, 'Household', household, 'rfis { id category }');
    expect(answer).toEqual({ data: { rfis }, errors });
  });

  it('requests about a restricted person are not shown to the head on any path', async () => {
    expect(await subgraph.ask(BRUNO, '{ rfi(id: "rfi-0203-1") { id } }')).toEqual({ data: { rfi: null }, errors: [] });
    expect(await subgraph.ask(BRUNO, '{ rfi(id: "rfi-9999-9") { id } }')).toEqual({ data: { rfi: null }, errors: [] });
    expect((await subgraph.entity(BRUNO, 'Rfi', 'rfi-0203-1', 'id')).data).toBeNull();
    expect(await subgraph.entity(BRUNO, 'Person', 'p0203', 'rfis { id }')).toEqual({ data: { rfis: [] }, errors: [] });
  });

  it('a request lists only the documents that the viewer may see', async () => {
    const query = 'query ($id: ID!) { rfi(id: $id) { documents { id } } }';
    const documentsOf = async (viewer: Viewer, id: string) => (await subgraph.ask(viewer, query, { id })).data;
    expect(await documentsOf(BRUNO, 'rfi-0202-1')).toEqual({ rfi: { documents: [] } });
    expect(await documentsOf(BRUNO, 'rfi-0204-1')).toEqual({ rfi: { documents: [{ id: 'doc-0204-1' }] } });
    expect(await documentsOf(IRMA, 'rfi-0402-1')).toEqual({ rfi: { documents: [] } });
    expect(await documentsOf(HUGO, 'rfi-0402-1')).toEqual({ rfi: { documents: [{ id: 'doc-0402-1' }] } });
  });

  it.each<[string, boolean, boolean]>([
    ['DISABILITY', true, true],
    ['DISABILITY', false, true],
    ['PREGNANCY', false, true],
    ['INCARCERATION', true, true],
    ['IMMIGRATION_STATUS', true, true],
    ['IMMIGRATION_STATUS', false, false],
    ['CITIZENSHIP', true, false],
    ['INCOME', true, false],
  ])('%s with aboutAdult %s is sensitive: %s', async (category, aboutAdult, sensitive) => {
    const rfi = { id: 'rfi-1', personId: 'p0101', aboutAdult, category, status: 'OPEN', requestedOn: '2026-11-01', dueOn: null };
    const feed = { asOf: '2026-11-16T00:00:00Z', documents: [], rfis: [rfi] } as unknown as FeedRows['documents'];
    const other = await startSubgraph(documents, { feed });
    expect(await other.ask(ADA, '{ rfi(id: "rfi-1") { sensitive } }')).toEqual({ data: { rfi: { sensitive } }, errors: [] });
    await other.stop();
  });
});
