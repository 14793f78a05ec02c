import { describe, expect, it } from '@jest/globals';
import { SupergraphHolder } from '../../../gateway/serving/supergraph-holder.ts';
import { loadSupergraph } from '../../../gateway/supergraph/load-supergraph.ts';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { composeFixture, FEDERATION, type FixtureSubgraph, loadFixture, VOCABULARY } from '../../support/fixture-supergraphs.ts';

const FIRST: FixtureSubgraph = {
  name: 'first',
  sdl: `${FEDERATION}
    type Query { open: Int @policy(policies: [["public"]]) staffOnly: Int @policy(policies: [["staff"]]) list: [Item] @policy(policies: [["public"]]) @listSize(assumedSize: 900) }
    type Item @policy(policies: [["public"]]) { id: ID @cost(weight: 2) }`,
  resolvers: { Query: { open: () => 1, staffOnly: () => 2, list: () => [] } },
};
const WHOLE = composeFixture(FIRST, VOCABULARY);

/** As compositions wrote it before there was `@link`. */
const CORE = `
  schema
    @core(feature: "https://specs.apollo.dev/core/v0.2") @core(feature: "https://specs.apollo.dev/join/v0.2", for: EXECUTION)
    @core(feature: "https://specs.apollo.dev/policy/v0.1", for: SECURITY)
  { query: Query }
  directive @core(feature: String!, as: String, for: core__Purpose) repeatable on SCHEMA
  directive @join__field(graph: join__Graph!, requires: join__FieldSet, provides: join__FieldSet, type: String, external: Boolean) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
  directive @join__graph(name: String!, url: String!) on ENUM_VALUE
  directive @join__implements(graph: join__Graph!, interface: String!) repeatable on OBJECT | INTERFACE
  directive @join__type(graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false, resolvable: Boolean! = true) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
  directive @policy(policies: [[policy__Policy!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
  enum core__Purpose { EXECUTION SECURITY }
  scalar join__FieldSet
  scalar policy__Policy
  enum join__Graph { FIRST @join__graph(name: "first", url: "http://first.invalid") }
  type Query @join__type(graph: FIRST) {
    open: Int @policy(policies: [["public"]])
    staffOnly: Int @policy(policies: [["staff"]])
  }`;

/** The supergraph with one more feature. */
const linking = (link: string) => WHOLE.replace('@link(url: "https://specs.apollo.dev/join', `${link}\n  $&`);
const renamed = (from: string | RegExp, to: string) => {
  const sdl = WHOLE.replaceAll(from, to);
  if (sdl === WHOLE) throw new Error('There is nothing to rename');
  return sdl;
};
const load = (sdl: string, open: boolean) => loadSupergraph(sdl, { open, executor: 'own' });

describe.each([
  ['covered', false],
  ['open', true],
])('in the %s mode', (_mode, open) => {
  it.each([
    [
      'an unknown feature for security',
      linking('@link(url: "https://example.org/masking/v1.0", for: SECURITY)'),
      'https://example.org/masking/v1.0 is not supported, and cannot be ignored because it is for: SECURITY',
    ],
    [
      'an unknown feature for execution',
      linking('@link(url: "https://example.org/routing/v2.1", for: EXECUTION)'),
      'https://example.org/routing/v2.1 is not supported, and cannot be ignored because it is for: EXECUTION',
    ],
    [
      'the same under another name, with imports',
      linking(
        '@link(url: "https://example.org/masking/v1.0", as: "tag", import: [{ name: "@mask", as: "@policy2" }], for: SECURITY)',
      ),
      'https://example.org/masking/v1.0',
    ],
    [
      'connectors',
      linking('@link(url: "https://specs.apollo.dev/connect/v0.1", for: EXECUTION)'),
      'https://specs.apollo.dev/connect/v0.1',
    ],
    [
      'cache tags',
      linking('@link(url: "https://specs.apollo.dev/cacheTag/v0.1", for: EXECUTION)'),
      'https://specs.apollo.dev/cacheTag/v0.1',
    ],
    ['a later version of policies', renamed('policy/v0.1', 'policy/v0.2'), 'https://specs.apollo.dev/policy/v0.2'],
    ['a later major version of policies', renamed('policy/v0.1', 'policy/v1.0'), 'https://specs.apollo.dev/policy/v1.0'],
    [
      'a later version of policies without a purpose',
      renamed('policy/v0.1", for: SECURITY', 'policy/v0.9"'),
      'https://specs.apollo.dev/policy/v0.9',
    ],
    ['a part of a feature', renamed('policy/v0.1"', 'policy/v0.1#@policy"'), 'https://specs.apollo.dev/policy/v0.1#@policy'],
    ['a later version of the join specification', renamed('join/v0.5', 'join/v0.6'), 'join'],
    ['a later version of costs', renamed('cost/v0.1', 'cost/v0.2'), 'cost'],
    [
      'a later version of inaccessible',
      linking('@link(url: "https://specs.apollo.dev/inaccessible/v0.3")').replace(
        '@link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY)',
        '',
      ),
      'https://specs.apollo.dev/inaccessible/v0.3',
    ],
    [
      'a later version of whose data it is',
      renamed('specs/subject/v1.0', 'specs/subject/v2.0'),
      'https://myservices.mass.gov/specs/subject/v2.0',
    ],
    [
      'context',
      linking('@link(url: "https://specs.apollo.dev/context/v0.1", for: SECURITY)'),
      '@context and @fromContext are not supported (https://specs.apollo.dev/context/v0.1)',
    ],
    [
      'the core specification and an unknown feature for security',
      CORE.replace(
        '@core(feature: "https://specs.apollo.dev/policy',
        '@core(feature: "https://example.org/masking/v1.0", for: SECURITY) $&',
      ),
      'https://example.org/masking/v1.0',
    ],
    ['no features', renamed(/^ +@link\(.*\)$/gm, ''), 'core schema'],
  ])('pitfall 43: a supergraph with %s is refused', (_what, sdl, says) => {
    const refused = () => load(sdl, open);
    expect(refused).toThrow(says);
    expect(refused).toThrow(/^.+$/);
  });

  it.each([
    ['an unknown feature without a purpose', linking('@link(url: "https://example.org/hints/v1.0", import: ["@hint"])')],
    ['tags', linking('@link(url: "https://specs.apollo.dev/tag/v0.3")')],
  ])('a supergraph with %s is taken', (_what, sdl) => {
    expect(load(sdl, open).schema.getQueryType()?.getFields()).toHaveProperty('open');
  });

  it('directives that are answered in parts are none of the schema that clients see', () => {
    const parts = `
      directive @defer(label: String, if: Boolean! = true) on FRAGMENT_SPREAD | INLINE_FRAGMENT
      directive @stream(label: String, if: Boolean! = true, initialCount: Int = 0) on FIELD`;
    const { schema } = load(WHOLE + parts, open);
    expect([schema.getDirective('defer'), schema.getDirective('stream')]).toEqual([undefined, undefined]);
    expect(schema.getDirective('skip')).toBeDefined();
  });

  it('one that is refused leaves the last one in force', async () => {
    const holder = await SupergraphHolder.open(WHOLE, { open, executor: 'own' });
    const before = holder.current;
    await expect(holder.swap(linking('@link(url: "https://example.org/masking/v1.0", for: SECURITY)'))).rejects.toThrow(
      'masking',
    );
    expect(holder.current).toBe(before);
    await holder.close();
  });
});

