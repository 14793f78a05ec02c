import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { readPolicies } from '../../../schema/contract/read-policies.ts';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { BRUNO, CARLA, STAFF } from '../../support/demo-viewers.ts';
import { type FixtureSubgraph, loadFixture, VOCABULARY, WITH_SUBJECTS } from '../../support/fixture-supergraphs.ts';

const PUBLIC = '@policy(policies: [["public"]])';
const SUBGRAPH: FixtureSubgraph = {
  name: 'first',
  sdl: `${WITH_SUBJECTS}
    type Query { record: Record ${PUBLIC} note: Note ${PUBLIC} any: Any ${PUBLIC} }
    interface Record { id: ID title: String }
    interface Dated implements Record { id: ID title: String day: String }
    type Note implements Record & Dated { id: ID ${PUBLIC} title: String ${PUBLIC} day: String ${PUBLIC} owner: ID @subject(as: "person") @inaccessible signed: Int @authenticated }
    type Memo ${PUBLIC} { text: String }
    union Any = Note | Memo`,
  resolvers: Object.fromEntries([
    ['Record', { __resolveType: () => 'Note' }],
    ['Dated', { __resolveType: () => 'Note' }],
    ['Any', { __resolveType: () => 'Note' }],
    ['Query', Object.fromEntries(['record', 'note', 'any'].map((field) => [field, () => NOTE]))],
  ]),
};
const NOTE = { __typename: 'Note', id: '1', title: 'a title', day: '2026-01-01', owner: 'p0201' };

/** As compositions before 2.9.5 print a policy that a subgraph has on an interface: there, and nowhere else. */
const older = (policy: string, type: 'Record' | 'Dated', field?: string) => (sdl: string) => {
  const head = new RegExp(`^interface ${type}\\b.*$`, 'm');
  const place = field === undefined ? head : new RegExp(`(?<=^interface ${type}\\b[^}]*)^  ${field}: String.*$`, 'm');
  const changed = sdl.replace(place, (line) => `${line.replace(/@policy.*/, '')} ${policy}`);
  if (changed === sdl) throw new Error('There is no such place');
  return changed;
};

const DENIED = 'UNAUTHORIZED_FIELD_OR_TYPE';
const WAYS: readonly [way: string, query: string, path: string][] = [
  ['by the interface', '{ record { title } }', 'record.title'],
  ['by a fragment on the implementation', '{ record { ... on Note { title } } }', 'record.title'],
  ['by a fragment on an interface between', '{ record { ... on Dated { title } } }', 'record.title'],
  ['by a field of the implementation', '{ note { title } }', 'note.title'],
  ['by a field of the implementation, through the interface', '{ note { ... on Record { title } } }', 'note.title'],
  ['by a union', '{ any { ... on Note { title } } }', 'any.title'],
  ['by an alias', '{ record { ... on Note { id: title } } }', 'record.id'],
];

describe('a policy on a field of an interface, in a supergraph of an older composition', () => {
  it.each(WAYS)('applies to its implementations: %s', async (_way, query, path) => {
    for (const policy of ['@policy(policies: [["staff"]])', '@policy(policies: [["self"]])', '@authenticated']) {
      const { ask } = loadFixture([SUBGRAPH, VOCABULARY], { change: older(policy, 'Record', 'title') });
      const allowed = policy.includes('staff') ? STAFF : BRUNO;
      expect((await ask(allowed, query)).errors).toEqual([]);
      const other = policy.includes('staff') ? BRUNO : policy.includes('self') ? CARLA : ANONYMOUS;
      const { data, errors } = await ask(other, query);
      expect([JSON.stringify(data), errors]).toEqual([expect.not.stringContaining('a title'), [`${path} ${DENIED}`]]);
    }
  });

  it('applies through an interface in between', async () => {
    const { ask } = loadFixture([SUBGRAPH, VOCABULARY], { change: older('@policy(policies: [["staff"]])', 'Dated', 'day') });
    for (const query of ['{ note { day } }', '{ record { ... on Dated { day } } }', '{ record { ... on Note { day } } }'])
      expect((await ask(BRUNO, query)).errors).toHaveLength(1);
  });
});

describe('the composition of today prints policies on an interface', () => {
  it.each([
    ['the same on all', '@policy(policies: [["staff"]])', '@policy(policies: [["staff"]])'],
    ['other policies', '@policy(policies: [["staff"]])', '@policy(policies: [["self"], ["partner"]])'],
    ['other directives', '@authenticated', '@requiresScopes(scopes: [["a"], ["b", "c"]])'],
    ['a stricter one', '@policy(policies: [["self"], ["staff"]])', '@policy(policies: [["self"]])'],
    ['an open one', PUBLIC, '@policy(policies: [["own_account"], ["self", "staff"]])'],
    ['none', PUBLIC, ''],
  ])('is the combined policy of its implementations and adds nothing to any of them: %s', (_what, one, other) => {
    const { sdl, model } = loadFixture(
      [
        {
          name: 'first',
          sdl: `${WITH_SUBJECTS}
            type Query { thing: Thing ${PUBLIC} }
            interface Thing { id: ID name: String }
            type One implements Thing ${one} { id: ID name: String ${other} mark: ID @subject(as: "person") }
            type Two implements Thing ${PUBLIC} { id: ID ${one} name: String ${one} }
            type Three implements Thing ${other} { id: ID ${other} name: String mark: ID @subject(as: "person") }`,
        },
      ],
      { open: true },
    ).supergraph;
    const plain = readPolicies(parse(sdl));
    expect([...model.reading.types, ...model.reading.fields]).toEqual([...plain.types, ...plain.fields]);
  });
});

describe('a policy on an interface', () => {
  it.each(['{ note { id } }', '{ record { id } }', '{ record { ... on Note { id } } }', '{ any { ... on Note { id } } }'])(
    'applies to its implementations: %s',
    async (query) => {
      for (const where of ['Record', 'Dated'] as const) {
        const { ask } = loadFixture([SUBGRAPH, VOCABULARY], { change: older('@policy(policies: [["self"]])', where) });
        expect(Object.values((await ask(CARLA, query)).data as object)).toEqual([null]);
        expect(Object.values((await ask(BRUNO, query)).data as object)).toEqual([{ id: '1' }]);
      }
    },
  );

  it('is refused when it depends on the subject and the implementation names none', () => {
    const withoutSubject = { ...SUBGRAPH, sdl: SUBGRAPH.sdl.replace(' @subject(as: "person")', '') };
    expect(() =>
      loadFixture([withoutSubject, VOCABULARY], { change: older('@policy(policies: [["self"]])', 'Record', 'title') }),
    ).toThrow('Note.title has a policy on the person');
  });
});
