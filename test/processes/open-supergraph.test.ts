import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { post } from '../support/graph.ts';
import { startGatewayProcess, startScript, stopProcesses } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { BOOKS, composeServed, REVIEWS, serve, type ServedSubgraph } from './any-supergraph.ts';

const folder = temporaryFolder();
const file = join(folder.path, 'supergraph.graphql');
const env = { DEV_ISSUER_DIR: folder.path };

let served: readonly ServedSubgraph[];
let url: string;
beforeAll(async () => {
  served = await Promise.all([serve(BOOKS), serve(REVIEWS)]);
  writeFileSync(file, composeServed(served));
  ({ url } = await startGatewayProcess(file, env, '--open'));
});
afterAll(stopProcesses);
afterAll(() => Promise.all(served.map(({ close }) => close())));
afterAll(folder.remove);

describe('node gateway/main.ts --supergraph FILE --port N --open', () => {
  it.each<[string, string, object]>([
    [
      'entities of two subgraphs',
      '{ books(first: 2) { title pages reviews { stars of { title } } } }',
      {
        books: [
          { title: 'Walden', pages: 100, reviews: [{ stars: 3, of: { title: 'Walden' } }] },
          { title: 'Little Women', pages: 200, reviews: [{ stars: 4, of: { title: 'Little Women' } }] },
        ],
      },
    ],
    [
      'fields that require others, aliases and fragments',
      'query { latest { ...Stars book: of { blurb } } } fragment Stars on Review { s: stars }',
      { latest: { s: 5, book: { blurb: 'Read Little Women!' } } },
    ],
    [
      'unions',
      '{ union { __typename ... on Review { stars } ... on Book { title } } }',
      {
        union: [
          { __typename: 'Review', stars: 4 },
          { __typename: 'Book', title: 'Moby-Dick' },
        ],
      },
    ],
    ['an entity that does not exist', '{ book(id: "9") { title } }', { book: null }],
    [
      'mutations',
      'mutation { rename(id: "0", title: "Civil Disobedience") { title reviews { stars } } }',
      { rename: { title: 'Civil Disobedience', reviews: [{ stars: 3 }] } },
    ],
    [
      'introspection',
      '{ __type(name: "Book") { fields { name } } }',
      { __type: { fields: ['id', 'title', 'pages', 'reviews', 'blurb'].map((name) => ({ name })) } },
    ],
  ])('answers %s', async (_what, query, expected) => {
    const { status, data, errors } = await post(url, { query });
    expect({ status, data, errors }).toEqual({ status: 200, data: expected, errors: [] });
  });

  it('accepts variables, operation names, and GET', async () => {
    const query = 'query One($id: ID!) { book(id: $id) { title } } query All { books { id } }';
    const { data } = await post(url, { query, variables: { id: '2' }, operationName: 'One' });
    expect(data).toEqual({ book: { title: 'Moby-Dick' } });
    const search = new URLSearchParams({ query: '{ book(id: "2") { title } }' });
    const got = await fetch(`${url}?${search}`, { headers: { 'apollo-require-preflight': 'yes' } });
    expect(await got.json()).toEqual({ data: { book: { title: 'Moby-Dick' } } });
  });

  it('answers /health', async () => {
    const response = await fetch(new URL('/health', url));
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  });

  it('answers 404 for /metrics', async () => {
    expect((await fetch(new URL('/metrics', url))).status).toBe(404);
  });

  it('refuses to start without --open, and names the fields that no policy covers', async () => {
    const { ended, output } = startScript(['gateway/main.ts', '--supergraph', file, '--port', '0'], env);
    expect(await ended).toBe(1);
    expect(output()).toContain('Query.books');
    expect(output()).not.toContain('"event":"started"');
  });
});
