import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../schema/contract/viewer.ts';
import notices from '../../subgraphs/notices/subgraph.ts';
import { startSubgraph, type AskedSubgraph } from '../support/ask-subgraph.ts';
import { BRUNO, EVA, HUGO, ZOE, MAX } from '../support/demo-viewers.ts';

let subgraph: AskedSubgraph;
beforeAll(async () => {
  subgraph = await startSubgraph(notices);
});
afterAll(() => subgraph.stop());

const byId = (ids: string[]) => ids.map((id) => ({ id }));

describe('decisions belong to the person they are about', () => {
  it('RO-10: the head sees the coverage decisions about a restricted member like those about other members', async () => {
    const query = '{ notice(id: "ntc-0201-1") { decisions { id coverageType outcome effectiveOn person { id } } } }';
    const decision = (digits: string, effectiveOn: string) => ({
      id: `dec-${digits}-1`,
      coverageType: 'STANDARD',
      outcome: 'APPROVAL',
      effectiveOn,
      person: { id: `p${digits}` },
    });
    const day = '2026-09-22';
    expect(await subgraph.ask(BRUNO, query)).toEqual({
      data: {
        notice: { decisions: [decision('0201', day), decision('0202', day), decision('0203', day), decision('0204', day)] },
      },
      errors: [],
    });
  });

  it.each<[string, Viewer, string, string[]]>([
    ['Eva, her own', EVA, 'p0203', ['dec-0203-1']],
    ['Hugo, his own', HUGO, 'p0402', ['dec-0402-1']],
    ['Zoe about Max, from the notices sent to her', ZOE, 'p1303', ['dec-1303-1']],
    ['Max, from both his households', MAX, 'p1303', ['dec-1303-1', 'dec-1303-2']],
    ['Bruno about Dani', BRUNO, 'p0204', ['dec-0204-1']],
  ])('Person.decisions: %s', async (_case, viewer, person, ids) => {
    const answer = await subgraph.entity(viewer, 'Person', person, 'decisions { id }');
    expect(answer).toEqual({ data: { decisions: byId(ids) }, errors: [] });
  });

  it('the head’s notice lists no decision about a member who left', async () => {
    const answer = await subgraph.ask(ZOE, '{ notice(id: "ntc-1301-1") { decisions { id } } }');
    expect(answer).toEqual({ data: { notice: { decisions: byId(['dec-1302-1', 'dec-1303-1']) } }, errors: [] });
  });
});
