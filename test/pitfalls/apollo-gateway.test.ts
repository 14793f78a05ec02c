import { ApolloGateway } from '@apollo/gateway';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { loadSupergraph } from '../../gateway/supergraph/load-supergraph.ts';
import { SupergraphHolder } from '../../gateway/serving/supergraph-holder.ts';
import { supergraphSdl } from '../support/composed.ts';
import { BRUNO, CARLA, IRMA, STAFF } from '../support/demo-viewers.ts';
import { afterRunningWithout } from '../support/environment.ts';
import { composeFixture, loadFixture } from '../support/fixture-supergraphs.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { HOUSEHOLD_FIXTURE } from '../support/household-fixture.ts';

const { supergraph, ask } = loadFixture(HOUSEHOLD_FIXTURE);
const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

let graph: Graph;
beforeAll(async () => void (graph = await startGraph()));
afterAll(() => graph.stop());

const operationOf = (document: DocumentNode) =>
  document.definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION)!;

function deepFreeze<Value>(value: Value): Value {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

describe('the supergraph', () => {
  it('pitfall 12: ApolloGateway refuses our supergraph; this gateway serves it and enforces its policies', async () => {
    await expect(new ApolloGateway({ supergraphSdl, logger: SILENT }).load()).rejects.toThrow(/for: SECURITY.*unsupported/);
    const { data, errors } = await graph.ask('anonymous', '{ help { learnMoreUrl } viewer { id } }');
    expect(data).toEqual({ help: { learnMoreUrl: expect.stringContaining('mass.gov') }, viewer: null });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('pitfall 20: an invalid supergraph changes nothing; after a swap, old schema and old plans stay together', async () => {
    const holder = await SupergraphHolder.open(composeFixture(...HOUSEHOLD_FIXTURE), { open: false, executor: 'own' });
    const first = holder.current;
    await expect(holder.swap(composeFixture({ name: 'bad', sdl: 'type Query { a: Int }' }))).rejects.toThrow('not covered');
    expect(holder.current).toBe(first);
    const { operations: before } = holder;
    await holder.swap(supergraphSdl);
    expect(holder.current).not.toBe(first);
    // A request that began with the old operations still has the old supergraph.
    expect(before.supergraph).toBe(first);
    expect(holder.operations.supergraph).toBe(holder.current);
    await holder.close();
  });
});

describe('plans and documents are shared between viewers', () => {
  const query = '{ staffOnly open people { own shared } }';

  it('pitfall 13: a plan serves the viewers of one class, and nobody else', async () => {
    const document = parse(query);
    const compile = async (viewer: typeof BRUNO) => supergraph.compile(document, operationOf(document), {}, viewer);
    const ofBruno = await compile(BRUNO);
    expect(await compile(IRMA)).toBe(ofBruno);
    expect(await compile(STAFF)).not.toBe(ofBruno);
    expect(await compile(CARLA)).not.toBe(ofBruno);
    expect(JSON.stringify(ofBruno.plan)).not.toContain('staffOnly');
    expect(JSON.stringify((await compile(STAFF)).plan)).not.toContain('people');
  });

  it('pitfall 13: over HTTP, viewers who send the same text by turns get their own plans', async () => {
    const text = '{ feedStatus { identity { asOf records } } me { id } }';
    for (let turn = 0; turn < 3; turn += 1) {
      const head = await graph.ask('H02', text);
      expect([head.data.me, head.data.feedStatus.identity.records]).toEqual([{ id: 'p0201' }, null]);
      const staff = await graph.ask('staff', text);
      expect([staff.data.me, staff.data.feedStatus.identity.records]).toEqual([null, expect.any(Number)]);
      expect((await graph.ask('H04', text)).data.me).toEqual({ id: 'p0401' });
      expect((await graph.ask('anonymous', text)).data).toEqual({ feedStatus: null, me: null });
    }
  });

  it('pitfall 14: a document is never changed', async () => {
    const document = deepFreeze(
      parse(
        'query ($own: Boolean!) { ...A people { own @include(if: $own) } } fragment A on Query { staffOnly things { ... on Mail { id secret } } }',
      ),
    );
    for (const viewer of [BRUNO, STAFF, CARLA]) {
      for (const own of [true, false]) await supergraph.compile(document, operationOf(document), { own }, viewer);
    }
    expect(document.definitions).toHaveLength(2);
  });
});

describe('unsafe defaults of ApolloGateway', () => {
  it('pitfall 18: no plan is shown for a header', async () => {
    const response = await fetch(graph.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'apollo-query-plan-experimental': '1',
        'apollo-federation-include-trace': 'ftv1',
      },
      body: JSON.stringify({ query: '{ help { learnMoreUrl } }' }),
    });
    expect(Object.keys((await response.json()) as object)).toEqual(['data']);
  });

  it('pitfall 19: no telemetry, whatever the environment says', async () => {
    const load = () => loadSupergraph(supergraphSdl, { open: false, executor: 'apollo' });
    expect(await afterRunningWithout('APOLLO_TELEMETRY_DISABLED', load)).toBe('1');
  });

  it('pitfall 21: a null in a non-nullable field is reported in errors', async () => {
    const { ask: askOdd } = loadFixture([
      ...HOUSEHOLD_FIXTURE.slice(1),
      { ...HOUSEHOLD_FIXTURE[0]!, execute: async () => ({ data: { levels: ['LOW', null], sure: null } }) },
    ]);
    expect(await askOdd(STAFF, '{ levels }')).toEqual({ data: { levels: null }, errors: ['levels.1 NULL_IN_NON_NULL'] });
    expect(await askOdd(STAFF, '{ sure }')).toEqual({ data: null, errors: ['sure NULL_IN_NON_NULL'] });
  });

  it.each([
    'subscription { open }',
    'subscription { __typename }',
    '{ me { ... @defer { id } } }',
    '{ households @stream { id } }',
  ])('pitfall 22: refused as an invalid request, not as a fault: %s', async (query) => {
    const { status, errors, data } = await graph.ask('H02', query);
    expect([status, errors[0]?.extensions.code, data]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED', undefined]);
  });

  it('a document that holds a subscription beside a query serves the query', async () => {
    expect((await ask(STAFF, 'query { open }')).data).toEqual({ open: 'open' });
  });
});
