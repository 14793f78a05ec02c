import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { type FixtureAnswer, FEDERATION, type FixtureSubgraph, loadFixture } from '../../support/fixture-supergraphs.ts';

/** Each half of a shared thing is one subgraph's, so that both are asked, at one moment. */
const SDL = (own: string) => `${FEDERATION}
  type Query { thing: Thing @shareable things: [Thing] @shareable grid: [[Thing]] @shareable owner: Owner @shareable }
  type Thing @shareable { ${own} inner: Inner all: [Inner] }
  type Inner @shareable { ${own} }
  type Owner @key(fields: "id") { id: ID! ${own} thing: Thing @shareable }`;
const ENTRY: FixtureSubgraph = {
  name: 'entry',
  sdl: `${FEDERATION} type Query { owners: [Owner] } type Owner @key(fields: "id") { id: ID! }`,
  resolvers: { Query: { owners: () => [{ id: '1' }, { id: '2' }] } },
};

type Sent = Record<string, unknown>;

/** @returns the answer when one half comes first, and is merged before the other comes */
async function askWith(query: string, sent: { left: Sent; right: Sent }, first: 'left' | 'right'): Promise<FixtureAnswer> {
  const gate = Promise.withResolvers<void>();
  const answer = async (name: 'left' | 'right') => {
    if (name !== first) await gate.promise;
    // In one process nothing but microtasks lies between an answer and its merging: all of them run before this does.
    else setImmediate(gate.resolve);
    return structuredClone(sent[name]);
  };
  const half = (name: 'left' | 'right'): FixtureSubgraph => ({
    name,
    sdl: SDL(name === 'left' ? 'left: String needed: String!' : 'right: String'),
    execute: () => answer(name),
  });
  const fixture = loadFixture([half('left'), half('right'), ENTRY], { open: true });
  const answered = await fixture.ask(ANONYMOUS, query);
  expect(
    fixture.sent
      .map(({ subgraph }) => subgraph)
      .filter((name) => name !== 'entry')
      .sort(),
  ).toEqual(['left', 'right']);
  return answered;
}

const failed = (...path: (string | number)[]) => [{ message: 'failed', path }];

describe('simultaneous answers of two subgraphs give the same result, whichever is slower', () => {
  it.each<[what: string, query: string, left: Sent, right: Sent, data: unknown, errors: string[]]>([
    [
      'both whole',
      '{ thing { left right } }',
      { data: { thing: { left: 'l' } } },
      { data: { thing: { right: 'r' } } },
      { thing: { left: 'l', right: 'r' } },
      [],
    ],
    [
      'one failed',
      '{ thing { left right } }',
      { data: { thing: { left: 'l' } } },
      { data: { thing: null }, errors: failed('thing') },
      { thing: { left: 'l', right: null } },
      ['thing SUBGRAPH_ERROR'],
    ],
    [
      'one has nothing, and no error',
      '{ thing { left right } }',
      { data: { thing: { left: 'l' } } },
      { data: { thing: null } },
      { thing: { left: 'l', right: null } },
      ['thing.right SUBGRAPH_ERROR'],
    ],
    ['both have nothing', '{ thing { left right } }', { data: { thing: null } }, { data: { thing: null } }, { thing: null }, []],
    [
      'one gave no data at all',
      '{ thing { left right } }',
      { data: { thing: { left: 'l' } } },
      { errors: failed() },
      { thing: { left: 'l', right: null } },
      ['thing SUBGRAPH_ERROR'],
    ],
    [
      'the half that must be there failed',
      '{ thing { needed right } }',
      { data: { thing: null }, errors: failed('thing', 'needed') },
      { data: { thing: { right: 'r' } } },
      { thing: null },
      ['thing.needed SUBGRAPH_ERROR'],
    ],
    [
      'an object below failed in one',
      '{ thing { left inner { left right } } }',
      { data: { thing: { left: 'l', inner: { left: 'l' } } } },
      { data: { thing: { inner: null } }, errors: failed('thing', 'inner') },
      { thing: { left: 'l', inner: { left: 'l', right: null } } },
      ['thing.inner SUBGRAPH_ERROR'],
    ],
    [
      'items of lists failed, in one this, in the other that',
      '{ things { left right } }',
      { data: { things: [{ left: 'l' }, null, null] }, errors: failed('things', 1) },
      { data: { things: [null, { right: 'r' }, null] }, errors: failed('things', 0) },
      { things: [{ left: 'l', right: null }, { left: null, right: 'r' }, null] },
      ['things.0 SUBGRAPH_ERROR', 'things.1 SUBGRAPH_ERROR'],
    ],
    [
      'lists of lists',
      '{ grid { left right } }',
      { data: { grid: [[{ left: 'l' }, null], null] } },
      { data: { grid: [[{ right: 'r' }, null], []] } },
      { grid: [[{ left: 'l', right: 'r' }, null], []] },
      [],
    ],
    [
      'lists of differing length: which items are the same is not known',
      '{ things { left right } thing { left right } }',
      { data: { things: [{ left: 'of one' }], thing: { left: 'l' } } },
      { data: { things: [{ right: 'of another' }, { right: 'of one' }], thing: { right: 'r' } } },
      { things: null, thing: { left: 'l', right: 'r' } },
      ['things SUBGRAPH_ERROR'],
    ],
    [
      'an empty list, and one that is not',
      '{ thing { left all { left right } } }',
      { data: { thing: { left: 'l', all: [] } } },
      { data: { thing: { all: [{ right: 'r' }] } } },
      { thing: { left: 'l', all: null } },
      ['thing.all SUBGRAPH_ERROR'],
    ],
    [
      'entities of which each source fails on one',
      '{ owners { left right } }',
      { data: { _entities: [{ left: 'l' }, null] }, errors: failed('_entities', 1) },
      { data: { _entities: [null, { right: 'r' }] }, errors: failed('_entities', 0) },
      {
        owners: [
          { left: 'l', right: null },
          { left: null, right: 'r' },
        ],
      },
      ['owners.0 SUBGRAPH_ERROR', 'owners.1 SUBGRAPH_ERROR'],
    ],
    [
      'an object that both hold of an entity, failed in one',
      '{ owners { thing { left right } } }',
      { data: { _entities: [{ thing: { left: 'l' } }, { thing: null }] }, errors: failed('_entities', 1, 'thing') },
      { data: { _entities: [{ thing: { right: 'r' } }, { thing: { right: 'r' } }] } },
      { owners: [{ thing: { left: 'l', right: 'r' } }, { thing: { left: null, right: 'r' } }] },
      ['owners.1.thing SUBGRAPH_ERROR'],
    ],
    [
      'values that contradict each other',
      '{ owner { id left right } }',
      { data: { owner: { __typename: 'Owner', id: '1', left: 'l' } } },
      { data: { owner: { __typename: 'Owner', id: '2', right: 'r' } } },
      expect.anything(),
      [],
    ],
  ])('%s', async (_what, query, left, right, data, errors) => {
    const answers = [await askWith(query, { left, right }, 'left'), await askWith(query, { left, right }, 'right')];
    expect(answers[0]).toEqual({ data, errors });
    expect(answers[1]).toEqual(answers[0]);
  });
});
