import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Entity } from '../../../gateway/execution/entities.ts';
import type { Failure } from '../../../gateway/execution/failure.ts';
import { errorsOf, locateErrors } from '../../../gateway/execution/locate-errors.ts';
import { PathTree } from '../../../gateway/execution/path-tree.ts';
import { boundErrors } from '../../../gateway/request/bound-errors.ts';
import type { ErrorCode } from '../../../schema/contract/errors.ts';
import { answering, type BrokenSource, saying, startBrokenSource } from '../../support/broken-source.ts';
import { type FixtureGateway, startFixtureGateway } from '../../support/fixture-gateway.ts';
import { FEDERATION, type FixtureSubgraph } from '../../support/fixture-supergraphs.ts';

const LISTS: FixtureSubgraph = {
  name: 'lists',
  sdl: `${FEDERATION} type Query { list: [P!]! same: [P!]! } type P @key(fields: "id") { id: ID! }`,
};
const NAMES: FixtureSubgraph = {
  name: 'names',
  sdl: `${FEDERATION} type P @key(fields: "id") { id: ID! name: String parts: [Part] } type Part { name: String }`,
};

let [lists, names]: BrokenSource[] = [];
let gateway: FixtureGateway;
beforeAll(async () => {
  [lists, names] = [await startBrokenSource(), await startBrokenSource()];
  gateway = await startFixtureGateway([LISTS, NAMES], { lists: lists.url, names: names.url }, { open: true });
});
afterAll(async () => {
  await gateway.stop();
  await Promise.all([lists?.stop(), names?.stop()]);
});

const listOf = (length: number, id: (index: number) => string = String) =>
  Array.from({ length }, (_, index) => ({ __typename: 'P', id: id(index) }));

/** Asks for the names of so many, of which the source says by `errorOf` what is wrong with each. */
async function askNames(count: number, errorOf: (index: number) => object, entities = true) {
  lists?.behave(saying({ data: { list: listOf(count) } }));
  names?.behave(
    answering(() => ({
      data: entities ? { _entities: Array.from({ length: count }, () => null) } : null,
      errors: Array.from({ length: count }, (_, index) => ({ message: 'failed', ...errorOf(index) })),
    })),
  );
  const answer = await gateway.post({ query: '{ list { id name } }' });
  const { extensions = {} } = JSON.parse(answer.text) as { extensions?: Record<string, unknown> };
  return { ...answer, extensions };
}

describe('a source that answers many entities with many errors', () => {
  it.each<[what: string, errorOf: (index: number) => object, entities: boolean]>([
    ['without a path', () => ({}), true],
    ['with a path that names none of them', () => ({ path: ['_entities'] }), true],
    ['with a path of another kind', (index) => ({ path: ['_entities', `x${index}`, index] }), true],
    ['beyond those that there are', (index) => ({ path: ['_entities', 100_000 + index] }), true],
    ['each with a path of its own', (index) => ({ path: ['_entities', index, 'name'] }), true],
    ['instead of data', () => ({}), false],
  ])('a hundred entities are reported once each, with the number of others: %s', async (_what, errorOf, entities) => {
    const { status, data, errors, extensions } = await askNames(2_000, errorOf, entities);
    expect(status).toBe(200);
    expect((data as { list: unknown[] }).list).toHaveLength(2_000);
    expect(new Set(errors.map(({ path }) => JSON.stringify(path))).size).toBe(100);
    expect(new Set(errors.map(({ extensions: { code } }) => code))).toEqual(new Set(['SUBGRAPH_ERROR']));
    expect(extensions).toEqual({ moreErrors: 1_900 });
  });

  it('up to a hundred are all reported, without mention of more', async () => {
    const { errors, extensions } = await askNames(100, () => ({}));
    expect([errors.length, extensions]).toEqual([100, {}]);
    expect((await askNames(101, () => ({}))).extensions).toEqual({ moreErrors: 1 });
  });

  it('one entity in many places with many errors: the places are reported', async () => {
    const parts = Array.from({ length: 1_000 }, () => ({ name: null }));
    lists?.behave(saying({ data: { same: listOf(1_000, () => '1') } }));
    names?.behave(
      saying({
        data: { _entities: [{ parts }] },
        errors: parts.map((_part, index) => ({ message: 'failed', path: ['_entities', 0, 'parts', index, 'name'] })),
      }),
    );
    const { status, errors, text } = await gateway.post({ query: '{ same { id parts { name } } }' });
    expect([status, errors.length]).toEqual([200, 100]);
    expect(errors.every(({ path }) => path?.length === 2)).toBe(true);
    expect(text).toMatch(/"extensions":\{"moreErrors":900\}/);
  });

  it('pitfall 45: more errors than a function call can take arguments', async () => {
    const { status, extensions } = await askNames(1, () => ({}), false);
    expect([status, extensions]).toEqual([200, {}]);
    lists?.behave(saying({ data: { list: listOf(1) } }));
    const path = (index: number) => ['_entities', 0, 'name', index];
    names?.behave(
      saying({ data: { _entities: [null] }, errors: Array.from({ length: 130_000 }, (_, index) => ({ path: path(index) })) }),
    );
    const answer = await gateway.post({ query: '{ list { id name } }' });
    expect([answer.status, answer.errors.length]).toEqual([200, 100]);
  });
});