it('a composed supergraph with @context and @fromContext is refused by their names', () => {
  const withContext: FixtureSubgraph = {
    name: 'contexts',
    sdl: `extend schema
        @link(url: "https://specs.apollo.dev/federation/v2.11", import: ["@key", "@context", "@fromContext"])
      type Query { customer: Customer }
      type Customer @key(fields: "id") @context(name: "customer") { id: ID! currency: String! order: Order }
      type Order @key(fields: "id") { id: ID! total(currency: String @fromContext(field: "$customer { currency }")): Int }`,
  };
  const other: FixtureSubgraph = { name: 'other', sdl: `${FEDERATION} type Query { other: Int }` };
  const sdl = composeFixture(withContext, other);
  expect(sdl).toContain('contextArguments');
  expect(() => load(sdl, true)).toThrow('@context and @fromContext are not supported');
});

describe('features that are understood bind under every name', () => {
  const asked = (sdl: string, open = false) =>
    loadFixture([FIRST, VOCABULARY], { open, change: () => sdl }).ask(ANONYMOUS, '{ open staffOnly }');
  const DENIED = { data: { open: 1, staffOnly: null }, errors: ['staffOnly UNAUTHORIZED_FIELD_OR_TYPE'] };

  it.each([
    ['as they are', WHOLE],
    ['policies by as:', renamed(/@policy\b/g, '@rule').replace('policy/v0.1"', 'policy/v0.1", as: "rule"')],
    [
      'policies by import:',
      renamed(/@policy\b/g, '@rule').replace('policy/v0.1"', 'policy/v0.1", import: [{ name: "@policy", as: "@rule" }]'),
    ],
    [
      'the link directive itself',
      renamed(/@link\b/g, '@uses')
        .replace('link/v1.0"', 'link/v1.0", as: "uses"')
        .replaceAll('link__', 'uses__'),
    ],
    ['a URL that is written another way', renamed('https://specs.apollo.dev/policy/', 'HTTPS://Specs.Apollo.dev/policy/')],
  ])('%s', async (_way, sdl) => {
    expect(await asked(sdl)).toEqual(DENIED);
    expect(await asked(sdl, true)).toEqual(DENIED);
  });

  it.each([
    [
      'by as:',
      'cost/v0.1", as: "price"',
      (sdl: string) => sdl.replaceAll('@listSize', '@price__listSize').replaceAll(/@cost\b/g, '@price'),
    ],
    [
      'by import:',
      'cost/v0.1", import: [{ name: "@listSize", as: "@long" }, { name: "@cost", as: "@heavy" }]',
      (sdl: string) => sdl.replaceAll('@listSize', '@long').replaceAll(/@cost\b/g, '@heavy'),
    ],
  ])('costs %s', (_way, link, rename) => {
    const plain = WHOLE.replace(/cost\/v0.1"(, import: \[.*?\])?/, 'COSTS');
    const { costs } = load(rename(plain).replace('COSTS', link), false);
    expect(costs.listSizes.get('Query.list')?.assumedSize).toBe(900);
    expect(costs.weights.get('Item.id')).toBe(2);
  });
});
