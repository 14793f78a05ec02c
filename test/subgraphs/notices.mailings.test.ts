import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../schema/contract/viewer.ts';
import notices from '../../subgraphs/notices/subgraph.ts';
import { startSubgraph, type AskedSubgraph } from '../support/ask-subgraph.ts';
import { ADA, BRUNO, CARLA, MAX, NILS } from '../support/demo-viewers.ts';

let subgraph: AskedSubgraph;
beforeAll(async () => {
  subgraph = await startSubgraph(notices);
});
afterAll(() => subgraph.stop());

const byId = (ids: string[]) => ids.map((id) => ({ id }));

describe('Household.mailings', () => {
  it.each<[string, Viewer, string, [typeName: string, id: string][]]>([
    [
      'Ada, notices and tax form',
      ADA,
      'h01',
      [
        ['Notice', 'ntc-0101-2'],
        ['Notice', 'ntc-0101-1'],
        ['TaxForm', 'tax-0101-1'],
      ],
    ],
    [
      'Bruno',
      BRUNO,
      'h02',
      [
        ['Notice', 'ntc-0201-1'],
        ['TaxForm', 'tax-0201-1'],
      ],
    ],
    ['Carla, only her own', CARLA, 'h02', [['Notice', 'ntc-0202-1']]],
    ['Max, nothing', MAX, 'h13', []],
    [
      'Nils',
      NILS,
      'h14',
      [
        ['Notice', 'ntc-1401-2'],
        ['TaxForm', 'tax-1401-1'],
        ['Notice', 'ntc-1401-1'],
      ],
    ],
  ])('%s', async (_case, viewer, household, rows) => {
    const mailings = rows.map(([__typename, id]) => ({ __typename, id }));
    const answer = await subgraph.entity(viewer, 'Household', household, 'mailings { __typename id }');
    expect(answer).toEqual({ data: { mailings }, errors: [] });
  });

  it('mail about one household is not mail about another that lists the same person', async () => {
    const inBoth = { ...NILS, standing: { ...NILS.standing, memberOf: ['h13', 'h14'] } };
    const mailingsOf = async (household: string) =>
      (await subgraph.entity(inBoth, 'Household', household, 'mailings { id }')).data;
    expect(await mailingsOf('h13')).toEqual({ mailings: [] });
    expect(await mailingsOf('h14')).toEqual({ mailings: byId(['ntc-1401-2', 'tax-1401-1', 'ntc-1401-1']) });
  });

  it('returns as many as requested, and refuses more than 50', async () => {
    const two = await subgraph.entity(ADA, 'Household', 'h01', 'mailings(first: 2) { id }');
    const many = await subgraph.entity(ADA, 'Household', 'h01', 'mailings(first: 51) { id }');
    expect(two).toEqual({ data: { mailings: byId(['ntc-0101-2', 'ntc-0101-1']) }, errors: [] });
    expect(many).toEqual({ data: { mailings: null }, errors: ['mailings BAD_USER_INPUT'] });
  });

  it('a tax form has its form, year, title and language', async () => {
    const answer = await subgraph.entity(
      BRUNO,
      'Household',
      'h02',
      'mailings { ... on TaxForm { form taxYear title language } }',
    );
    const form = { form: 'FORM_1095_B', taxYear: 2025, title: 'H02P01 tax-0201-1 title', language: 'es' };
    expect(answer).toEqual({ data: { mailings: [{}, form] }, errors: [] });
  });

  it('a household to which the viewer does not belong is null', async () => {
    expect(await subgraph.entity(BRUNO, 'Household', 'h01', 'mailings { id }')).toEqual({ data: null, errors: [] });
  });
});
