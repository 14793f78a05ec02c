import { beforeEach, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { type Fixture, type FixtureSubgraph, loadFixture } from '../../support/fixture-supergraphs.ts';

const FEDERATION = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.11", import: ["@key"])';

const HOUSES: FixtureSubgraph = {
  name: 'houses',
  sdl: `${FEDERATION}
    type Query { head: Person members: [Person!] nobody: Person }
    type Person @key(fields: "id") { id: ID! }`,
  resolvers: { Query: { head: () => ({ id: '1' }), members: () => [{ id: '2' }, { id: '3' }], nobody: () => null } },
};

const NAMES: FixtureSubgraph = {
  name: 'names',
  sdl: `${FEDERATION}
    type Person @key(fields: "id") { id: ID! name(upper: Boolean): String broken: String }`,
  resolvers: {
    Person: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      name: ({ id }: { id: string }, { upper }: { upper?: boolean }) => (upper ? `PERSON ${id}` : `person ${id}`),
      broken: ({ id }: { id: string }) => {
        if (id === '3') throw new Error('broken');
        return `whole ${id}`;
      },
    },
  },
};

describe('simultaneous entity fetches of one subgraph', () => {
  let fixture: Fixture;
  beforeEach(() => void (fixture = loadFixture([HOUSES, NAMES], { open: true })));
  const toNames = () => fixture.sent.filter(({ subgraph }) => subgraph === 'names');

  it('go out as one request', async () => {
    const { data, errors } = await fixture.ask(ANONYMOUS, '{ head { name } members { name } }');
    expect(data).toEqual({ head: { name: 'person 1' }, members: [{ name: 'person 2' }, { name: 'person 3' }] });
    expect(errors).toEqual([]);
    expect(toNames()).toHaveLength(1);
  });

  it('keep their own fields, arguments and variables', async () => {
    const query = 'query ($a: Boolean, $b: Boolean) { head { name(upper: $a) } members { name(upper: $b) } }';
    const { data } = await fixture.ask(ANONYMOUS, query, { a: true, b: false });
    expect(data).toEqual({ head: { name: 'PERSON 1' }, members: [{ name: 'person 2' }, { name: 'person 3' }] });
    expect(toNames()).toHaveLength(1);
  });

  it('keep their own errors', async () => {
    const { data, errors } = await fixture.ask(ANONYMOUS, '{ head { broken } members { broken } }');
    expect(data).toEqual({ head: { broken: 'whole 1' }, members: [{ broken: 'whole 2' }, { broken: null }] });
    expect(errors).toEqual(['members.1.broken SUBGRAPH_ERROR']);
  });

  it('are sent alone when the other fetches are empty', async () => {
    const query = 'query ($a: Boolean) { nobody { name } members { name(upper: $a) } }';
    const { data, errors } = await fixture.ask(ANONYMOUS, query, { a: true });
    expect(data).toEqual({ nobody: null, members: [{ name: 'PERSON 2' }, { name: 'PERSON 3' }] });
    expect(errors).toEqual([]);
    expect(toNames()).toHaveLength(1);
  });
});
