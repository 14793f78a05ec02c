import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../schema/contract/viewer.ts';
import documents from '../../subgraphs/documents/subgraph.ts';
import { startSubgraph, type Answer, type AskedSubgraph } from '../support/ask-subgraph.ts';
import { BRUNO, FIONA, HUGO, IRMA, LARA_LMG, NADIA, OSKAR, partner, ZOE } from '../support/demo-viewers.ts';

let subgraph: AskedSubgraph;
beforeAll(async () => {
  subgraph = await startSubgraph(documents);
});
afterAll(() => subgraph.stop());

const DENIED = 'UNAUTHORIZED_FIELD_OR_TYPE';

describe('RO-7, DO-3: receipts', () => {
  const receipts = (viewer: Viewer, account: string) =>
    subgraph.entity(viewer, 'Viewer', account, 'receipts { totalCount edges { node { id state } } }');
  const shown = (rows: [id: string, state: string][]): Answer => ({
    data: { receipts: { totalCount: rows.length, edges: rows.map(([id, state]) => ({ node: { id, state } })) } },
    errors: [],
  });

  it.each<[string, Viewer, string, [id: string, state: string][]]>([
    ['Fiona, who is on no application', FIONA, 'acct-fiona-ma', [['doc-0301-1', 'IN_REVIEW']]],
    ['Nadia, who submitted nothing', NADIA, 'acct-nadia-lmg', []],
    [
      'Bruno, none about restricted Eva (RO-10)',
      BRUNO,
      'acct-bruno-ma',
      [
        ['doc-0204-1', 'RECEIVED'],
        ['doc-0201-1', 'RECEIVED'],
      ],
    ],
    [
      'Irma, duplicates and unreadable ones as received',
      IRMA,
      'acct-irma-ma',
      [
        ['doc-0403-1', 'RECEIVED'],
        ['doc-0401-2', 'RECEIVED'],
        ['doc-0401-1', 'RECEIVED'],
      ],
    ],
    ['Hugo, one that is NOT_SEEN until it is received', HUGO, 'acct-hugo-lmg', [['doc-0402-1', 'NOT_SEEN']]],
    ['Oskar, one that was not accepted', OSKAR, 'acct-oskar-ma', [['doc-0903-1', 'RECEIVED']]],
    [
      'Zoe, Lio’s included',
      ZOE,
      'acct-zoe-ma',
      [
        ['doc-1304-1', 'RECEIVED'],
        ['doc-1302-1', 'RECEIVED'],
      ],
    ],
    ['Lara by her other account', LARA_LMG, 'acct-lara-lmg', [['doc-0601-1', 'RECEIVED']]],
  ])('%s', async (_case, viewer, account, rows) => {
    expect(await receipts(viewer, account)).toEqual(shown(rows));
  });

  it('the entity of another account is null', async () => {
    expect(await receipts(BRUNO, 'acct-fiona-ma')).toEqual({ data: null, errors: [] });
  });

  it('documentReceipt is for partners with the scope only', async () => {
    const ask = (viewer: Viewer, id = 'doc-0301-1') =>
      subgraph.ask(viewer, 'query ($id: ID!) { documentReceipt(id: $id) { category submittedOn state } }', { id });
    const receipt = { category: 'RESIDENCY', submittedOn: '2026-11-10', state: 'IN_REVIEW' };
    const denied = { data: { documentReceipt: null }, errors: [`documentReceipt ${DENIED}`] };
    expect(await ask(partner('documents:read'))).toEqual({ data: { documentReceipt: receipt }, errors: [] });
    expect(await ask(partner('documents:read'), 'doc-9999-9')).toEqual({ data: { documentReceipt: null }, errors: [] });
    expect(await ask(partner('eligibility:read'))).toEqual(denied);
    expect(await ask(FIONA)).toEqual(denied);
  });
});
