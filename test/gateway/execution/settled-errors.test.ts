import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { BRUNO, CARLA } from '../../support/demo-viewers.ts';
import { type FixtureSubgraph, loadFixture, VOCABULARY, WITH_SUBJECTS } from '../../support/fixture-supergraphs.ts';

const fails = (): never => {
  throw new Error('the database of 123-45-6789 is away');
};

/** Everything but ids fails. p0401 is a stranger to Bruno, p0202 a member, p0203 a restricted one. */
const FAILING: FixtureSubgraph = {
  name: 'failing',
  sdl: `${WITH_SUBJECTS}
    type Query { people: [Person!] @policy(policies: [["public"]]) person: Person @policy(policies: [["public"]]) things: [Thing!] @policy(policies: [["public"]]) }
    union Thing = Person | Leaflet
    type Leaflet @policy(policies: [["public"]]) { id: ID! note: Note2 }
    type Note2 @policy(policies: [["public"]]) { text: String other: String }
    type Person @policy(policies: [["self"], ["head_of_household_limited"]]) {
      id: ID! @subject(as: "person")
      own: String @policy(policies: [["self"]])
      shared: String @policy(policies: [["self"], ["head_of_household"]])
      sharedList: [String] @policy(policies: [["self"], ["head_of_household"]])
      note: Note
    }
    type Note {
      text: String @policy(policies: [["self"], ["head_of_household"]])
      secret: String @policy(policies: [["self"]])
    }`,
  resolvers: {
    Query: {
      people: () => ['p0401', 'p0203', 'p0401', 'p0202', 'p0201'].map((id) => ({ id })),
      person: () => ({ id: 'p0202' }),
      things: () => [
        { __typename: 'Person', id: 'p0401' },
        { __typename: 'Leaflet', id: 'leaflet' },
      ],
    },
    Person: { own: fails, shared: fails, sharedList: () => [null, null], note: () => ({}) },
    Note: { text: fails, secret: fails },
    Note2: { text: fails, other: fails },
    Leaflet: { note: () => ({}) },
  },
};

const { ask } = loadFixture([FAILING, VOCABULARY]);

describe('an error is reported at a place that the answer has, and not for hidden places', () => {
  it('errors of removed persons are removed, and the paths of the others are adjusted', async () => {
    const { data, errors } = await ask(BRUNO, '{ people { id own shared } }');
    expect(data).toEqual({ people: ['p0203', 'p0202', 'p0201'].map((id) => ({ id, own: null, shared: null })) });
    // Of the restricted one what fails has failed as for the others: otherwise it would tell of the restriction (RO-10).
    expect([...errors].sort()).toEqual([
      'people.0.own UNAUTHORIZED_FIELD_OR_TYPE',
      'people.0.shared SUBGRAPH_ERROR',
      'people.1.own UNAUTHORIZED_FIELD_OR_TYPE',
      'people.1.shared SUBGRAPH_ERROR',
      'people.2.own SUBGRAPH_ERROR',
      'people.2.shared SUBGRAPH_ERROR',
    ]);
  });

  it('nothing is reported for a list from which everyone was removed', async () => {
    expect(await ask(ANONYMOUS, '{ people { id own } person { shared } }')).toEqual({
      data: { people: [], person: null },
      errors: [],
    });
  });

  it('pitfall 39: a denied field’s own error is dropped, because it would reveal data', async () => {
    expect((await ask(BRUNO, '{ person { own note { secret } } }')).errors).toEqual([
      'person.own UNAUTHORIZED_FIELD_OR_TYPE',
      'person.note.secret UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
  });

  it('pitfall 39: it is dropped also when one field is selected twice with different subfields', async () => {
    const query = '{ person { id } person { own note { text } } person { note { secret } } }';
    const { data, errors } = await ask(BRUNO, query);
    expect(data).toEqual({ person: { id: 'p0202', own: null, note: { text: null, secret: null } } });
    expect([...errors].sort()).toEqual([
      'person.note.secret UNAUTHORIZED_FIELD_OR_TYPE',
      'person.note.text SUBGRAPH_ERROR',
      'person.own UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
  });

  it('pitfall 39: it is dropped also when types of a union use one name for different fields', async () => {
    const query = '{ things { ... on Person { note { text secret } } ... on Leaflet { note { other } } } }';
    expect(await ask(BRUNO, query)).toEqual({
      data: { things: [{ note: { other: null } }] },
      errors: ['things.0.note.other SUBGRAPH_ERROR'],
    });
  });

  it('an error in a fragment and beside it is reported once', async () => {
    expect((await ask(CARLA, '{ people { own ...A ... { own } } } fragment A on Person { own }')).errors).toEqual([
      'people.0.own SUBGRAPH_ERROR',
    ]);
  });
});
