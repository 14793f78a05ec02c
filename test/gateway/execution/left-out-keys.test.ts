import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { BRUNO } from '../../support/demo-viewers.ts';
import { FEDERATION, type FixtureSubgraph, loadFixture, VOCABULARY, WITH_SUBJECTS } from '../../support/fixture-supergraphs.ts';

/** A subgraph that answers with this, whatever it is asked. */
const saying = (name: string, sdl: string, data: unknown): FixtureSubgraph => ({ name, sdl, execute: async () => ({ data }) });

const SDL = `type Query { item: Item items: [Item] sure: [Item!]! any: Any }
  type Item { id: ID! name: String tags: [String!] inner: Item list: [Item!] }
  type Other { id: ID! }
  union Any = Item | Other`;

describe('a requested field that a subgraph leaves out is a failure of the source', () => {
  it.each<[what: string, query: string, sent: unknown, answered: unknown, errors: string[]]>([
    ['a leaf', '{ item { id name } }', { item: { id: '1' } }, { item: { id: '1', name: null } }, ['item.name']],
    ['a list', '{ item { id tags } }', { item: { id: '1' } }, { item: { id: '1', tags: null } }, ['item.tags']],
    ['an object', '{ item { inner { id } } }', { item: {} }, { item: { inner: null } }, ['item.inner']],
    ['everything', '{ item { name tags } }', { item: {} }, { item: { name: null, tags: null } }, ['item.name', 'item.tags']],
    ['under an alias', '{ item { n: name } }', { item: { name: 'x' } }, { item: { n: null } }, ['item.n']],
    ['where a value must be', '{ item { id } }', { item: {} }, { item: null }, ['item.id']],
    [
      'in a list',
      '{ items { name } }',
      { items: [{ name: 'x' }, {}, null] },
      { items: [{ name: 'x' }, { name: null }, null] },
      ['items.1.name'],
    ],
    [
      'in a list of items that must be',
      '{ item { list { id } } }',
      { item: { list: [{ id: '1' }, {}] } },
      { item: { list: null } },
      ['item.list.1.id'],
    ],
    ['up to the root', '{ sure { id } }', { sure: [{}] }, null, ['sure.0.id']],
    ['in a fragment', '{ any { ... on Item { name } } }', { any: { __typename: 'Item' } }, { any: { name: null } }, ['any.name']],
  ])('%s', async (_what, query, sent, answered, errors) => {
    const { ask } = loadFixture([saying('raw', SDL, sent)], { open: true });
    expect(await ask(ANONYMOUS, query)).toEqual({ data: answered, errors: errors.map((path) => `${path} SUBGRAPH_ERROR`) });
  });

  it('null is an answer, and so is leaving out a field of another type', async () => {
    const sent = { item: { name: null, tags: null, inner: null }, any: { __typename: 'Other', id: '1' } };
    const { ask } = loadFixture([saying('raw', SDL, sent)], { open: true });
    const { errors } = await ask(
      ANONYMOUS,
      '{ item { name tags inner { id } } any { ... on Item { name } ... on Other { id } } }',
    );
    expect(errors).toEqual([]);
  });
});

const STOCK = `${FEDERATION} type Query { items: [Item] } type Item @key(fields: "id") { id: ID! kind: String }`;
const PRICES = `${FEDERATION} type Item @key(fields: "id") { id: ID! kind: String @external price: Int note: Note vat: Int @requires(fields: "kind") } type Note { text: String }`;

