import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Viewer } from '../../schema/contract/viewer.ts';
import { BRUNO, CARLA, STAFF } from '../support/demo-viewers.ts';
import { loadFixture, VOCABULARY, WITH_SUBJECTS } from '../support/fixture-supergraphs.ts';
import { startFixtureGateway } from '../support/fixture-gateway.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { HOUSEHOLD_FIXTURE, ran } from '../support/household-fixture.ts';

const DENIED = 'UNAUTHORIZED_FIELD_OR_TYPE';
const household = loadFixture(HOUSEHOLD_FIXTURE);
const { ask, sent } = household;

let graph: Graph;
beforeAll(async () => void (graph = await startGraph()));
afterAll(() => graph.stop());

describe('rules over query plans', () => {
  it('pitfall 1: a rule applies even if the subgraph has no rule and answers everyone', async () => {
    const gateway = await startFixtureGateway(HOUSEHOLD_FIXTURE);
    const { data, errors } = await gateway.post({
      query: '{ staffOnly signedIn people { id } things { ... on Leaflet { id } } }',
    });
    await gateway.stop();
    expect(data).toEqual({ staffOnly: null, signedIn: null, people: [], things: [null, { id: 'leaflet' }, null] });
    expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['staffOnly'], DENIED],
      [['signedIn'], DENIED],
      [['things', 2], DENIED],
    ]);
  });

  it('pitfall 2: an alias does not choose what a rule reads', async () => {
    expect(
      (await ask(BRUNO, '{ person(id: "p0202") { id: name to: own person: ownByMaLogin recipient: shared } }')).data,
    ).toEqual({
      person: { id: 'name of p0202', to: null, person: null, recipient: 'shared of p0202' },
    });
    // Were the rule to read the alias, the stranger would pass for a member: p0401 is the friend of p0202.
    expect((await ask(BRUNO, '{ person(id: "p0202") { friend { id: own name } } }')).data).toEqual({ person: { friend: null } });
    const { data } = await graph.ask(
      'H02',
      '{ households { members { person { id: birthDate massHealthId: id contact { email } } } } }',
    );
    expect(data.households[0].members.map(({ person }: { person: { contact: unknown } }) => person.contact !== null)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('pitfall 2: an alias named like a key does not choose whose data the next subgraph is asked for', async () => {
    const person = (fields: string) =>
      `type Person @key(fields: "id") @policy(policies: [["self"]]) { id: ID! @subject(as: "person") ${fields} }`;
    const reference = { __resolveReference: (of: object) => of };
    const { ask: askChain } = loadFixture([
      {
        name: 'first',
        sdl: `${WITH_SUBJECTS} type Query { me: Person @policy(policies: [["public"]]) } ${person('')}`,
        resolvers: { Query: { me: () => ({ id: 'p0201' }) }, Person: reference },
      },
      // A text that the viewer chose, and that names another person.
      {
        name: 'second',
        sdl: WITH_SUBJECTS + person('nickname: String facts: String'),
        resolvers: { Person: { ...reference, nickname: () => 'p0401', facts: () => 'x' } },
      },
      {
        name: 'third',
        sdl: WITH_SUBJECTS + person('facts: String @external secret: String @requires(fields: "facts")'),
        resolvers: { Person: { ...reference, secret: ({ id }: { id: string }) => `secret of ${id}` } },
      },
      VOCABULARY,
    ]);
    for (const query of [
      '{ me { id: nickname secret } }',
      '{ me { secret ... { id: nickname } } }',
      '{ me { facts: nickname x: id secret } }',
    ]) {
      const { data, errors } = await askChain(BRUNO, query);
      expect([(data as { me: { secret: string } }).me.secret, errors]).toEqual(['secret of p0201', []]);
    }
  });

  it.each([
    '{ me { _access_Person_id: id } }',
    '{ _access_: me { id } }',
    '{ me { ... on Person { _access_key_id: birthDate } } }',
    '{ me { ...A } } fragment A on Person { _access_nothing: __typename }',
    '{ me { __typename: birthDate } }',
    '{ me { __id: id } }',
  ])('pitfall 2: clients cannot use the aliases of the gateway: %s', async (query) => {
    const { status, errors, data } = await graph.ask('H02', query);
    expect([status, errors[0]?.extensions.code, data]).toEqual([400, 'RESERVED_NAME', undefined]);
  });

  it('pitfall 3: an owner sees their own without asking for the key, and the key is not in the answer', async () => {
    expect(await ask(BRUNO, '{ people { own } }')).toEqual({
      data: { people: [{ own: 'own of p0201' }, { own: null }, { own: null }] },
      errors: [`people.1.own ${DENIED}`, `people.2.own ${DENIED}`],
    });
    const { text } = await graph.ask('H02', '{ me { birthDate contact { email } } households { viewerRole } }');
    expect(JSON.parse(text)).toEqual({
      data: {
        me: { birthDate: '1985-05-23', contact: { email: 'bruno.p0201@example.org' } },
        households: [{ viewerRole: 'HEAD' }],
      },
    });
  });

  it('pitfall 4: objects of interfaces and unions are decided by type even if the client does not select the type', async () => {
    const mail = await ask(CARLA, '{ mail { title } }');
    expect(mail).toEqual({ data: { mail: [{ title: 'a letter' }] }, errors: [] });
    expect(sent[0]?.query).toContain('__typename');
    const { data } = await graph.ask('H02', '{ households { mailings(first: 50) { title } } }');
    expect(data.households[0].mailings.length).toBeGreaterThan(0);
    expect(Object.keys(data.households[0].mailings[0])).toEqual(['title']);
  });

  it('pitfall 8: a failing subgraph does not look like a denial, nor a denial like a failure', async () => {
    const gateway = await startFixtureGateway(HOUSEHOLD_FIXTURE, { household: 'http://127.0.0.1:1/graphql' });
    const { data, errors } = await gateway.post({ query: '{ open staffOnly }' });
    await gateway.stop();
    expect(data).toEqual({ open: null, staffOnly: null });
    expect(errors.map(({ path, extensions }) => `${path?.join()} ${extensions.code}`)).toEqual([
      'open SUBGRAPH_UNAVAILABLE',
      `staffOnly ${DENIED}`,
    ]);
  });
});

describe('pitfall 9: a denied mutation does not run', () => {
  const mutate = async (viewer: Viewer, mutation: string) => {
    ran.length = 0;
    return { ...(await ask(viewer, mutation)), ran: [...ran] };
  };

  it('alone, or among others that do', async () => {
    expect(await mutate(BRUNO, 'mutation { restart }')).toEqual({
      data: { restart: null },
      errors: [`restart ${DENIED}`],
      ran: [],
    });
    expect(sent).toEqual([]);
    expect(await mutate(BRUNO, 'mutation { a: note(text: "one") restart b: note(text: "two") }')).toEqual({
      data: { a: 'one', restart: null, b: 'two' },
      errors: [`restart ${DENIED}`],
      ran: ['one', 'two'],
    });
    expect((await mutate(STAFF, 'mutation { note(text: "one") restart }')).ran).toEqual(['one', 'restart']);
  });

  it('in a fragment, under an alias, or under a condition', async () => {
    const query =
      'mutation { ...A again: restart ... on Mutation { restart @include(if: true) } } fragment A on Mutation { first: restart }';
    expect((await mutate(BRUNO, query)).ran).toEqual([]);
    expect((await mutate(ANONYMOUS, 'mutation { rename(id: "p0201", name: "x") { id } }')).ran).toEqual([]);
  });

  it('what a mutation changes may be denied to whoever changed it', async () => {
    expect(await mutate(BRUNO, 'mutation { rename(id: "p0202", name: "x") { name own } }')).toEqual({
      data: { rename: { name: 'x', own: null } },
      errors: [`rename.own ${DENIED}`],
      ran: ['x'],
    });
  });

  it('in the real graph: an account is not unlinked by a sign-in of yesterday', async () => {
    const links = async () => (await graph.ask('H04-hugo', '{ viewer { links { kind state } } }')).data.viewer.links as unknown;
    const before = await links();
    const yesterday = await graph.token('H04-hugo', Math.floor(Date.now() / 1000) - 8 * 60 * 60);
    const response = await fetch(graph.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${yesterday}` },
      body: JSON.stringify({ query: 'mutation { unlinkAccount(kind: MASSHEALTH) { state } }' }),
    });
    expect(await response.json()).toEqual({
      data: { unlinkAccount: null },
      errors: [{ message: 'Unauthorized field or type', path: ['unlinkAccount'], extensions: { code: DENIED } }],
    });
    expect(await links()).toEqual(before);
    expect(before).toContainEqual({ kind: 'MASSHEALTH', state: 'LINKED' });
  });
});

describe('pitfall 11: rules cost', () => {
  /** A viewer whose households count how often they are looked into. */
  function counting(viewer: Viewer) {
    const count = { looks: 0 };
    const looked = new Proxy(viewer.headOf, {
      get: (map, key) => {
        if (key === 'get' || key === 'has') count.looks += 1;
        const value: unknown = Reflect.get(map, key);
        return typeof value === 'function' ? value.bind(map) : value;
      },
    });
    return { count, viewer: { ...viewer, headOf: looked } };
  }

  it('rules that depend only on the viewer are not evaluated per object', async () => {
    const { count, viewer } = counting(STAFF);
    await ask(viewer, '{ staffOnly levels salary reports { id title } }');
    expect(count.looks).toBe(0);
  });

  it('a rule is evaluated once per object, however many fields it has', async () => {
    const looks = async (fields: string) => {
      const { count, viewer } = counting(BRUNO);
      await ask(viewer, `{ people { ${fields} } }`);
      return count.looks;
    };
    // Only whether the person exists for the viewer.
    const existence = await looks('id name');
    expect(existence).toBeLessThanOrEqual(4);
    const one = await looks('shared');
    expect(one).toBeGreaterThan(existence);
    expect(await looks('shared sharedList a: shared b: shared c: sharedList ... on Person { d: shared }')).toBe(one);
  });
});
