import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { loadAccessModel } from '../../../gateway/access/load-access-model.ts';
import { createLog } from '../../../gateway/telemetry/log.ts';
import { startGateway } from '../../../gateway/start-gateway.ts';
import { SupergraphHolder } from '../../../gateway/serving/supergraph-holder.ts';
import { compose, writeComposed } from '../../../scripts/compose.ts';
import { composeFixture, VOCABULARY, WITH_SUBJECTS } from '../../support/fixture-supergraphs.ts';
import { HOUSEHOLD_FIXTURE } from '../../support/household-fixture.ts';
import { OPEN_CLIENTS } from '../../support/open-clients.ts';

/** The supergraph of `sdl`, beside a subgraph that uses every policy. */
const supergraphOf = (sdl: string, vocabulary = VOCABULARY.sdl) =>
  composeFixture({ name: 'fixture', sdl: WITH_SUBJECTS + sdl }, { ...VOCABULARY, sdl: vocabulary });

/** Every message of the gate, none when the supergraph is covered. */
function gapsOf(supergraphSdl: string): string[] {
  try {
    loadAccessModel(supergraphSdl);
    return [];
  } catch (error) {
    return (error as AggregateError).errors.map(({ message }: Error) => message);
  }
}

const HINT = 'add @policy, @authenticated or @requiresScopes to it or to its type';
const noSubject = (coordinate: string, role: string) =>
  `${coordinate} has a policy on the ${role}, which no object on some path to it identifies: mark a field with @subject(as: "${role}")`;
const noPerson = (coordinate: string) => noSubject(coordinate, 'person');
const PERSON = 'type Person @policy(policies: [["self"]]) { id: ID! @subject(as: "person") note: Note }';

const GAPS: readonly [what: string, sdl: string, messages: string[]][] = [
  ['a field of Query without a policy', 'type Query { open: Int }', [`Query.open has no policy: ${HINT}`]],
  [
    'a field of an object without a policy, the others having one',
    'type Query { thing: Thing @authenticated } type Thing { one: Int @policy(policies: [["staff"]]) two: Int }',
    [`Thing.two has no policy: ${HINT}`],
  ],
  [
    'a field of a mutation without a policy',
    'type Query { a: Int @authenticated } type Mutation { change: Int }',
    [`Mutation.change has no policy: ${HINT}`],
  ],
  [
    'a field of an interface none of whose implementations has a policy for it',
    `type Query { node: Node @authenticated }
     interface Node { id: ID! }
     type Thing implements Node { id: ID! name: String @authenticated }`,
    [`Node.id has no policy: ${HINT}`, `Thing.id has no policy: ${HINT}`],
  ],
  [
    'a policy that nobody knows',
    'type Query { a: Int @policy(policies: [["public"], ["self", "frend"]]) }',
    [
      'Query.a names the policy "frend", which has no predicate: add one to VIEWER_POLICIES or SUBJECT_POLICIES in schema/contract/policies.ts',
      noPerson('Query.a'),
    ],
  ],
  [
    'a policy that nobody knows, on a type, a scalar or an enum',
    `type Query { a: Thing @authenticated b: Money @authenticated c: Level @authenticated }
     type Thing @policy(policies: [["prototype"]]) { id: ID }
     scalar Money @policy(policies: [["toString"]])
     enum Level @policy(policies: [["Staff"]]) { LOW }`,
    ['Level names the policy "Staff"', 'Money names the policy "toString"', 'Thing names the policy "prototype"'].map(
      (message) =>
        `${message}, which has no predicate: add one to VIEWER_POLICIES or SUBJECT_POLICIES in schema/contract/policies.ts`,
    ),
  ],
  [
    'a mutation that depends on whose data it is',
    'type Query { a: Int @authenticated } type Mutation { change: Int @policy(policies: [["staff"], ["self"]]) }',
    [
      'Mutation.change has a policy on whose data it is: use a policy on the viewer, because a mutation is decided before it runs',
      noPerson('Mutation.change'),
    ],
  ],
  [
    'a policy that needs a subject where there is none',
    'type Query { note: Note @authenticated } type Note { text: String @policy(policies: [["self"]]) }',
    [noPerson('Note.text')],
  ],
  [
    'a subject on one way to an object and none on the other',
    `type Query { person: Person @authenticated note: Note @authenticated } ${PERSON} type Note { text: String @policy(policies: [["self"]]) }`,
    [noPerson('Note.text')],
  ],
  [
    'an own subject that hides the one around it',
    `type Query { person: Person @authenticated } ${PERSON}
     type Note @authenticated { to: ID @subject(as: "recipient") text: String @policy(policies: [["self"], ["recipient"]]) }`,
    [noPerson('Note.text')],
  ],
  [
    'a record whose mark of sensitivity is missing',
    `type Query { person: Person @authenticated } ${PERSON} type Note { text: String @policy(policies: [["self", "ordinary_proof"]]) }`,
    [noSubject('Note.text', 'sensitive')],
  ],
  [
    'an alternative that names no policy, which would be open to everybody',
    'type Query { a: Int @policy(policies: [["staff"], []]) }',
    ['Query.a has an empty alternative, which allows everyone: name the policy "public" if that is meant'],
  ],
  [
    'a policy without alternatives, which nobody could pass',
    'type Query { a: Int @policy(policies: []) }',
    ['Query.a has a policy without alternatives, which denies everyone: name a policy'],
  ],
];