describe('a field missing from a fetch of entities', () => {
  const askWith = (items: unknown, entities: unknown) =>
    loadFixture([saying('stock', STOCK, { items }), saying('prices', PRICES, { _entities: entities })], { open: true });

  it('is a failure only for objects that the source knows', async () => {
    const { ask } = askWith(
      [
        { __typename: 'Item', id: '1' },
        { __typename: 'Item', id: '2' },
      ],
      [{ note: {} }, null],
    );
    expect(await ask(ANONYMOUS, '{ items { id price note { text } } }')).toEqual({
      data: {
        items: [
          { id: '1', price: null, note: { text: null } },
          { id: '2', price: null, note: null },
        ],
      },
      errors: ['items.0.note.text SUBGRAPH_ERROR', 'items.0.price SUBGRAPH_ERROR'].sort().reverse(),
    });
  });

  it('is reported once when the whole fetch failed', async () => {
    const { ask } = askWith([{ __typename: 'Item', id: '1' }], 'no list');
    expect((await ask(ANONYMOUS, '{ items { id price } }')).errors).toEqual(['items.0 SUBGRAPH_UNAVAILABLE']);
  });

  it.each([
    ['a key', { __typename: 'Item' }],
    ['its type', { id: '1', kind: 'x' }],
    ['what another source requires', { __typename: 'Item', id: '1' }],
  ])('a source that leaves out %s is not treated as having no data', async (_what, item) => {
    const { ask, sent } = askWith([item], []);
    const { data, errors } = await ask(ANONYMOUS, '{ items { vat } }');
    expect(data).toEqual({ items: [{ vat: null }] });
    expect(errors).toEqual(['items.0.vat SUBGRAPH_ERROR']);
    expect(sent.map(({ subgraph }) => subgraph)).toEqual(['stock']);
  });
});

const GUARDED = `${WITH_SUBJECTS}
  type Query { people: [Person!] @policy(policies: [["public"]]) person: Person @policy(policies: [["public"]]) things: [Thing!] @policy(policies: [["public"]]) }
  union Thing = Person | Leaflet
  type Leaflet @policy(policies: [["public"]]) { title: String }
  type Person @policy(policies: [["self"], ["head_of_household_limited"]]) {
    id: ID! @subject(as: "person")
    name: String
    plans: [String!] @policy(policies: [["self"], ["head_of_household"]])
  }`;
const SUBJECT = '_access_Person_id';

describe('an object without its subject or type is a failure, not a missing object', () => {
  const askFor = (data: unknown, query: string, viewer = BRUNO) =>
    loadFixture([saying('raw', GUARDED, data), VOCABULARY]).ask(viewer, query);

  it('in a list', async () => {
    expect(await askFor({ people: [{ name: 'x' }] }, '{ people { name } }')).toEqual({
      data: { people: null },
      errors: ['people.0 SUBGRAPH_ERROR'],
    });
  });

  it('alone', async () => {
    expect(await askFor({ person: { name: 'x' } }, '{ person { name } }')).toEqual({
      data: { person: null },
      errors: ['person SUBGRAPH_ERROR'],
    });
  });

  it('of an unnamed type', async () => {
    expect(await askFor({ things: [{ title: 'x' }] }, '{ things { ... on Leaflet { title } } }')).toEqual({
      data: { things: null },
      errors: ['things.0 SUBGRAPH_ERROR'],
    });
  });

  it('an object whose subject is null is hidden', async () => {
    expect(await askFor({ people: [{ [SUBJECT]: null, name: 'x' }] }, '{ people { name } }')).toEqual({
      data: { people: [] },
      errors: [],
    });
  });

  it('a viewer who may see no such objects gets none, complete or not', async () => {
    expect(await askFor({ people: [{ name: 'x' }] }, '{ people { name } }', ANONYMOUS)).toEqual({
      data: { people: [] },
      errors: [],
    });
  });

  it('RO-10: a list that the source leaves out is missing in the same way for restricted and other persons', async () => {
    const people = ['p0202', 'p0203'].map((id) => ({ [SUBJECT]: id, name: id }));
    expect(await askFor({ people }, '{ people { name plans } }')).toEqual({
      data: { people: ['p0202', 'p0203'].map((name) => ({ name, plans: null })) },
      errors: ['people.0.plans SUBGRAPH_ERROR', 'people.1.plans SUBGRAPH_ERROR'],
    });
  });
});
