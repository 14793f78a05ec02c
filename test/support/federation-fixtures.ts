import { FEDERATION, type FixtureSubgraph } from './fixture-supergraphs.ts';

/**
 * A graph with the features of Federation 2: entity interfaces, `@requires` with arguments, `@provides`, `@override`, composite
 * keys, unions and value types over several subgraphs, shared roots, nested lists, keys that are null, cycles, and
 * null values in non-null fields.
 */
type Id = { id: string };

const PRODUCTS = [
  { id: '1', sku: 'a', name: 'Table', price: 100, weight: 20, dimension: { width: 10, height: 20, unit: 'cm' }, color: 'RED' },
  { id: '2', sku: 'b', name: null, price: 50, weight: 5, dimension: null, color: 'SECRET' },
  { id: '3', sku: null, name: 'Lamp', price: 7, weight: null, dimension: { width: null, height: 1, unit: 'in' }, color: null },
  { id: '4', sku: 'd', name: 'Ghost', price: 1, weight: 1, dimension: { width: 1, height: 1, unit: 'm' }, color: 'BLUE' },
];
const productOf = ({ id, sku }: { id?: string; sku?: string }) =>
  PRODUCTS.find((row) => row.id === id || (sku !== undefined && row.sku === sku)) ?? null;
const MEDIA = [
  { __typename: 'Book', id: 'm1', title: 'Novel', pages: 300, author: { id: 'p1' } },
  { __typename: 'Film', id: 'm2', title: 'Movie', minutes: 90 },
  { __typename: 'Book', id: 'm3', title: null, pages: null, author: null },
];
const version = () => ({ major: 1, minor: 2 });

const catalog: FixtureSubgraph = {
  name: 'catalog',
  sdl: `${FEDERATION}
    type Query {
      products: [Product!]!
      product(id: ID!): Product
      media: [Media!]!
      medium(id: ID!): Media
      shelves: [[Product]!]
      version: Version @shareable
      store(chain: ID!, number: Int!): Store
      maybe: [Product]
      colors(of: Color): [Color]
      firstColor: Color!
    }
    type Product @key(fields: "id") @key(fields: "sku") {
      id: ID!
      sku: String
      name: String @shareable
      dimension: Dimension
      price(currency: String): Int
      weight: Int
      maker: Person
      similar: [Product!]
      legacy: String
      color: Color
      surely: Color!
    }
    type Dimension @shareable { width: Int height: Int unit: String }
    type Version @shareable { major: Int minor: Int! }
    enum Color { RED GREEN BLUE SECRET @inaccessible }
    interface Media @key(fields: "id") { id: ID! title: String }
    type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int author: Person }
    type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }
    type Store @key(fields: "chain { id } number") { chain: Chain! number: Int! city: String }
    type Chain @key(fields: "id") { id: ID! }
    type Person @key(fields: "id") { id: ID! made: [Product!] }`,
  resolvers: {
    Query: {
      products: () => PRODUCTS,
      product: (_query: unknown, { id }: Id) => productOf({ id }),
      media: () => MEDIA,
      medium: (_query: unknown, { id }: Id) => MEDIA.find((row) => row.id === id),
      shelves: () => [[PRODUCTS[0], null, PRODUCTS[1]], [], [PRODUCTS[3]]],
      version,
      store: (_query: unknown, { chain, number }: { chain: string; number: number }) => ({
        chain: { id: chain },
        number,
        city: `city ${number}`,
      }),
      maybe: () => [PRODUCTS[2], null, PRODUCTS[0]],
      colors: (_query: unknown, { of }: { of?: string }) => (of ? [of] : ['RED', 'SECRET', null]),
      firstColor: () => 'SECRET',
    },
    Product: {
      __resolveReference: productOf,
      price: ({ price }: (typeof PRODUCTS)[0], { currency }: { currency?: string }) => (currency === 'EUR' ? price * 2 : price),
      maker: ({ id }: Id) => (id === '3' ? null : { id: `p${id}` }),
      similar: ({ id }: Id) => PRODUCTS.filter((row) => row.id > id).slice(0, 2),
      surely: ({ color }: (typeof PRODUCTS)[0]) => color ?? 'RED',
    },
    Book: { __resolveReference: ({ id }: Id) => MEDIA.find((row) => row.id === id) },
    Film: { __resolveReference: ({ id }: Id) => MEDIA.find((row) => row.id === id) },
    Media: {
      __resolveReference: ({ id }: Id) => MEDIA.find((row) => row.id === id),
      __resolveType: ({ __typename }: { __typename: string }) => __typename,
    },
    Store: { __resolveReference: (reference: object) => ({ ...reference, city: 'by key' }) },
    Person: { made: ({ id }: Id) => PRODUCTS.filter((row) => `p${row.id}` === id) },
  },
};

