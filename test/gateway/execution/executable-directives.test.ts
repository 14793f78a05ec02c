import { describe, expect, it } from '@jest/globals';
import { Kind, parse, visit } from 'graphql';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { FEDERATION, type FixtureSubgraph, loadFixture } from '../../support/fixture-supergraphs.ts';

const DIRECTIVES = `
  directive @style(as: String) on QUERY | MUTATION | FIELD | INLINE_FRAGMENT | FRAGMENT_SPREAD | FRAGMENT_DEFINITION
  directive @spread(as: String) on FRAGMENT_SPREAD
  directive @defined on FRAGMENT_DEFINITION
  directive @mark(as: String) repeatable on FIELD`;

const typeOf = ({ __typename }: { __typename: string }) => __typename;

const ITEMS: FixtureSubgraph = {
  name: 'items',
  sdl: `${FEDERATION} ${DIRECTIVES}
    type Query { items: [Item!]! one: Card }
    type Mutation { change: Card }
    interface Item { id: ID! }
    type Card implements Item @key(fields: "id") { id: ID! x: Int }
    type Note implements Item @key(fields: "id") { id: ID! }`,
  resolvers: {
    Query: {
      items: () => [
        { __typename: 'Card', id: '1', x: 5 },
        { __typename: 'Note', id: '2' },
      ],
      one: () => ({ id: '1', x: 5 }),
    },
    Mutation: { change: () => ({ id: '1', x: 6 }) },
    Item: { __resolveType: typeOf },
  },
};

const SCORES: FixtureSubgraph = {
  name: 'scores',
  sdl: `${FEDERATION} ${DIRECTIVES}
    type Query { best: Int }
    type Card @key(fields: "id") { id: ID! x: Int @external y: Int twice: Int @requires(fields: "x") }`,
  resolvers: {
    Query: { best: () => 1 },
    Card: { y: () => 9, twice: ({ x }: { x: number }) => 2 * x },
  },
};

/** The directives around each field of an operation, from the operation in: "x: @style(as: v)". */
function directivesAround(query: string, variables: Readonly<Record<string, unknown>>): string[] {
  const document = parse(query);
  const found: string[] = [];
  const around: string[] = [];
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  const walk = (root: object): void => {
    visit(root as typeof document, {
      enter(node) {
        if (node.kind === Kind.FRAGMENT_DEFINITION && node !== root) return false;
        if (!('directives' in node)) return undefined;
        const own = (node.directives ?? []).map(({ name, arguments: [argument] = [] }) => {
          const value = argument?.value;
          const said =
            value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.kind === Kind.STRING ? value.value : '';
          return `@${name.value}(${String(said)})`;
        });
        around.push(own.join(' '));
        if (node.kind === Kind.FIELD && !node.selectionSet)
          found.push(`${node.name.value}: ${around.filter(Boolean).join(' ')}`.trim());
        const fragment = node.kind === Kind.FRAGMENT_SPREAD && fragments.get(node.name.value);
        if (fragment) walk(fragment);
        return undefined;
      },
      leave: (node) => void ('directives' in node && around.pop()),
    });
  };
  walk(document);
  return found;
}

type Row = readonly [what: string, query: string, around: readonly string[]];

const ROWS: readonly Row[] = [
  ['a field', 'query ($s: String) { one { x @style(as: $s) y @style(as: $s) } }', ['x: @style(v)', 'y: @style(v)']],
  [
    'the operation',
    'query ($s: String) @style(as: $s) { one { x y } best }',
    ['x: @style(v)', 'y: @style(v)', 'best: @style(v)'],
  ],
  ['a mutation', 'mutation ($s: String) @style(as: $s) { change { x y } }', ['x: @style(v)', 'y: @style(v)']],
  ['an inline fragment', 'query ($s: String) { one { ... @style(as: $s) { x y } } }', ['x: @style(v)', 'y: @style(v)']],
  [
    'an inline fragment on a type',
    'query ($s: String) { items { ... on Card @style(as: $s) { x y } } }',
    ['x: @style(v)', 'y: @style(v)'],
  ],
  [
    'an inline fragment at the root',
    'query ($s: String) { ... @style(as: $s) { one { x } best __typename } }',
    ['x: @style(v)', 'best: @style(v)'],
  ],
  [
    'a spread',
    'query ($s: String) { items { ...F @style(as: $s) } } fragment F on Card { x y }',
    ['x: @style(v)', 'y: @style(v)'],
  ],
  [
    'a spread alone may have it',
    'query ($s: String) { items { ...F @spread(as: $s) } } fragment F on Card { x y }',
    ['x: @spread(v)', 'y: @spread(v)'],
  ],
  [
    'the definition of a fragment alone may have it',
    '{ items { ...F } } fragment F on Card @defined { x y }',
    ['x: @defined()', 'y: @defined()'],
  ],
  [
    'spread and definition at once',
    'query ($s: String) { one { ...F @style(as: $s) } } fragment F on Card @style(as: "w") { x y }',
    ['x: @style(v) @style(w)', 'y: @style(v) @style(w)'],
  ],
  [
    'fragments in fragments, and a field in them',
    'query ($s: String) { one { ... @style(as: "a") { x ... on Card @style(as: $s) { y @style(as: "b") twice } } } }',
    ['x: @style(a)', 'y: @style(a) @style(v) @style(b)', 'twice: @style(a) @style(v)'],
  ],
  ['a field several times', '{ one { x @mark(as: "1") @mark(as: "2") } }', ['x: @mark(1) @mark(2)']],
  [
    'beside a condition, which does not go along',
    '{ one { x @style(as: "a") @include(if: true) ... @skip(if: false) @style(as: "b") { y } } }',
    ['x: @style(a)', 'y: @style(b)'],
  ],
];

describe('directives that the subgraphs define are sent along with their fields', () => {
  const { ask, sent } = loadFixture([ITEMS, SCORES], { open: true });

  it.each(ROWS)('%s', async (_what, query, around) => {
    const { errors } = await ask(ANONYMOUS, query, query.includes('$s') ? { s: 'v' } : {});
    expect(errors).toEqual([]);
    const reached = sent.flatMap((request) => directivesAround(request.query, request.variables));
    expect(reached.filter((line) => !/^(__typename|id)\b/.test(line)).sort()).toEqual(expect.arrayContaining([...around].sort()));
    expect(sent.map((request) => request.query).join()).not.toMatch(/_access_in|@(skip|include)/);
  });

  it('a field with one is fetched separately from a field that @requires needs', async () => {
    expect((await ask(ANONYMOUS, '{ one { twice x @style(as: "a") } }')).data).toEqual({ one: { twice: 10, x: 5 } });
    const [first] = sent;
    expect(directivesAround(first?.query ?? '', {})).toEqual(expect.arrayContaining(['x:', 'x: @style(a)']));
  });
});

describe('EXECUTOR=apollo', () => {
  const own = loadFixture([ITEMS, SCORES], { open: true });
  const apollo = loadFixture([ITEMS, SCORES], { open: true, executor: 'apollo' });
  // ApolloGateway spells fragments out, and a subgraph refuses there what may stand on spreads and definitions alone.
  const rows = ROWS.filter(([, query]) => !/@(spread|defined)/.test(query));

  it.each(rows)('answers alike: %s', async (_what, query) => {
    const variables = query.includes('$s') ? { s: 'v' } : {};
    expect(await apollo.ask(ANONYMOUS, query, variables)).toEqual(await own.ask(ANONYMOUS, query, variables));
  });
});
