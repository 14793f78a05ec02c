import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../../gateway/config.ts';
import { readSubgraphUrls, routesOf } from '../../../gateway/sources/subgraph-urls.ts';
import { startGraph } from '../../support/graph.ts';

const SUBGRAPHS = ['identity', 'health-connector'];

describe('URLs of subgraphs in the configuration', () => {
  it('are by the name of the subgraph, in capitals', () => {
    const urls = readSubgraphUrls({ SUBGRAPH_URL_HEALTH_CONNECTOR: 'https://hc.example.org/graphql', PATH: '/bin' });
    expect(routesOf(urls, SUBGRAPHS)).toEqual(new Map([['health-connector', 'https://hc.example.org/graphql']]));
  });

  it.each(['', 'hc.example.org', 'ftp://hc.example.org', 'https://'])('are refused with every other problem: %j', (value) => {
    const read = () => readConfig({ SUBGRAPH_URL_IDENTITY: value, LOG_LEVEL: 'loud' });
    expect(read).toThrow(/LOG_LEVEL: [^]*SUBGRAPH_URL_IDENTITY: is (?:not valid|empty)\. Allowed: a URL/);
  });

  it('that name no subgraph are refused, because they would be without effect', async () => {
    const subgraphUrls = readSubgraphUrls({ SUBGRAPH_URL_IDENTITIES: 'http://127.0.0.1:9' });
    expect(() => routesOf(subgraphUrls, SUBGRAPHS)).toThrow(
      'SUBGRAPH_URL_IDENTITIES: names no subgraph of the supergraph. Allowed: SUBGRAPH_URL_IDENTITY, SUBGRAPH_URL_HEALTH_CONNECTOR',
    );
    await expect(startGraph({ subgraphUrls })).rejects.toThrow('SUBGRAPH_URL_IDENTITIES: names no subgraph');
  });
});