const stock: FixtureSubgraph = {
  name: 'stock',
  sdl: `${FEDERATION}
    type Query { version: Version @shareable cheapest: Product @provides(fields: "name") dearest: Product }
    type Version @shareable { major: Int minor: Int! }
    type Product @key(fields: "sku") {
      sku: String
      name: String @external
      price(currency: String): Int @external
      weight: Int @external
      shipping: Int @requires(fields: "price(currency: \\"EUR\\") weight")
      legacy: String @override(from: "catalog")
      inStock: Boolean!
      warehouse: Warehouse
    }
    type Warehouse @shareable { street: String! store: Store }
    type Store @key(fields: "chain { id } number") { chain: Chain! number: Int! stock: [Product!] open: Boolean }
    type Chain @key(fields: "id") { id: ID! name: String }`,
  resolvers: {
    Query: { version, cheapest: () => ({ sku: 'd', name: 'provided' }), dearest: () => ({ sku: 'a' }) },
    Product: {
      __resolveReference: (reference: { sku: string }) => (reference.sku === 'd' ? null : reference),
      shipping: ({ price, weight }: { price?: number; weight?: number }) => (price ?? 0) + (weight ?? 0),
      legacy: ({ sku }: { sku: string }) => `legacy ${sku}`,
      inStock: ({ sku }: { sku: string }) => (sku === 'b' ? null : true),
      warehouse: ({ sku }: { sku: string }) =>
        sku === 'b' ? { street: null } : { street: `street ${sku}`, store: { chain: { id: 'c1' }, number: 1 } },
    },
    Store: {
      __resolveReference: (reference: object) => reference,
      stock: () => [{ sku: 'a' }, { sku: 'b' }],
      open: ({ number }: { number: number }) => number === 1,
    },
    Chain: { name: ({ id }: Id) => `chain ${id}` },
  },
};

const REVIEWS = [
  { id: 'r1', body: 'good', author: { id: 'p1' }, product: { id: '1' }, medium: { id: 'm1' } },
  { id: 'r2', body: null, author: { id: 'p2' }, product: { id: '2' }, medium: { id: 'm2' } },
  { id: 'r3', body: 'odd', author: { id: 'p9' }, product: null, medium: null },
];
const FRIENDS: Readonly<Record<string, string[]>> = { p1: ['p2', 'p9'], p2: ['p1'] };

const people: FixtureSubgraph = {
  name: 'people',
  sdl: `${FEDERATION}
    type Query { people: [Person!] me: Person reviews: [Review!]! }
    type Person @key(fields: "id") { id: ID! name: String friends: [Person!] favourite: Product best: Person! reviews: [Review!]! }
    type Product @key(fields: "id") { id: ID! reviews(first: Int = 2): [Review!]! }
    type Media @key(fields: "id") @interfaceObject { id: ID! reviews: [Review!]! stars: Int }
    type Review { id: ID! body: String author: Person! product: Product medium: Media }`,
  resolvers: {
    Query: { people: () => [{ id: 'p1' }, { id: 'p2' }], me: () => ({ id: 'p1' }), reviews: () => REVIEWS },
    Person: {
      __resolveReference: (reference: Id) => (reference.id === 'p9' ? null : reference),
      name: ({ id }: Id) => `person ${id}`,
      friends: ({ id }: Id) => (FRIENDS[id] ?? []).map((friend) => ({ id: friend })),
      favourite: ({ id }: Id) => ({ id: id === 'p1' ? '2' : '4' }),
      best: ({ id }: Id) => (id === 'p2' ? null : { id: 'p2' }),
      reviews: ({ id }: Id) => REVIEWS.filter(({ author }) => author.id === id),
    },
    Product: {
      reviews: ({ id }: Id, { first }: { first: number }) => REVIEWS.filter(({ product }) => product?.id === id).slice(0, first),
    },
    Media: {
      reviews: ({ id }: Id) => REVIEWS.filter(({ medium }) => medium?.id === id),
      stars: ({ id }: Id) => (id === 'm3' ? null : 4),
    },
  },
};

const ARTICLES = [
  { __typename: 'Article', id: 'x1', title: 'One', tags: [{ name: 't1' }, { name: null }] },
  { __typename: 'Hidden', id: 'h1' },
];
const hits = () => [
  { __typename: 'Product', id: '1' },
  ARTICLES[0],
  null,
  { __typename: 'Person', id: 'p1' },
  ARTICLES[1],
  { __typename: 'Person', id: 'p9' },
];

const search: FixtureSubgraph = {
  name: 'search',
  sdl: `${FEDERATION}
    type Query { search(text: String): [Hit] best: Hit hidden: Hit named: [Named] }
    union Hit = Product | Person | Article | Hidden
    interface Named { title: String related: [Hit!] }
    type Product @key(fields: "id") { id: ID! rank: Int }
    type Person @key(fields: "id") { id: ID! rank: Int }
    type Article implements Named { id: ID! title: String tags: [Tag] related: [Hit!] }
    type Tag @shareable { name: String! }
    type Hidden implements Named @inaccessible { id: ID! title: String related: [Hit!] }`,
  resolvers: {
    Query: {
      search: hits,
      best: () => ({ __typename: 'Product', id: '3' }),
      hidden: () => ARTICLES[1],
      named: () => [ARTICLES[0], null],
    },
    Hit: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    Named: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    Product: { rank: ({ id }: Id) => Number(id) },
    Person: { rank: () => null },
    Article: { related: () => hits().slice(0, 2) },
  },
};

export const SHOP: readonly FixtureSubgraph[] = [catalog, stock, people, search];
