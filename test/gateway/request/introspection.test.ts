import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { type FixtureGateway, startFixtureGateway } from '../../support/fixture-gateway.ts';
import { loadFixture } from '../../support/fixture-supergraphs.ts';
import { type Graph, post, startGraph } from '../../support/graph.ts';
import { HOUSEHOLD_FIXTURE } from '../../support/household-fixture.ts';

const sorted = (schema: ReturnType<typeof buildSchema>) => printSchema(lexicographicSortSchema(schema));

describe('where introspection is on', () => {
  let graph: Graph;
  beforeAll(async () => void (graph = await startGraph()));
  afterAll(() => graph.stop());

  it('tools get the whole schema that clients see, and nothing else', async () => {
    const { data } = await post(graph.url, { query: getIntrospectionQuery({ specifiedByUrl: true }) });
    const api = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
    expect(sorted(buildClientSchema(data as IntrospectionQuery))).toBe(sorted(api));
    expect(JSON.stringify(data)).not.toMatch(/viewerStanding|submitterId|join__|_entities|_service/);
  });

  it('stands beside data, under aliases, through fragments, with variables', async () => {
    const query = `query ($name: String!) { help { learnMoreUrl } s: __schema { ...S } t: __type(name: $name) { ...T } n: __type(name: "Nothing") { name } kind: __typename }
      fragment S on __Schema { queryType { name } mutationType { name } subscriptionType { name } }
      fragment T on __Type { __typename kind name possibleTypes { name } }`;
    const { data, errors } = await graph.ask('anonymous', query, { name: 'Mailing' });
    expect(errors).toEqual([]);
    expect(data).toEqual({
      help: { learnMoreUrl: expect.stringContaining('https://') },
      s: { queryType: { name: 'Query' }, mutationType: { name: 'Mutation' }, subscriptionType: null },
      t: { __typename: '__Type', kind: 'INTERFACE', name: 'Mailing', possibleTypes: [{ name: 'Notice' }, { name: 'TaxForm' }] },
      n: null,
      kind: 'Query',
    });
  });

  it('is under conditions like any field', async () => {
    const query =
      'query ($a: Boolean!) { __schema @include(if: $a) { queryType { name } } __type(name: "Person") @skip(if: $a) { name } }';
    expect((await graph.ask('H02', query, { a: true })).data).toEqual({ __schema: { queryType: { name: 'Query' } } });
    expect((await graph.ask('H02', query, { a: false })).data).toEqual({ __type: { name: 'Person' } });
  });

  it('asks no subgraph', async () => {
    const { ask, sent } = loadFixture(HOUSEHOLD_FIXTURE);
    expect((await ask(ANONYMOUS, '{ __schema { queryType { name } } __typename }')).data).toEqual({
      __schema: { queryType: { name: 'Query' } },
      __typename: 'Query',
    });
    expect(sent).toEqual([]);
  });
});

describe('where introspection is off', () => {
  let gateway: FixtureGateway;
  beforeAll(async () => void (gateway = await startFixtureGateway(HOUSEHOLD_FIXTURE)));
  afterAll(() => gateway.stop());

  it.each([
    '{ __schema { types { name } } }',
    '{ __type(name: "Person") { name } }',
    '{ ...A } fragment A on Query { s: __schema { types { name } } }',
  ])('refused: %s', async (query) => {
    const { status, errors, data } = await gateway.post({ query });
    expect([status, errors[0]?.extensions.code, data]).toEqual([400, 'INTROSPECTION_DISABLED', undefined]);
  });

  it('the name of a type is no introspection', async () => {
    expect((await gateway.post({ query: '{ __typename things { __typename ... on Leaflet { title } } }' })).data).toMatchObject({
      __typename: 'Query',
    });
  });

  it('nor do errors tell of the schema', async () => {
    for (const query of [
      '{ staffonly }',
      '{ peple { id } }',
      '{ people { nam } }',
      '{ person(idd: "1") { id } }',
      '{ things { ... on Persn { id } } }',
      'mutation { rename { id } }',
    ]) {
      expect((await gateway.post({ query })).text).not.toMatch(/Did you mean|staffOnly|"people|name"|Person"|rename"/);
    }
  });
});
