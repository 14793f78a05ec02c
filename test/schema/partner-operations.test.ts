import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Graph, startGraph } from '../support/graph.ts';
import { bodyOf, registeredBy } from '../support/registered.ts';

let graph: Graph;
beforeAll(async () => void (graph = await startGraph()));
afterAll(() => graph.stop());

type Partner = 'eligibility' | 'documents' | 'hand-off';

async function ask(partner: Partner, name: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await graph.ask(`partner-${partner}`, bodyOf(`partners/${partner}-partner`, name), variables);
  return { data, errors: errors.map(({ path, extensions }) => `${path?.join('.')} ${extensions.code}`) };
}

const namesOf = (partner: Partner) => registeredBy(`partners/${partner}-partner`).map(({ name }) => name);

describe('a partner, by its registered operations', () => {
  it('of eligibility learns programs and their status', async () => {
    expect(namesOf('eligibility')).toEqual(['CheckCoverage', 'CoverageSourceStatus']);
    const coverage = await ask('eligibility', 'CheckCoverage', { massHealthId: '999000000101' });
    expect(coverage.data.coverageCheck.coverage).toEqual([
      { coverageType: 'CAREPLUS', status: 'APPROVED', start: expect.any(String), end: null },
    ]);
    expect(coverage.errors).toEqual([]);
    expect(await ask('eligibility', 'CoverageSourceStatus')).toEqual({
      data: { feedStatus: { masshealth: { asOf: expect.any(String) } } },
      errors: [],
    });
  });

  it('of documents learns whether one has come in (DO-1)', async () => {
    expect(namesOf('documents')).toEqual(['CheckDocumentReceipt', 'DocumentSourceStatus']);
    const { data, errors } = await ask('documents', 'CheckDocumentReceipt', { id: 'doc-0101-1' });
    expect(data.documentReceipt).toMatchObject({ id: 'doc-0101-1', category: 'INCOME', state: 'RECEIVED' });
    expect(errors).toEqual([]);
    expect((await ask('documents', 'DocumentSourceStatus')).errors).toEqual([]);
  });

  it('that people are handed over to redeems the token of the link, once (UP-3)', async () => {
    expect(namesOf('hand-off')).toEqual(['RedeemHandOff']);
    const { url } = (await graph.ask('H01', bodyOf('portal', 'HandOffToApplication'))).data.createHandOff;
    const token = String(url).split('#handoff=')[1];
    expect(await ask('hand-off', 'RedeemHandOff', { token })).toEqual({
      data: { redeemHandOff: { issuer: 'ma-login', subject: 'demo-ada' } },
      errors: [],
    });
    expect((await ask('hand-off', 'RedeemHandOff', { token })).data).toEqual({ redeemHandOff: { issuer: null, subject: null } });
  });
});
