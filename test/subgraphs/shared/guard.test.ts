import { createRequire } from 'node:module';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { describe, expect, it } from '@jest/globals';
import { graphql, GraphQLSchema, parse } from 'graphql';
import { readPolicies } from '../../../schema/contract/read-policies.ts';
import { ANONYMOUS, type Viewer } from '../../../schema/contract/viewer.ts';
import { guardSchema } from '../../../subgraphs/shared/guard.ts';
import { admitReferences, type Resolvers } from '../../../subgraphs/shared/references.ts';
import { BRUNO, EVA, HUGO, IRMA, partner } from '../../support/demo-viewers.ts';

const SDL = parse(`
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.11", import: ["@key", "@policy", "@requiresScopes", "@composeDirective"])
    @link(url: "https://myservices.mass.gov/specs/subject/v1.0", import: ["@subject"])
    @composeDirective(name: "@subject")
  directive @subject(as: String!) on FIELD_DEFINITION

  type Query {
    open: String @policy(policies: [["public"]])
    nothingSaid: String
    failing: String @policy(policies: [["public"]])
    failingOddly: Mixed @policy(policies: [["public"]])
    scoped: String @policy(policies: [["partner"]]) @requiresScopes(scopes: [["documents:read"]])
    mixed: Mixed @policy(policies: [["public"]])
    people: [Person!] @policy(policies: [["public"]])
    mail: [Mail!] @policy(policies: [["public"]])
  }
  type Mixed {
    open: String @policy(policies: [["public"]])
    nothingSaid: String
  }
  type Person @key(fields: "id") @policy(policies: [["self"], ["head_of_household_limited"]]) {
    id: ID! @subject(as: "person")
    own: String @policy(policies: [["self"]])
    ownFailing: String @policy(policies: [["self"]])
    plan: String @policy(policies: [["self"], ["head_of_household"]])
    plans: [String!] @policy(policies: [["self"], ["head_of_household"]])
    planFailing: String @policy(policies: [["self"], ["head_of_household"]])
    note: Note
  }
  type Note @policy(policies: [["self"], ["head_of_household"]]) { text: String }
  interface Mail { id: ID! }
  type Letter implements Mail @policy(policies: [["recipient"]]) { id: ID! to: ID! @subject(as: "recipient") }
  type Leaflet implements Mail @policy(policies: [["public"]]) { id: ID! }
`);

const EVERYBODY = ['p0201', 'p0202', 'p0203', 'p0401'];
const askedAbout: string[] = [];
const RESOLVERS: Resolvers = {
  Query: {
    open: () => 'open',
    nothingSaid: () => 'nothing said',
    failing: () => {
      throw new Error('the database is away');
    },
    // What some drivers reject with is no Error; it must not pass for a row.
    failingOddly: () => Promise.reject({ open: 'the database is away' }),
    scoped: () => 'scoped',
    mixed: () => ({ open: 'open', nothingSaid: 'nothing said' }),
    people: () => EVERYBODY.map((id) => ({ id })),
    mail: () => [
      { __typename: 'Letter', id: 'to Bruno', to: 'p0201' },
      { __typename: 'Leaflet', id: 'to all' },
    ],
  },
  Person: {
    __resolveReference: (reference: object) => reference,
    own: ({ id }: { id: string }) => `of ${id}`,
    ownFailing: () => Promise.reject(new Error('the database is away')),
    plan: ({ id }: { id: string }) => `plan of ${id}`,
    plans: ({ id }: { id: string }) => {
      askedAbout.push(id);
      return [`plan of ${id}`];
    },
    planFailing: () => Promise.reject(new Error('the database is away')),
    note: ({ id }: { id: string }) => ({ text: `about ${id}` }),
  },
};

const reading = readPolicies(SDL);
const bare = buildSubgraphSchema([{ typeDefs: SDL, resolvers: admitReferences(RESOLVERS, reading) as never }]);
const schema = guardSchema(bare, reading);

