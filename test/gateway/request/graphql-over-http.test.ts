import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { type Graph, startGraph } from '../../support/graph.ts';

/** The audits of graphql-http: what GraphQL over HTTP demands (MUST) and recommends (SHOULD) of a server. */

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.stop());

const audits = serverAudits({ url: () => graph.url, fetchFn: fetch });

describe('GraphQL over HTTP', () => {
  it('has audits of both kinds', () => {
    const names = audits.map(({ name }) => /^(MUST|SHOULD|MAY)/.exec(name)?.[0]);
    expect(new Set(names)).toEqual(new Set(['MUST', 'SHOULD', 'MAY']));
    expect(audits.length).toBeGreaterThan(50);
  });

  it.each(audits.filter(({ name }) => /^(MUST|SHOULD)/.test(name)))('$id: $name', async ({ fn }) => {
    const result = await fn();
    expect({ status: result.status, reason: 'reason' in result ? result.reason : '' }).toEqual({ status: 'ok', reason: '' });
  });
});
