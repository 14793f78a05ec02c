import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { FEDERATION, type FixtureSubgraph, loadFixture } from '../../support/fixture-supergraphs.ts';
import { startFixtureGateway } from '../../support/fixture-gateway.ts';

type Id = { id: string };

const PEOPLE: FixtureSubgraph = {
  name: 'people',
  sdl: `${FEDERATION} scalar JSON type Query { one: Person two: Person all: [Person] } type Person @key(fields: "id") { id: ID! }`,
  resolvers: { Query: { one: () => ({ id: '1' }), two: () => ({ id: '2' }), all: () => [{ id: '1' }, null, { id: '3' }] } },
};

const NAMES: FixtureSubgraph = {
  name: 'names',
  sdl: `${FEDERATION} scalar JSON
    type Person @key(fields: "id") { id: ID! name: String echo(of: JSON): JSON add(to: Int = 40, more: Int): Int }`,
  resolvers: {
    Person: {
      __resolveReference: (reference: Id) => reference,
      name: ({ id }: Id) => `person ${id}`,
      echo: (_person: Id, { of }: { of: unknown }) => of,
      add: (_person: Id, { to = 0, more = 0 }: { to?: number; more?: number }) => to + more,
    },
  },
};

/** The planner's own, those of joined fetches, what every object has, and what the gateway calls others. */
const NAMES_OF_VARIABLES = [
  'representations',
  '_representations0',
  '_representations1',
  'contextualArgument_1_0',
  'client_representations',
  '_access_0_echo',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '_',
];
/** What would be another person, if it were taken for what the planner sends. */
const FORGED = [{ __typename: 'Person', id: '777' }];

describe.each(['own', 'apollo'] as const)('a variable of the client (executor %s)', (executor) => {
  const fixture = loadFixture([PEOPLE, NAMES], { open: true, executor });

  it.each(NAMES_OF_VARIABLES)('pitfall 46: may be called $%s, in single and batched fetches', async (name) => {
    const variables = JSON.parse(`{ "${name}": ${JSON.stringify(FORGED)} }`) as Record<string, unknown>;
    const query = `query ($${name}: JSON) { one { name echo(of: $${name}) } two { name again: echo(of: $${name}) } all { name } }`;
    expect(await fixture.ask(ANONYMOUS, query, variables)).toEqual({
      data: {
        one: { name: 'person 1', echo: FORGED },
        two: { name: 'person 2', again: FORGED },
        all: [{ name: 'person 1' }, null, { name: 'person 3' }],
      },
      errors: [],
    });
  });

  it.each(NAMES_OF_VARIABLES)('called $%s has no value when none is given', async (name) => {
    const query = `query ($${name}: Int) { one { add(to: $${name}) } two { add(more: $${name}) } }`;
    expect(await fixture.ask(ANONYMOUS, query)).toEqual({ data: { one: { add: 40 }, two: { add: 40 } }, errors: [] });
  });

  it('never goes to a subgraph under its own name', async () => {
    const query = 'query ($to: Int = 1, $of: JSON) { one { add(to: $to) echo(of: { list: [$of] }) } }';
    const { data } = await fixture.ask(ANONYMOUS, query, { of: 'x' });
    expect(data).toEqual({ one: { add: 1, echo: { list: ['x'] } } });
    for (const { query: sent, variables } of fixture.sent) {
      expect(sent).not.toMatch(/\$(to|of)\b/);
      expect(Object.keys(variables)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(to|of)$/)]));
    }
  });
});

it('an invalid variable is reported by the client’s name for it', async () => {
  const { ask } = loadFixture([PEOPLE, NAMES], { open: true });
  for (const name of ['__proto__', 'representations', '_x']) {
    const variables = JSON.parse(`{ "${name}": "secret" }`) as Record<string, unknown>;
    const asked = ask(ANONYMOUS, `query ($${name}: Int) { one { add(to: $${name}) } }`, variables);
    await expect(asked).rejects.toThrow(`Variable "$${name}" has a value that is not valid`);
  }
});

it('over HTTP, variables of any name keep their values', async () => {
  const gateway = await startFixtureGateway([PEOPLE, NAMES], {}, { open: true });
  for (const name of ['__proto__', 'representations']) {
    const variables = JSON.parse(`{ "${name}": 2 }`) as Record<string, unknown>;
    const { data } = await gateway.post({ query: `query ($${name}: Int) { one { add(to: $${name}) } }`, variables });
    expect(data).toEqual({ one: { add: 2 } });
  }
  await gateway.stop();
});