/** Data, and each error as path and message. */
async function ask(
  viewer: Viewer,
  source: string,
  contextValue = { viewer, loaders: {}, clock: Date.now, reportFailure: () => undefined, isAsserted: false },
) {
  const { data, errors = [] } = await graphql({ schema, source, contextValue });
  return {
    data: JSON.parse(JSON.stringify(data)) as unknown,
    errors: errors.map(({ path = [], message }) => `${path.join('.')}: ${message}`),
  };
}

const DENIAL = 'Unauthorized field or type';
const entities = (...ids: string[]) =>
  `_entities(representations: [${ids.map((id) => `{ __typename: "Person", id: "${id}" }`).join(', ')}])`;

describe('fields that the SDL does not open are denied', () => {
  it('pitfall 5: a field without a policy is denied, and does not drop the rules of its type', async () => {
    expect(await ask(BRUNO, '{ open nothingSaid mixed { open nothingSaid } }')).toEqual({
      data: { open: 'open', nothingSaid: null, mixed: { open: 'open', nothingSaid: null } },
      errors: [`nothingSaid: ${DENIAL}`, `mixed.nothingSaid: ${DENIAL}`],
    });
    expect(await ask(ANONYMOUS, '{ scoped }')).toEqual({ data: { scoped: null }, errors: [`scoped: ${DENIAL}`] });
  });

  it('every directive on a field must hold', async () => {
    expect((await ask(partner('documents:read'), '{ scoped }')).data).toEqual({ scoped: 'scoped' });
    expect((await ask(partner(), '{ scoped }')).data).toEqual({ scoped: null });
  });

  it('pitfall 6: a rule whose predicate throws denies', async () => {
    const broken = { viewer: null as never, loaders: {}, clock: Date.now, reportFailure: () => undefined, isAsserted: false };
    const answer = await ask(ANONYMOUS, '{ scoped }', broken);
    expect(answer).toEqual({ data: { scoped: null }, errors: [`scoped: ${DENIAL}`] });
  });

  it('pitfall 8: a failing source does not look like a denial, whatever it throws', async () => {
    const reported: string[] = [];
    const { data, errors } = await graphql({
      schema,
      source: '{ failing failingOddly { open } }',
      contextValue: { viewer: BRUNO, reportFailure: (field: string) => void reported.push(field) },
    });
    expect(reported.toSorted()).toEqual(['Query.failing', 'Query.failingOddly']);
    expect(data).toEqual({ failing: null, failingOddly: null });
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'SUBGRAPH_ERROR' }, { code: 'SUBGRAPH_ERROR' }]);
    expect(errors?.map(({ message }) => message).join()).not.toContain('away');
  });

  it('pitfall 8: a denial has the code of a denial', async () => {
    const { errors } = await graphql({ schema, source: '{ nothingSaid }', contextValue: { viewer: BRUNO } });
    expect(errors?.[0]?.extensions).toEqual({ code: 'UNAUTHORIZED_FIELD_OR_TYPE' });
  });
});

