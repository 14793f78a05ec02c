import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { BRUNO, CARLA, STAFF } from '../../support/demo-viewers.ts';
import { loadFixture } from '../../support/fixture-supergraphs.ts';
import { HOUSEHOLD_FIXTURE } from '../../support/household-fixture.ts';

const DENIED = 'UNAUTHORIZED_FIELD_OR_TYPE';
const { ask, sent } = loadFixture(HOUSEHOLD_FIXTURE);
const answer = async (query: string, variables?: Record<string, unknown>) => JSON.stringify(await ask(BRUNO, query, variables));

describe('fragments', () => {
  it.each([
    ['inline, with a type', '{ person(id: "p0202") { ... on Person { id own } shared } }'],
    ['inline, without one', '{ person(id: "p0202") { ... { id own } shared } }'],
    ['named', '{ person(id: "p0202") { ...A shared } } fragment A on Person { id own }'],
    [
      'nested',
      '{ person(id: "p0202") { ...A } } fragment A on Person { ...B shared } fragment B on Person { ... { id ...C } } fragment C on Person { own }',
    ],
    ['at the root', 'query { ...Q } fragment Q on Query { person(id: "p0202") { id own shared } }'],
    ['spread twice', '{ person(id: "p0202") { ...A ...A shared ...A } } fragment A on Person { id own }'],
  ])('%s: the answer and its denials are those of the plain question', async (_kind, query) => {
    expect(await answer(query)).toBe(await answer('{ person(id: "p0202") { id own shared } }'));
  });

  it('on an interface inside a union, and on a union inside an interface', async () => {
    const plain = '{ things { ... on Letter { id secret } ... on Card { id } } mail { ... on Card { id } } }';
    const odd =
      '{ things { ... on Mail { ... on Letter { id secret } ... on Card { id } } } mail { ... on Thing { ... on Card { id } } } }';
    expect(await answer(odd)).toBe(await answer(plain));
  });

  it('on an impossible type adds nothing', async () => {
    expect(JSON.parse(await answer('{ mail { id ... on Thing { ... on Leaflet { title } } } }'))).toEqual({
      data: { mail: [{ id: 'letter' }, { id: 'card' }] },
      errors: [],
    });
  });
});

describe('aliases', () => {
  it('a denied field is denied under any name', async () => {
    expect(await ask(BRUNO, '{ person(id: "p0202") { id: own own: id name: own } }')).toEqual({
      data: { person: { id: null, own: 'p0202', name: null } },
      errors: [`person.id ${DENIED}`, `person.name ${DENIED}`],
    });
  });

  it('one field under two names with two arguments', async () => {
    expect((await ask(BRUNO, '{ a: person(id: "p0201") { own } b: person(id: "p0202") { own } }')).data).toEqual({
      a: { own: 'own of p0201' },
      b: { own: null },
    });
  });

  it('named like members of Object.prototype', async () => {
    const query = `{ constructor: person(id: "p0201") { toString: name hasOwnProperty: own valueOf: note { isPrototypeOf: text } } toString: open }`;
    expect(await answer(query)).toBe(
      '{"data":{"constructor":{"toString":"name of p0201","hasOwnProperty":"own of p0201","valueOf":{"isPrototypeOf":"note on p0201"}},"toString":"open"},"errors":[]}',
    );
    const denied = await ask(
      BRUNO,
      '{ person(id: "p0202") { constructor: own toString: ownByMaLogin valueOf: friend { id } } hasOwnProperty: staffOnly }',
    );
    expect(denied.data).toEqual({ person: { constructor: null, toString: null, valueOf: null }, hasOwnProperty: null });
    expect(denied.errors).toHaveLength(3);
  });
});

describe('the same field twice', () => {
  it('in one place: the sub-selections are merged in the order of the first', async () => {
    expect(await answer('{ person(id: "p0201") { id } open person(id: "p0201") { own id name } }')).toBe(
      '{"data":{"person":{"id":"p0201","own":"own of p0201","name":"name of p0201"},"open":"open"},"errors":[]}',
    );
  });

  it('in two fragments: a denial in either applies and is reported once', async () => {
    const query =
      '{ person(id: "p0202") { ...A ...B } } fragment A on Person { friend { id } own } fragment B on Person { own note { text } }';
    expect(await ask(BRUNO, query)).toEqual({
      data: { person: { friend: null, own: null, note: { text: 'note on p0202' } } },
      errors: [`person.own ${DENIED}`],
    });
  });
});

