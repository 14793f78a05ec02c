import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readClients } from '../../../gateway/clients/read-clients.ts';
import { openStores } from '../../../gateway/operations/storage/open-stores.ts';
import { RAISED_RATES } from '../../../scripts/tooling/raised-rates.ts';
import { hashBody } from '../../../gateway/operations/hash-body.ts';
import { type Graph, post, startGraph } from '../../support/graph.ts';
import { registeredBy } from '../../support/registered.ts';

const REQUESTS = 3_000;

let graph: Graph;
beforeAll(async () => {
  const clients = readClients('schema/clients.yaml');
  graph = await startGraph({
    clients,
    environment: 'development',
    operations: await openStores(clients, '.', null),
    rateLimits: RAISED_RATES,
  });
});
afterAll(() => graph.stop());

describe('a client that sends new documents all the time', () => {
  it('removes no registered operation from the cache', async () => {
    const { id } = registeredBy('portal').find(({ name }) => name === 'Help')!;
    for (let index = 0; index < REQUESTS; index += 50) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, offset) => {
          const query = `{ a${index + offset}: __typename }`;
          return post(graph.url, { query, extensions: { persistedQuery: { version: 1, sha256Hash: hashBody(query) } } });
        }),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    }
    expect((await post(graph.url, { documentId: id })).data).toHaveProperty('help');
  });
});