describe('objects', () => {
  it('pitfall 7: each person has a decision of their own', async () => {
    expect(await ask(BRUNO, '{ people { id own note { text } } }')).toEqual({
      data: {
        people: [
          { id: 'p0201', own: 'of p0201', note: { text: 'about p0201' } },
          { id: 'p0202', own: null, note: { text: 'about p0202' } },
          { id: 'p0203', own: null, note: null },
        ],
      },
      errors: [`people.1.own: ${DENIAL}`, `people.2.own: ${DENIAL}`],
    });
  });

  it('RO-10: data withheld only by a restriction looks like no data, and fails with its source as for everyone', async () => {
    const { data, errors } = await ask(BRUNO, '{ people { id plan plans planFailing ownFailing } }');
    const nothing = { planFailing: null, ownFailing: null };
    expect(data).toEqual({
      people: [
        { id: 'p0201', plan: 'plan of p0201', plans: ['plan of p0201'], ...nothing },
        { id: 'p0202', plan: 'plan of p0202', plans: ['plan of p0202'], ...nothing },
        { id: 'p0203', plan: null, plans: [], ...nothing },
      ],
    });
    const failure = 'This data could not be read';
    expect(errors.toSorted()).toEqual(
      [
        ...[0, 1, 2].map((place) => `people.${place}.planFailing: ${failure}`),
        `people.0.ownFailing: ${failure}`,
        ...[1, 2].map((place) => `people.${place}.ownFailing: ${DENIAL}`),
      ].toSorted(),
    );
  });

  it('RO-10: a source gets the same number of requests for a restricted person as for others', async () => {
    askedAbout.length = 0;
    await ask(BRUNO, '{ people { plans } }');
    expect(askedAbout).toHaveLength(3);
    expect(askedAbout).toEqual(expect.arrayContaining(['p0201', 'p0202']));
    expect(askedAbout).not.toContain('p0203');
  });

  it('pitfall 7: operations that share a context object have decisions of their own', async () => {
    const shared = { viewer: BRUNO, loaders: {}, clock: Date.now, reportFailure: () => undefined, isAsserted: false };
    await ask(BRUNO, '{ people { own } }', shared);
    const answer = await ask(BRUNO, `{ ${entities('p0202', 'p0201')} { ... on Person { own } } }`, shared);
    expect(answer.data).toEqual({ _entities: [{ own: null }, { own: 'of p0201' }] });
  });

  it('lists hold only whom the viewer may see', async () => {
    expect(await ask(EVA, '{ people { id } }')).toEqual({ data: { people: [{ id: 'p0203' }] }, errors: [] });
    expect(await ask(IRMA, '{ people { id } }')).toEqual({ data: { people: [{ id: 'p0401' }] }, errors: [] });
    expect(await ask(HUGO, '{ people { id } }')).toEqual({ data: { people: [] }, errors: [] });
  });

  it('each object of an interface is judged by its own type', async () => {
    const query = '{ mail { __typename id } }';
    const leaflet = { __typename: 'Leaflet', id: 'to all' };
    expect((await ask(BRUNO, query)).data).toEqual({ mail: [{ __typename: 'Letter', id: 'to Bruno' }, leaflet] });
    expect((await ask(EVA, query)).data).toEqual({ mail: [leaflet] });
  });

  it('an alias changes nothing about whose data it is', async () => {
    const answer = await ask(BRUNO, '{ people { personId: own id: own } }');
    expect(answer.errors).toContain(`people.1.id: ${DENIAL}`);
    expect((answer.data as { people: object[] }).people[1]).toEqual({ personId: null, id: null });
  });
});

describe('the way in by key', () => {
  it('pitfall 10: entities are guarded one by one', async () => {
    const answer = await ask(BRUNO, `{ ${entities('p0401', 'p0203', 'p0201')} { ... on Person { id } } }`);
    expect(answer).toEqual({ data: { _entities: [null, { id: 'p0203' }, { id: 'p0201' }] }, errors: [] });
  });

  it('pitfall 10: the internal fields of federation answer everyone', async () => {
    const { data, errors } = await ask(ANONYMOUS, `{ _service { sdl } ${entities('p0201')} { __typename } }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({ _service: { sdl: expect.stringContaining('nothingSaid') }, _entities: [null] });
  });
});

describe('the libraries', () => {
  it('pitfall 36: a subgraph schema is built from a list of modules, with the one graphql that everything here shares', () => {
    const modules = [{ typeDefs: parse('type Query { open: String }'), resolvers: { Query: { open: () => 'open' } } }];
    expect(buildSubgraphSchema(modules)).toBeInstanceOf(GraphQLSchema);
  });

  it('pitfall 37: the CommonJS build of graphql-shield loads, and knows the operators that the guard is made of', () => {
    const { rule, and, or, allow, deny } = createRequire(import.meta.url)('graphql-shield') as typeof import('graphql-shield');
    expect([rule, and, or].map((operator) => typeof operator)).toEqual(['function', 'function', 'function']);
    expect(and(allow, or(allow, deny))).toBeInstanceOf(Object);
  });
});
