import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../../gateway/config.ts';
import { LIMIT_SHAPE } from '../../../gateway/limits/limit-variables.ts';
import { LIMITS, limitsOf, OPEN_LIMITS } from '../../../gateway/limits/limits.ts';
import { type FixtureGateway, startFixtureGateway } from '../../support/fixture-gateway.ts';
import { type BrokenSource, startBrokenSource } from '../../support/broken-source.ts';
import { PATIENT } from '../../support/patience.ts';
import { executeFixture, FEDERATION, type FixtureSubgraph } from '../../support/fixture-supergraphs.ts';

const TREES: FixtureSubgraph = {
  name: 'trees',
  sdl: `${FEDERATION}
    type Query {
      tree: Tree
      trees(first: Int!): [Tree!] @listSize(slicingArguments: ["first"])
      broken: [Int]
    }
    type Tree { id: ID! next: Tree bark: String }`,
  resolvers: {
    Query: {
      tree: () => ({ id: '1', next: { id: '2' } }),
      trees: (_parent: unknown, { first }: { first: number }) => Array.from({ length: first }, (_, id) => ({ id })),
      broken: () => ['a', 'b', 'c'],
    },
    Tree: { bark: () => 'x'.repeat(8_000_000) },
  },
};

/** The operation is within the defaults of an open gateway, and over the limit that the variable sets. */
const ROWS: readonly (readonly [keyof typeof LIMIT_SHAPE, string, string, string])[] = [
  ['MAX_BODY_BYTES', '1000', `{ tree { id } } # ${'x'.repeat(2_000)}`, 'REQUEST_TOO_LARGE'],
  ['MAX_TOKENS', '5', '{ tree { id next { id } } }', 'GRAPHQL_PARSE_FAILED'],
  ['MAX_DEPTH', '2', '{ tree { next { id } } }', 'OPERATION_TOO_COMPLEX'],
  ['MAX_ALIASES', '1', '{ tree { a: id b: id } }', 'OPERATION_TOO_COMPLEX'],
  ['MAX_ROOT_FIELDS', '1', '{ tree { id } trees(first: 1) { id } }', 'OPERATION_TOO_COMPLEX'],
  ['MAX_DIRECTIVES', '0', '{ tree { id @include(if: true) } }', 'OPERATION_TOO_COMPLEX'],
  ['MAX_COST', '59', '{ trees(first: 60) { id } }', 'OPERATION_TOO_COMPLEX'],
  ['MAX_PAGE_SIZE', '59', '{ trees(first: 60) { id } }', 'OPERATION_TOO_COMPLEX'],
  ['MAX_SUBGRAPH_ANSWER_BYTES', '5000000', '{ tree { bark } }', 'SUBGRAPH_UNAVAILABLE'],
];

/** Limits of answers hold for subgraphs over HTTP only. */
let trees: BrokenSource;
const execute = executeFixture(TREES);
beforeAll(async () => {
  trees = await startBrokenSource(async (response, request) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(await execute(request, null)));
  });
});
afterAll(() => trees.stop());

const start = (environment: NodeJS.ProcessEnv) =>
  startFixtureGateway([TREES], { trees: trees.url }, { open: true, limits: readConfig(environment).limits, ...PATIENT });

const codes = (answer: { errors?: readonly { extensions?: Record<string, unknown> }[] }) =>
  (answer.errors ?? []).map(({ extensions }) => extensions?.['code']);

describe('a limit that the environment sets', () => {
  let open: FixtureGateway;
  beforeAll(async () => (open = await start({})));
  afterAll(() => open.stop());

  it.each(ROWS)('%s=%s holds, with --open too', async (variable, value, query, code) => {
    const before = await open.post({ query });
    expect([codes(before), Object.values(before.data as object).includes(null)]).toEqual([[], false]);
    const limited = await start({ [variable]: value });
    expect(codes(await limited.post({ query }))).toEqual([code]);
    await limited.stop();
  });

  it('MAX_ERRORS holds: the answer says how many more there were', async () => {
    const limited = await start({ MAX_ERRORS: '1' });
    const query = '{ broken }';
    expect((await open.post({ query })).errors).toHaveLength(3);
    const { text } = await limited.post({ query });
    const { errors, extensions } = JSON.parse(text) as { errors: unknown[]; extensions?: unknown };
    expect([errors.length, extensions]).toEqual([1, { moreErrors: 2 }]);
    await limited.stop();
  });
});

describe('the variables of the limits', () => {
  const names = Object.keys(LIMIT_SHAPE);
  const all = Object.fromEntries(names.map((name, index) => [name, String(2_000 + index - (name === 'MAX_DEPTH' ? 1_500 : 0))]));

  it('set every limit, each its own', () => {
    const { limits } = readConfig(all);
    expect(Object.keys(limits).toSorted()).toEqual(Object.keys(LIMITS).toSorted());
    expect(new Set(Object.values(limits)).size).toBe(names.length);
  });

  it('leave the defaults as they are when they are not set', () => {
    const { limits } = readConfig({});
    expect([limitsOf(false, limits), limitsOf(true, limits)]).toEqual([LIMITS, OPEN_LIMITS]);
  });

  it.each(names)('%s is a whole number', (name) => {
    for (const wrong of ['-1', '1.5', 'many', '1e3', '9999999999', ''])
      expect(() => readConfig({ [name]: wrong })).toThrow(new RegExp(`${name}: is .*Allowed: a whole number from`));
  });
});
