import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { compose } from '../../scripts/compose.ts';
import { executeFixture, FEDERATION, type FixtureSubgraph } from '../support/fixture-supergraphs.ts';

/** A subgraph of somebody else's, served over HTTP by the process of the test. */
export type ServedSubgraph = FixtureSubgraph & {
  readonly url: string;
  /** How often it was asked. */
  readonly asked: () => number;
  readonly close: () => Promise<void>;
};

export async function serve(subgraph: FixtureSubgraph): Promise<ServedSubgraph> {
  const execute = executeFixture(subgraph);
  let asked = 0;
  const server = createServer((request, response) => {
    asked++;
    void text(request)
      .then((body) => execute(JSON.parse(body) as Parameters<typeof execute>[0], null))
      .then((answer) => response.setHeader('content-type', 'application/json').end(JSON.stringify(answer)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...subgraph,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    asked: () => asked,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** @returns the supergraph of these subgraphs; `sdl` instead of what they serve, by name */
export const composeServed = (subgraphs: readonly ServedSubgraph[], sdl: Readonly<Record<string, string>> = {}): string =>
  compose(subgraphs.map(({ name, url, ...own }) => ({ name, url, file: '', sdl: sdl[name] ?? own.sdl }))).supergraphSdl;

const TITLES = ['Walden', 'Little Women', 'Moby-Dick'];

export const BOOKS: FixtureSubgraph = {
  name: 'books',
  sdl: `${FEDERATION}
    type Query { books(first: Int = 10): [Book!]! book(id: ID!): Book }
    type Mutation { rename(id: ID!, title: String!): Book }
    interface Item { id: ID! }
    type Book implements Item @key(fields: "id") { id: ID! title: String! pages: Int @shareable }
  `,
  resolvers: {
    Query: {
      books: (_query: unknown, { first }: { first: number }) =>
        TITLES.slice(0, first).map((_title, index) => ({ id: String(index) })),
      book: (_query: unknown, { id }: { id: string }) => (TITLES[Number(id)] === undefined ? null : { id }),
    },
    Mutation: { rename: (_mutation: unknown, { id, title }: { id: string; title: string }) => ({ id, title }) },
    Book: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      title: ({ id, title }: { id: string; title?: string }) => title ?? TITLES[Number(id)],
      pages: ({ id }: { id: string }) => 100 * (Number(id) + 1),
    },
  },
};

export const REVIEWS: FixtureSubgraph = {
  name: 'reviews',
  sdl: `${FEDERATION}
    type Query { latest: Review union: [Thing!]! }
    union Thing = Review | Book
    type Review { stars: Int! of: Book! }
    type Book @key(fields: "id") { id: ID! title: String! @external reviews: [Review!]! blurb: String @requires(fields: "title") }
  `,
  resolvers: {
    Query: {
      latest: () => ({ stars: 5, of: { id: '1' } }),
      union: () => [
        { __typename: 'Review', stars: 4, of: { id: '0' } },
        { __typename: 'Book', id: '2' },
      ],
    },
    Book: {
      __resolveReference: (reference: object) => reference,
      reviews: ({ id }: { id: string }) => [{ stars: Number(id) + 3, of: { id } }],
      blurb: ({ title }: { title: string }) => `Read ${title}!`,
    },
  },
};
