import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import documents from '../../subgraphs/documents/subgraph.ts';
import { startSubgraph, type AskedSubgraph } from '../support/ask-subgraph.ts';
import { ADA } from '../support/demo-viewers.ts';

describe('pages', () => {
  let full: AskedSubgraph;
  beforeAll(async () => {
    const rows = Array.from({ length: 60 }, (_, index) => ({
      id: `doc-${String(index).padStart(2, '0')}`,
      personId: 'p0101',
      submitterId: 'p0101',
      category: 'INCOME' as const,
      channel: 'FAX' as const,
      status: 'RECEIVED' as const,
      submittedOn: '2026-11-01',
      receivedOn: null,
      notAcceptedReason: null,
      rfiId: null,
    }));
    full = await startSubgraph(documents, { feed: { asOf: '2026-11-16T00:00:00Z', documents: rows, rfis: [] } });
  });
  afterAll(() => full.stop());

  type Page = {
    totalCount: number;
    edges: { node: { id: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
  const pageOf = async (args: string) => {
    const selection = `documents${args} { totalCount edges { node { id } } pageInfo { hasNextPage endCursor } }`;
    const { data } = await full.entity(ADA, 'Person', 'p0101', selection);
    return (data as { documents: Page }).documents;
  };

  it('a page has 20 entries by default and 50 at most, and the next begins after the cursor', async () => {
    expect((await pageOf('')).edges).toHaveLength(20);
    const first = await pageOf('(first: 50)');
    const rest = await pageOf(`(first: 50, after: "${first.pageInfo.endCursor}")`);
    expect([first.totalCount, first.edges.length, first.pageInfo.hasNextPage]).toEqual([60, 50, true]);
    expect([rest.totalCount, rest.edges.length, rest.pageInfo.hasNextPage]).toEqual([60, 10, false]);
    expect(rest.edges[0]?.node.id).toBe('doc-50');
  });

  it('a size above 50 or below 0 is refused', async () => {
    for (const size of [51, -1]) {
      const answer = await full.entity(ADA, 'Person', 'p0101', `documents(first: ${size}) { totalCount }`);
      expect(answer).toEqual({ data: { documents: null }, errors: ['documents BAD_USER_INPUT'] });
    }
  });

  it('an unknown cursor gives an empty page', async () => {
    const { edges, pageInfo, totalCount } = await pageOf('(after: "nowhere")');
    expect({ edges, pageInfo, totalCount }).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, endCursor: null },
      totalCount: 60,
    });
  });
});
