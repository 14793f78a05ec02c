import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { type FixtureSubgraph, loadFixture } from '../../support/fixture-supergraphs.ts';

const SDL = `
  type Query { item: Item sure: Item! items: [Item!] loose: [Item] grid: [[Int!]!] cells: [[Int]!]! any: Any thing: Thing things: [Thing!] }
  type Item { id: ID! maybe: String leaf: Int! inner: Item! outer: Item level: Level number: Float flag: Boolean day: Day tags: [String!]! }
  enum Level { LOW HIGH }
  scalar Day
  type Other { id: ID! }
  union Any = Item | Other
  interface Thing { id: ID! }
  type Real implements Thing { id: ID! }
`;

/** What the subgraph of a test answers with, whatever it is asked. */
async function answerFrom(data: unknown, query: string) {
  const subgraph: FixtureSubgraph = { name: 'raw', sdl: SDL, execute: async () => ({ data }) };
  return loadFixture([subgraph], { open: true }).ask(ANONYMOUS, query);
}

const MISSING = 'NULL_IN_NON_NULL';

describe('a null in a non-nullable place moves up to the next nullable place and is reported', () => {
  it.each<[what: string, query: string, sent: unknown, answered: unknown, errors: string[]]>([
    ['a leaf', '{ item { id leaf } }', { item: { id: '1', leaf: null } }, { item: null }, ['item.leaf']],
    ['an object', '{ item { inner { id } } }', { item: { inner: null } }, { item: null }, ['item.inner']],
    [
      'a leaf below objects that must be',
      '{ item { inner { inner { leaf } } } }',
      { item: { inner: { inner: { leaf: null } } } },
      { item: null },
      ['item.inner.inner.leaf'],
    ],
    [
      'a leaf below one that may be null',
      '{ item { id outer { leaf } } }',
      { item: { id: '1', outer: { leaf: null } } },
      { item: { id: '1', outer: null } },
      ['item.outer.leaf'],
    ],
    ['the root', '{ sure { id } item { id } }', { sure: null, item: { id: '1' } }, null, ['sure']],
    ['below the root', '{ sure { leaf } }', { sure: { leaf: null } }, null, ['sure.leaf']],
    ['an item of a list', '{ items { id } }', { items: [{ id: '1' }, null] }, { items: null }, ['items.1']],
    ['in an item of a list', '{ items { leaf } }', { items: [{ leaf: 1 }, { leaf: null }] }, { items: null }, ['items.1.leaf']],
    [
      'in an item of a list of which any may be null',
      '{ loose { leaf } }',
      { loose: [{ leaf: 1 }, { leaf: null }, null] },
      { loose: [{ leaf: 1 }, null, null] },
      ['loose.1.leaf'],
    ],
    ['an item of a list in a list', '{ grid }', { grid: [[1], [2, null]] }, { grid: null }, ['grid.1.1']],
    ['a list in a list', '{ grid }', { grid: [[1], null] }, { grid: null }, ['grid.1']],
    ['a list that must be, in the root', '{ cells }', { cells: [[1, null], null] }, null, ['cells.1']],
    ['a list that must be', '{ item { tags } }', { item: { tags: null } }, { item: null }, ['item.tags']],
    [
      'two at once',
      '{ loose { leaf } }',
      { loose: [{ leaf: null }, { leaf: null }] },
      { loose: [null, null] },
      ['loose.0.leaf', 'loose.1.leaf'],
    ],
  ])('%s', async (_what, query, sent, answered, errors) => {
    expect(await answerFrom(sent, query)).toEqual({ data: answered, errors: errors.map((path) => `${path} ${MISSING}`) });
  });

  it('allowed nulls are not errors', async () => {
    const query = '{ item { maybe outer { id } level number flag day } loose { id } grid any { __typename } }';
    const data = {
      item: { maybe: null, outer: null, level: null, number: null, flag: null, day: null },
      loose: [null],
      grid: null,
      any: null,
    };
    expect(await answerFrom(data, query)).toEqual({ data, errors: [] });
  });
});

describe('a value of the wrong type becomes null and is reported', () => {
  it.each<[what: string, query: string, sent: unknown, answered: unknown, errors: string[]]>([
    [
      'an enum that clients do not know',
      '{ item { id level } }',
      { item: { id: '1', level: 'SECRET' } },
      { item: { id: '1', level: null } },
      ['item.level'],
    ],
    ['a text for a number', '{ item { number } }', { item: { number: 'x' } }, { item: { number: null } }, ['item.number']],
    ['a number for a truth', '{ item { flag } }', { item: { flag: 1 } }, { item: { flag: null } }, ['item.flag']],
    ['a fraction for a whole number', '{ item { id leaf } }', { item: { id: '1', leaf: 1.5 } }, { item: null }, ['item.leaf']],
    ['an object for a text', '{ item { maybe } }', { item: { maybe: { a: 1 } } }, { item: { maybe: null } }, ['item.maybe']],
    ['a list for a text', '{ item { maybe } }', { item: { maybe: ['a'] } }, { item: { maybe: null } }, ['item.maybe']],
    ['a text for an object', '{ item { id } }', { item: 'x' }, { item: null }, ['item']],
    ['a list for an object', '{ item { id } }', { item: [{ id: '1' }] }, { item: null }, ['item']],
    ['an object for a list', '{ items { id } }', { items: { id: '1' } }, { items: null }, ['items']],
    ['a list in a list that is none', '{ grid }', { grid: [1] }, { grid: null }, ['grid.0']],
    ['a type that is not of the union', '{ any { __typename } }', { any: { __typename: 'Nothing' } }, { any: null }, ['any']],
    ['a type that is no text', '{ any { __typename } }', { any: { __typename: 7 } }, { any: null }, ['any']],
  ])('%s', async (_what, query, sent, answered, errors) => {
    expect(await answerFrom(sent, query)).toEqual({ data: answered, errors: errors.map((path) => `${path} ${MISSING}`) });
  });

  it('a custom scalar may hold anything', async () => {
    const data = { item: { day: { of: ['the', 'week', 1] } } };
    expect(await answerFrom(data, '{ item { day } }')).toEqual({ data, errors: [] });
  });
});

describe('objects that name their type', () => {
  const query = '{ any { ... on Item { maybe } ... on Other { id } } thing { id } }';

  it('are completed by their type', async () => {
    const sent = { any: { __typename: 'Other', id: '1', maybe: 'x' }, thing: { __typename: 'Real', id: '2' } };
    expect(await answerFrom(sent, query)).toEqual({ data: { any: { id: '1' }, thing: { id: '2' } }, errors: [] });
  });

  it('names of prototypes are data like any other', async () => {
    const sent = JSON.parse(
      '{ "item": { "__proto__": { "id": "stolen", "maybe": "stolen" }, "constructor": { "prototype": {} } } }',
    ) as object;
    expect(await answerFrom(sent, '{ item { maybe outer { id } } }')).toEqual({
      data: { item: { maybe: null, outer: null } },
      // They are not there, which is a failure of its own.
      errors: ['item.maybe SUBGRAPH_ERROR', 'item.outer SUBGRAPH_ERROR'],
    });
    expect((await answerFrom(sent, '{ item { id } }')).data).toEqual({ item: null });
    expect(Object.prototype).not.toHaveProperty('id');
  });
});
