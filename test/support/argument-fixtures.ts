import { FEDERATION, type FixtureSubgraph } from './fixture-supergraphs.ts';

type Id = { id: string };
type Arguments = { first?: number; currency?: string; width?: number };

const PRICES: Readonly<Record<string, number>> = { USD: 10, EUR: 100 };

/** Fields with arguments that several subgraphs require, each with different arguments, at several depths. */
export const PRICED: readonly FixtureSubgraph[] = [
  {
    name: 'products',
    sdl: `${FEDERATION}
      type Query { products: [Product]! product(id: ID!): Product }
      type Mutation { count(by: Int): Int twice(by: Int!): Product }
      type Product @key(fields: "id") {
        id: ID!
        price(currency: String): Int
        weight: Int
        maker: Maker
        parts(first: Int = 2): [Part!]
      }
      type Maker @shareable { name(length: Int): String }
      type Part @key(fields: "id") { id: ID! size(unit: String): Int }`,
    resolvers: {
      Query: { products: () => [{ id: '1' }, null, { id: '2' }], product: (_query: unknown, { id }: Id) => ({ id }) },
      Mutation: {
        count: (_query: unknown, { by }: { by: number }) => by,
        twice: (_query: unknown, { by }: { by: number }) => ({ id: String(2 * by) }),
      },
      Product: {
        __resolveReference: (reference: Id) => reference,
        price: ({ id }: Id, { currency }: Arguments) => Number(id) * (PRICES[currency ?? ''] ?? 1),
        weight: () => 5,
        maker: () => ({}),
        parts: ({ id }: Id, { first = 0 }: Arguments) => ['a', 'b', 'c'].slice(0, first).map((part) => ({ id: part + id })),
      },
      Maker: { name: (_maker: unknown, { length }: { length?: number }) => 'maker'.slice(0, length) },
      Part: { size: (_part: unknown, { unit }: { unit?: string }) => (unit === 'mm' ? 1000 : 1) },
    },
  },
  ...['taxes', 'offers'].map((name) => ({
    name,
    sdl: `${FEDERATION}
      type Product @key(fields: "id") {
        id: ID!
        price(currency: String): Int @external
        weight: Int @external
        maker: Maker @external
        ${name}InDollars: Int @requires(fields: "price(currency: \\"USD\\") weight")
        ${name}InEuros(times: Int = 1): Int @requires(fields: "price(currency: \\"EUR\\")")
        ${name}Plain: Int @requires(fields: "price")
        ${name}Short: String @requires(fields: "maker { name(length: 1) }")
        ${name}Long: String @requires(fields: "maker { name(length: 3) }")
        ${name}Free: Int
      }
      type Maker @shareable { name(length: Int): String }`,
    resolvers: {
      Product: {
        [`${name}InDollars`]: ({ price, weight }: { price: number; weight: number }) => price + weight,
        [`${name}InEuros`]: ({ price }: { price: number }, { times }: { times: number }) => price * times,
        [`${name}Plain`]: ({ price }: { price: number }) => price,
        [`${name}Short`]: ({ maker }: { maker: { name: string } }) => maker.name,
        [`${name}Long`]: ({ maker }: { maker: { name: string } }) => maker.name,
        [`${name}Free`]: () => 0,
      },
    },
  })),
];

const MEDIA = [
  { __typename: 'Book', id: '1' },
  { __typename: 'Film', id: '2' },
];
const mediumOf = ({ id }: Id) => MEDIA.find((medium) => medium.id === id);
const typeOf = ({ __typename }: { __typename: string }) => __typename;

/** An interface that one subgraph has as an object type. It gets the selections of two types as one. */
export const MEDIATED: readonly FixtureSubgraph[] = [
  {
    name: 'media',
    sdl: `${FEDERATION}
      type Query { media: [Media!]! things: [Thing]! }
      union Thing = Book | Film
      interface Media @key(fields: "id") { id: ID! }
      type Book implements Media @key(fields: "id") { id: ID! pages(from: Int): Int }
      type Film implements Media @key(fields: "id") { id: ID! minutes: Int }`,
    resolvers: {
      Query: { media: () => MEDIA, things: () => [MEDIA[1], null, MEDIA[0]] },
      Media: { __resolveType: typeOf, __resolveReference: mediumOf },
      Thing: { __resolveType: typeOf },
      Book: { __resolveReference: mediumOf, pages: (_book: unknown, { from = 0 }: { from?: number }) => 300 - from },
      Film: { __resolveReference: mediumOf, minutes: () => 90 },
    },
  },
  {
    name: 'images',
    sdl: `${FEDERATION}
      type Query { shown: [Media!]! }
      type Media @key(fields: "id") @interfaceObject {
        id: ID!
        image(width: Int): Int
        poster(width: Int): Int
        gallery: Gallery
      }
      type Gallery { image(width: Int): Int }`,
    resolvers: {
      Query: { shown: () => [{ id: '1' }, { id: '2' }] },
      Media: {
        image: (_medium: unknown, { width = 0 }: Arguments) => width,
        poster: (_medium: unknown, { width = 0 }: Arguments) => -width,
        gallery: () => ({}),
      },
      Gallery: { image: (_gallery: unknown, { width = 0 }: Arguments) => 10 * width },
    },
  },
];
