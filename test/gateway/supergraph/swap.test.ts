import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLog } from '../../../gateway/telemetry/log.ts';
import { type Gateway, startGateway } from '../../../gateway/start-gateway.ts';
import { type Behaviour, type BrokenSource, saying, startBrokenSource } from '../../support/broken-source.ts';
import { composeFixture, type FixtureSubgraph, VOCABULARY, WITH_SUBJECTS } from '../../support/fixture-supergraphs.ts';
import { post } from '../../support/graph.ts';
import { OPEN_CLIENTS } from '../../support/open-clients.ts';

const PUBLIC = '@policy(policies: [["public"]])';
const version = (fields: string): FixtureSubgraph => ({ name: 'first', sdl: `${WITH_SUBJECTS} type Query { ${fields} }` });
const ONE = version(`a: String ${PUBLIC}`);
const TWO = version(`a: String ${PUBLIC} b: String ${PUBLIC}`);
const CLOSED = version('a: String @policy(policies: [["staff"]])');
const SECOND: FixtureSubgraph = { name: 'second', sdl: `${WITH_SUBJECTS} type Query { c: String ${PUBLIC} }` };

let first: BrokenSource;
let second: BrokenSource;
let gateway: Gateway;
let url: string;

/** The supergraph of `subgraphs`, with the sources of this test as its routing URLs. */
const supergraph = (...subgraphs: FixtureSubgraph[]) =>
  composeFixture(...subgraphs, VOCABULARY)
    .replace('http://first.invalid', first.url)
    .replace('http://second.invalid', second.url);
const ask = (query: string) => post(url, { query });

beforeEach(async () => {
  first = await startBrokenSource(saying({ data: { a: 'a', b: 'b' } }));
  second = await startBrokenSource(saying({ data: { c: 'c' } }));
  gateway = await startGateway({
    supergraphSdl: supergraph(ONE),
    issuers: [],
    clients: OPEN_CLIENTS,
    assertionSecret: 'the assertion secret of the fixtures',
    introspection: true,
    log: createLog('silent'),
    audit: { append: () => Promise.resolve() },
  });
  url = await gateway.listen(0);
});
afterEach(async () => {
  await gateway.stop();
  await Promise.all([first.stop(), second.stop()]);
});

describe('a swap of the supergraph', () => {
  it('serves the new one from the next request on, and no longer what it lacks', async () => {
    expect((await ask('{ a b }')).status).toBe(400);
    await gateway.holder.swap(supergraph(TWO));
    expect((await ask('{ a b }')).data).toEqual({ a: 'a', b: 'b' });
    await gateway.holder.swap(supergraph(ONE));
    expect((await ask('{ a b }')).status).toBe(400);
  });

  it('brings its policies along, for documents that are known already too', async () => {
    expect((await ask('{ a }')).data).toEqual({ a: 'a' });
    await gateway.holder.swap(supergraph(CLOSED));
    const { data, errors } = await ask('{ a }');
    expect([data, errors[0]?.extensions.code]).toEqual([{ a: null }, 'UNAUTHORIZED_FIELD_OR_TYPE']);
    await gateway.holder.swap(supergraph(ONE));
    expect((await ask('{ a }')).data).toEqual({ a: 'a' });
  });

  it('brings new subgraphs and their ways along', async () => {
    await gateway.holder.swap(supergraph(ONE, SECOND));
    expect((await ask('{ a c }')).data).toEqual({ a: 'a', c: 'c' });
  });

  it('follows a subgraph that has moved', async () => {
    expect((await ask('{ a }')).data).toEqual({ a: 'a' });
    second.behave(saying({ data: { a: 'from the new place' } }));
    await gateway.holder.swap(supergraph(ONE).replaceAll(first.url, second.url));
    expect((await ask('{ a }')).data).toEqual({ a: 'from the new place' });
  });

  it('leaves a request under way what it began with', async () => {
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      const late: Behaviour = (response, request) =>
        new Promise<void>((done) => {
          answer = () => {
            void saying({ data: { a: 'begun before' } })(response, request);
            done();
          };
          resolve();
        });
      first.behave(late);
    });
    const underWay = ask('{ a }');
    await asked;
    await gateway.holder.swap(supergraph(CLOSED));
    answer();
    expect((await underWay).data).toEqual({ a: 'begun before' });
  });

  it('that fails changes nothing for anybody', async () => {
    const uncovered = supergraph(version(`a: String ${PUBLIC} b: String`));
    for (const bad of [uncovered, '', 'type Query { a: Int }', supergraph(ONE).slice(0, 500)]) {
      await expect(gateway.holder.swap(bad)).rejects.toThrow();
      expect((await ask('{ a }')).data).toEqual({ a: 'a' });
      expect((await ask('{ b }')).status).toBe(400);
      expect((await ask('{ __type(name: "Query") { fields { name } } }')).data).toEqual({
        __type: { fields: [{ name: 'a' }, { name: 'vocabulary' }] },
      });
    }
  });

  it('to what is in force already is none', async () => {
    const before = gateway.holder.current;
    await gateway.holder.swap(before.sdl);
    expect(gateway.holder.current).toBe(before);
  });
});