describe('@skip and @include', () => {
  it.each<[string, string, Record<string, unknown>, string, string]>([
    ['literals', '', {}, '@skip(if: false)', '@include(if: false)'],
    ['variables', '($yes: Boolean!)', { yes: true }, '@include(if: $yes)', '@skip(if: $yes)'],
    ['defaults', '($yes: Boolean = true)', {}, '@include(if: $yes)', '@skip(if: $yes)'],
    ['a value over a default', '($yes: Boolean = false)', { yes: true }, '@include(if: $yes)', '@skip(if: $yes)'],
    [
      'both at once',
      '($yes: Boolean!, $no: Boolean = false)',
      { yes: true },
      '@include(if: $yes) @skip(if: $no)',
      '@include(if: $yes) @skip(if: $yes)',
    ],
  ])('%s, on fields, inline fragments and spreads', async (_kind, declared, variables, holds, fails) => {
    const query = `query ${declared} { person(id: "p0201") { id ${holds} own ${fails} name ... ${holds} { shared } ...A ${fails} } open ${fails} }
      fragment A on Person { certain }`;
    const { data } = await ask(BRUNO, query, variables);
    expect(data).toEqual({ person: { id: 'p0201', name: 'name of p0201', shared: 'shared of p0201' } });
    expect(sent.map((request) => request.query)).toEqual(['{person(id:"p0201"){_access_Person_id:id id name shared}}']);
  });

  it('a skipped field is neither denied nor reported', async () => {
    expect(await ask(BRUNO, '{ open staffOnly @skip(if: true) ... @include(if: false) { staffOnly } }')).toEqual({
      data: { open: 'open' },
      errors: [],
    });
  });

  it('an operation with no remaining fields has an empty answer', async () => {
    expect(
      await ask(BRUNO, 'query ($no: Boolean!) { open @include(if: $no) person(id: "p0201") @skip(if: true) { id } }', {
        no: false,
      }),
    ).toEqual({
      data: {},
      errors: [],
    });
    expect((await ask(BRUNO, '{ person(id: "p0201") { id @skip(if: true) } }')).data).toEqual({ person: {} });
  });

  it('one document serves every set of conditions', async () => {
    const query = 'query ($own: Boolean!) { person(id: "p0202") { id own @include(if: $own) } }';
    for (const own of [true, false, true]) {
      expect((await ask(BRUNO, query, { own })).data).toEqual({ person: { id: 'p0202', ...(own && { own: null }) } });
    }
  });
});

describe('__typename', () => {
  it('in every position, under any name, without being asked of a subgraph at the root', async () => {
    expect(await ask(BRUNO, '{ __typename kind: __typename }')).toEqual({
      data: { __typename: 'Query', kind: 'Query' },
      errors: [],
    });
    expect(sent).toEqual([]);
    const { data } = await ask(
      BRUNO,
      '{ mail { __typename kind: __typename ... on Card { of: __typename } related { __typename } } person(id: "p0201") { __typename note { a: __typename } } }',
    );
    expect(data).toEqual({
      mail: [
        { __typename: 'Letter', kind: 'Letter', related: { __typename: 'Card' } },
        { __typename: 'Card', kind: 'Card', of: 'Card', related: { __typename: 'Letter' } },
      ],
      person: { __typename: 'Person', note: { a: 'Note' } },
    });
  });

  it('reveals nothing about a hidden object', async () => {
    expect((await ask(CARLA, '{ person(id: "p0201") { __typename } mail { __typename } }')).data).toEqual({
      person: null,
      mail: [{ __typename: 'Letter' }],
    });
  });

  it('works in a mutation', async () => {
    expect((await ask(STAFF, 'mutation { __typename restart }')).data).toEqual({ __typename: 'Mutation', restart: 'restart' });
  });
});

describe('fields that were never requested', () => {
  it('are not in the answer: neither keys nor type names that the gateway added', async () => {
    const text = await answer('{ people { name } mail { title } things { ... on Leaflet { title } } }');
    expect(text).not.toMatch(/_access_|__typename|"id"|"to"/);
    expect(sent[0]?.query).toMatch(/_access_Person_id/);
  });

  it('cannot be guessed by requesting only denied fields', async () => {
    expect(await ask(ANONYMOUS, '{ staffOnly report { title } }')).toEqual({
      data: { staffOnly: null, report: null },
      errors: [`staffOnly ${DENIED}`, `report ${DENIED}`],
    });
    expect(sent).toEqual([]);
  });
});
