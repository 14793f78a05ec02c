import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { BRUNO } from '../../support/demo-viewers.ts';
import { startFixtureGateway } from '../../support/fixture-gateway.ts';
import { FEDERATION, type FixtureSubgraph, loadFixture, VOCABULARY, WITH_SUBJECTS } from '../../support/fixture-supergraphs.ts';

const NAMES = Object.getOwnPropertyNames(Object.prototype).filter((name) => !name.startsWith('__'));
const PUBLIC = '@policy(policies: [["public"]])';

/** A field of that name leads to what belongs to one person alone. */
const race = (name: string): FixtureSubgraph => ({
  name: 'races',
  sdl: `${WITH_SUBJECTS}
    type Query { race: Race ${PUBLIC} ${name}: Team ${PUBLIC} }
    type Race ${PUBLIC} { ${name}: Team }
    type Team @policy(policies: [["self"]]) { owner: ID @subject(as: "person") budget: Int place: Place }
    type Place ${PUBLIC} { city: String }`,
  execute: ({ query }) => {
    const team = (owner: string) => ({ __typename: 'Team', budget: 7, place: { city: 'Boston' }, _access_Team_owner: owner });
    const data = query.includes('race') ? { race: { [name]: team('p0101') } } : { [name]: team('p0201') };
    return Promise.resolve({ data });
  },
});

describe.each(NAMES)('pitfall 41: a field called %s', (name) => {
  const { ask, supergraph } = loadFixture([race(name), VOCABULARY]);

  it('leads to fields that are checked', async () => {
    expect(await ask(ANONYMOUS, `{ race { ${name} { budget place { city } } } ${name} { budget } }`)).toEqual({
      data: { race: { [name]: null }, [name]: null },
      errors: [],
    });
    expect(await ask(BRUNO, `{ race { ${name} { budget place { city } } } }`)).toEqual({
      data: { race: { [name]: null } },
      errors: [],
    });
    expect((await ask(BRUNO, `{ ${name} { budget place { city } } }`)).data).toEqual({
      [name]: { budget: 7, place: { city: 'Boston' } },
    });
  });

  it('is found with its policies', () => {
    const race = supergraph.model.apiSchema.getType('Race') as never;
    expect(supergraph.model.fieldRequirement(race, name)).toEqual([]);
    expect(supergraph.model.typeRequirement('Team', 'Team')).toEqual([[['self']]]);
  });

  it('fails with an error when its source is down, answers nothing, or answers something else', async () => {
    for (const answer of [() => Promise.reject(new Error('down')), () => ({ data: null }), () => ({ data: {} })]) {
      const broken = loadFixture([{ ...race(name), execute: async () => answer() }, VOCABULARY]);
      const { data, errors } = await broken.ask(BRUNO, `{ ${name} { budget } }`);
      expect([data, errors]).toEqual([{ [name]: null }, [`${name} SUBGRAPH_UNAVAILABLE`]]);
    }
  });
});

describe.each(NAMES)('pitfall 41: another name called %s', (name) => {
  it('policy: has no predicate, and so the supergraph is refused, and denies in the open mode', async () => {
    const sdl = `${FEDERATION} type Query { a: Int @policy(policies: [["${name}"]]) }`;
    const subgraph: FixtureSubgraph = { name: 'first', sdl, execute: () => Promise.resolve({ data: { a: 1 } }) };
    expect(() => loadFixture([subgraph, VOCABULARY])).toThrow(`Query.a names the policy "${name}"`);
    expect(await loadFixture([subgraph], { open: true }).ask(BRUNO, '{ a }')).toEqual({
      data: { a: null },
      errors: ['a UNAUTHORIZED_FIELD_OR_TYPE'],
    });
  });

  it('error code of a subgraph: is not one of ours', async () => {
    const errors = [{ message: name, path: ['a'], extensions: { code: name, field: name } }];
    const { ask } = loadFixture(
      [
        {
          name: 'first',
          sdl: `${FEDERATION} type Query { a: Int }`,
          execute: () => Promise.resolve({ data: { a: null }, errors }),
        },
      ],
      { open: true },
    );
    expect(await ask(ANONYMOUS, '{ a }')).toEqual({ data: { a: null }, errors: ['a SUBGRAPH_ERROR'] });
  });

  it('type name, enum value or scalar of a subgraph: is not in the schema', async () => {
    const { ask } = loadFixture(
      [
        {
          name: 'first',
          sdl: `${FEDERATION} type Query { a: U b: E } union U = T type T { c: Int } enum E { X }`,
          execute: () => Promise.resolve({ data: { a: { __typename: name, c: 1 }, b: name } }),
        },
      ],
      { open: true },
    );
    expect(await ask(ANONYMOUS, '{ a { ... on T { c } } b }')).toEqual({
      data: { a: null, b: null },
      errors: ['a NULL_IN_NON_NULL', 'b NULL_IN_NON_NULL'],
    });
  });

  it('variable: has the client’s value or none', async () => {
    const { ask, sent } = loadFixture(
      [
        {
          name: 'first',
          sdl: `${FEDERATION} type Query { a(of: Int, ${name}: I): Int } input I { ${name}: Int }`,
          resolvers: { Query: { a: (_root: unknown, { of }: { of?: number }) => of ?? null } },
        },
      ],
      { open: true },
    );
    const query = `query ($${name}: Int) { a(of: $${name}, ${name}: { ${name}: $${name} }) }`;
    expect((await ask(ANONYMOUS, query, { [name]: 3 })).data).toEqual({ a: 3 });
    expect(await ask(ANONYMOUS, query)).toEqual({ data: { a: null }, errors: [] });
    expect(sent.map(({ variables }) => Object.values(variables))).toEqual([[]]);
  });
});

describe('names that begin with two underscores', () => {
  it.each([
    ['an alias', '{ __proto__: version }', 'RESERVED_NAME'],
    ['a variable', 'query ($__proto__: Int) { version(of: $__proto__) }', null],
    ['a field', '{ __proto__ }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a fragment', '{ ...__proto__ } fragment __proto__ on Query { version }', null],
    ['an operation', 'query __proto__ { version }', null],
    ['another variable', 'query ($__defineGetter__: Int) { version(of: $__defineGetter__) }', null],
  ])('%s', async (_what, query, code) => {
    const { post, stop } = await startFixtureGateway(
      [{ name: 'first', sdl: `${FEDERATION} type Query { version(of: Int): Int }`, resolvers: { Query: { version: () => 1 } } }],
      {},
      { open: true },
    );
    const { status, data, errors } = await post({ query, variables: { __defineGetter__: 1 } });
    await stop();
    expect([status, data, errors.map(({ extensions }) => extensions.code)]).toEqual(
      code === null ? [200, { version: 1 }, []] : [400, undefined, [code]],
    );
  });
});