describe('the number of failures grows with that of errors and of entities, not with their product', () => {
  const entities = (count: number): Entity[] =>
    Array.from({ length: count }, (_, key) => ({ object: {}, path: { before: null, key } }));
  const paths = (count: number, to: (index: number) => (string | number)[]) => ({
    errors: Array.from({ length: count }, (_, index) => ({ path: to(index) })),
  });
  const count = (errors: ReturnType<typeof errorsOf>, groups: Entity[][]): number => {
    const failures: Failure[] = [];
    locateErrors(errors, groups, failures);
    return failures.length;
  };

  it.each([500, 1_000, 2_000])('%d of each', (n) => {
    const inGroup = ([, index, ...rest]: readonly (string | number)[]) => ({ group: Number(index), rest });
    const everywhere = errorsOf(
      paths(n, (index) => ['x', index]),
      false,
      () => ({ group: null, rest: [] }),
    );
    expect(
      count(
        everywhere,
        entities(n).map((entity) => [entity]),
      ),
    ).toBe(n);
    const ofOne = errorsOf(
      paths(n, (index) => ['x', 0, index]),
      false,
      inGroup,
    );
    expect(count(ofOne, [entities(n)])).toBe(n);
    const ofEach = errorsOf(
      paths(n, (index) => ['x', index % 10, index]),
      false,
      inGroup,
    );
    expect(
      count(
        ofEach,
        Array.from({ length: 10 }, () => entities(n / 10)),
      ),
    ).toBe(n);
  });

  it('few errors of few places are all reported', () => {
    const errors = errorsOf(
      paths(3, (index) => [index]),
      false,
      (rest) => ({ group: 0, rest }),
    );
    expect(count(errors, [entities(4)])).toBe(12);
  });

  it('a path is compared with all others in one pass', () => {
    const tree = new PathTree<number>();
    for (let index = 0; index < 1_000; index++) tree.set(['list', index, 'name'], index);
    expect([...tree.along(['list', 999, 'name', 'x'])]).toEqual([undefined, undefined, undefined, 999]);
    expect([tree.covers(['list', 5]), tree.touches(['list', 5])]).toEqual([false, true]);
    expect([tree.covers(['list', 5, 'name', 0]), tree.touches(['list', 5, 'name', 0])]).toEqual([true, true]);
    expect([tree.covers(['list', 1_000]), tree.touches(['list', 1_000])]).toEqual([false, false]);
    expect([tree.touches(['list', 5, 'other']), tree.touches([]), new PathTree().touches([])]).toEqual([false, true, false]);
  });
});

describe('the reported errors', () => {
  const some = (code: ErrorCode, length: number): Failure[] =>
    Array.from({ length }, (_, index) => ({ code, path: [code, index] }));

  it('are the first ones and at least one of every code, in order', () => {
    const errors = [...some('UNAUTHORIZED_FIELD_OR_TYPE', 300), ...some('SUBGRAPH_ERROR', 2), ...some('SUBGRAPH_UNAVAILABLE', 1)];
    const { told, more } = boundErrors(errors);
    expect(told).toEqual([...errors.slice(0, 98), errors[300], errors[302]]);
    expect(more).toBe(203);
  });

  it('are all errors if they fit', () => {
    const errors = some('SUBGRAPH_ERROR', 100);
    expect(boundErrors(errors)).toEqual({ told: errors, more: 0 });
  });
});