describe('the coverage gate', () => {
  it('accepts a covered supergraph', () => {
    expect(gapsOf(composeFixture(...HOUSEHOLD_FIXTURE))).toEqual([]);
    expect(gapsOf(compose().supergraphSdl)).toEqual([]);
  });

  it.each(GAPS)('refuses %s', (_what, sdl, messages) => {
    expect(gapsOf(supergraphOf(sdl))).toEqual(messages);
  });

  it('refuses policies that no field uses, because nothing tests them', () => {
    const sdl = 'type Query { a: Int @authenticated }';
    expect(gapsOf(supergraphOf(sdl, VOCABULARY.sdl.replace(', ["staff"]', '').replace('["own_household"], ', '')))).toEqual(
      ['staff', 'own_household'].map(
        (name) =>
          `schema/contract/policies.ts has the policy "${name}", and nothing uses it: ` +
          `add @policy(policies: [["${name}"]]) to a type or field of an SDL, or delete the predicate`,
      ),
    );
  });

  it('refuses a mark with an unknown role', () => {
    const sdl = 'type Query { a: Thing @authenticated } type Thing @authenticated { id: ID @subject(as: "owner") }';
    expect(() => loadAccessModel(supergraphOf(sdl))).toThrow(
      'Thing.id: @subject(as: "owner") is not one of person, account, household',
    );
  });

  it('names every gap at once', () => {
    expect(gapsOf(supergraphOf('type Query { a: Int b: Int c: Int @policy(policies: [["x"]]) }'))).toHaveLength(3);
  });
});

describe('a supergraph that is not valid', () => {
  const whole = composeFixture(...HOUSEHOLD_FIXTURE);

  it('is refused in one line, with the place of a syntax error', () => {
    expect(() => loadAccessModel('type Query {\n  a: }')).toThrow(
      /^The supergraph is not valid: line 2, column 6: Syntax Error: .+ Compose the supergraph again, with npm run compose or rover\.$/,
    );
  });

  it('is refused with one line for each problem', () => {
    const lines = (() => {
      try {
        loadAccessModel(whole.replaceAll(/\(graph: [A-Z]\w*/g, '(graph: GONE'));
        return [];
      } catch (error) {
        return (error as Error).message.split('\n');
      }
    })();
    expect(lines[0]).toMatch(/^The supergraph is not valid\. There are \d+ problems:$/);
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}Invalid value for "@join__\w+\(graph:\)" .+ to "\w+(\.\w+)?"\.$/));
    expect(lines.filter((line) => line.trim() === '')).toEqual([]);
    expect(lines.at(-1)).toBe('Compose the supergraph again, with npm run compose or rover.');
  });
});

describe('a supergraph that is not covered is refused', () => {
  const bad = supergraphOf('type Query { open: Int }');
  const refusal = `The supergraph is not covered by policies: Query.open has no policy: ${HINT}. Change the SDL`;

  it('by composition, which writes nothing', () => {
    const files = ['schema/supergraph.graphql', 'schema/api.graphql', 'schema/access.md'];
    const before = files.map((file) => readFileSync(file, 'utf8'));
    expect(() => writeComposed({ supergraphSdl: bad, apiSdl: '', hints: [] })).toThrow(refusal);
    expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(before);
  });

  it('at start', async () => {
    const start = startGateway({
      supergraphSdl: bad,
      issuers: [],
      clients: OPEN_CLIENTS,
      assertionSecret: 'the assertion secret of the tests',
      introspection: false,
      log: createLog('silent'),
      audit: { append: () => Promise.resolve() },
    });
    await expect(start).rejects.toThrow(refusal);
  });

  it('at reload, and the last good supergraph stays in force', async () => {
    const holder = await SupergraphHolder.open(composeFixture(...HOUSEHOLD_FIXTURE), { open: false, executor: 'own' });
    const good = holder.current;
    await expect(holder.swap(bad)).rejects.toThrow(refusal);
    await expect(holder.swap('type Query { not: aSupergraph }')).rejects.toThrow();
    await expect(holder.swap('{')).rejects.toThrow('Syntax Error');
    expect(holder.current).toBe(good);
    await holder.close();
  });

  it('but not with --open, which ignores policies', async () => {
    const holder = await SupergraphHolder.open(bad, { open: true, executor: 'own' });
    expect(holder.current.model.open).toBe(true);
    await holder.close();
  });
});
