import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Graph } from '../../support/graph.ts';
import { ask, type Json, outcome, type Playgrounds, QUERY, startPlaygrounds } from './ask-playground.ts';

describe('explanations of the playground', () => {
  let playgrounds: Playgrounds;
  let development: Graph;
  let production: Graph;
  beforeAll(async () => void ({ development, production } = playgrounds = await startPlaygrounds()));
  afterAll(() => playgrounds.stop());

  it('explains an operation for the caller or for a role', async () => {
    const decisionsOf = async (signIn: string, more: Json = {}) => {
      const { body } = await ask(development, 'explain', signIn, { query: QUERY, ...more });
      const fields = body['fields'] as { coordinate: string; decision: string }[];
      return Object.fromEntries(fields.map(({ coordinate, decision }) => [coordinate, decision]));
    };
    expect(await decisionsOf('H02')).toMatchObject({ 'Person.planType': 'depends', 'Person.contact': 'depends' });
    expect(await decisionsOf('H04-hugo')).toMatchObject({ 'Person.planType': 'deny', 'Person.contact': 'depends' });
    expect(await decisionsOf('H02', { as: 'anonymous' })).toMatchObject({ 'Query.households': 'deny' });
    expect(await decisionsOf('anonymous', { as: 'head' })).toMatchObject({ 'Person.planType': 'depends' });
  });

  it('staff get explanations for roles in production, without data of persons', async () => {
    const { body } = await ask(production, 'explain', 'staff', { query: QUERY, as: 'login.mass.gov' });
    expect(body['fields']).toContainEqual(expect.objectContaining({ coordinate: 'Person.planType', decision: 'deny' }));
    expect(JSON.stringify(body)).not.toMatch(/Bruno|Ejemplo/);
  });

  it('lists what each policy permits, and its result for the viewer', async () => {
    const { body } = await ask(development, 'explain', 'H04-hugo', { query: QUERY });
    const policies = body['policies'] as { name: string; permits: string; viewer: string }[];
    expect(Object.fromEntries(policies.map(({ name, viewer }) => [name, viewer]))).toEqual({
      linked: 'passes',
      own_household: 'depends',
      self: 'depends',
      head_of_household_limited: 'fails',
      ma_login: 'fails',
    });
    expect(policies).toContainEqual({ name: 'ma_login', permits: 'a person signed in with MA Login', viewer: 'fails' });
  });

  it('uses placeholders for variables without values', async () => {
    const query = `query Page($id: ID!, $first: Int!, $with: Boolean!, $without: Boolean!) {
      person(id: $id) { id documents(first: $first) @include(if: $with) { edges { node { id } } } name @skip(if: $without) { full } }
    }`;
    const { body } = await ask(development, 'explain', 'H02', { query });
    expect(body['placeholders']).toEqual({ id: '', first: 50, with: true, without: false });
    const paths = (body['fields'] as { path: string[] }[]).map(({ path }) => path.join('.'));
    expect(paths).toEqual(expect.arrayContaining(['person.documents.edges.node.id', 'person.name.full']));
    const told = { id: 'p0201', first: 3, with: false };
    const { body: other } = await ask(development, 'explain', 'H02', {
      query,
      variables: told,
    });
    expect(other['placeholders']).toEqual({ without: false });
    expect((other['fields'] as { path: string[] }[]).map(({ path }) => path.join('.'))).not.toContain('person.documents');
  });

  it('uses valid placeholders for input objects', async () => {
    const query = 'mutation Link($by: LinkBy!, $born: Date!) { linkAccount(by: $by, birthDate: $born) { linked } }';
    const { status, body } = await ask(development, 'explain', 'H08', { query });
    expect([status, body['errors']]).toEqual([200, undefined]);
    // One field of the input exactly may be given.
    expect(Object.keys((body['placeholders'] as { by: object }).by)).toHaveLength(1);
  });

  it.each([
    ['{ nothingLikeThis }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['{ me {', {}, 'GRAPHQL_PARSE_FAILED'],
    ['{ _h0_a: __typename }', { operationName: 'Other' }, 'OPERATION_RESOLUTION_FAILURE'],
    [QUERY, { as: 'king' }, 'BAD_REQUEST'],
    [QUERY, { token: 'asst_x' }, 'BAD_REQUEST'],
    [
      'query ($n: Int!) { __typename @skip(if: true) n: __type(name: "A") { name } me { id @include(if: true) } x: __typename @include(if: false) }',
      {},
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('refuses %s', async (query, more, code) => {
    const answer = await ask(development, 'explain', 'H02', { query, ...more });
    expect(outcome(answer)).toBe(code);
  });

  it('reports an invalid document with status 200 if plain JSON is accepted', async () => {
    const asPage = (body: Json) =>
      fetch(development.url.replace(/graphql$/, 'playground/api/explain'), {
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const [wrong, refused] = [await asPage({ query: '{ me {' }), await asPage({})];
    expect([wrong.status, refused.status]).toEqual([200, 400]);
    expect(await wrong.json()).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] });
  });

  it.each([
    ['{ me {\n  nothingLikeThis\n} }', 'Cannot query field "nothingLikeThis" on type "Person" (line 2, column 3)'],
    ['{ me {', 'The document is not valid GraphQL (line 1, column 7)'],
  ])('reports an error with its position: %s', async (query, message) => {
    const { body } = await ask(development, 'explain', 'H02', { query });
    expect(body['errors']).toEqual([expect.objectContaining({ message })]);
  });

  it('never echoes the value of a variable', async () => {
    const query = 'query ($first: Boolean!) { me { id @include(if: $first) } }';
    const { body } = await ask(development, 'explain', 'H02', { query, variables: { first: 'secret-value' } });
    expect(JSON.stringify(body)).toMatch(/BAD_USER_INPUT/);
    expect(JSON.stringify(body)).not.toContain('secret-value');
  });

  it('refuses a document that is too expensive to plan (pitfall 38)', async () => {
    const doubling = Array.from({ length: 20 }, (_, i) => `fragment F${i} on Viewer { ...F${i + 1} ...F${i + 1} }`);
    const query = `query Q { viewer { ...F0 } } ${doubling.join(' ')} fragment F20 on Viewer { __typename }`;
    expect(outcome(await ask(development, 'explain', 'H02', { query }))).toBe('OPERATION_TOO_COMPLEX');
  });

  it('describes a registration: id, cost, the roles that may run it, and a manifest entry', async () => {
    const query = `query  Other { me { id } }  query Mine { me { id planType { planYear } } ...H } fragment H on Query { help { learnMoreUrl } }`;
    const { body } = await ask(development, 'register', 'H02', { query, operationName: 'Mine' });
    const entry = body['entry'] as { id: string; body: string };
    expect(body['entry']).toMatchObject({ name: 'Mine', type: 'query', id: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(entry.body).toContain('fragment H on Query');
    expect(entry.body).not.toContain('Other');
    expect(body).toMatchObject({ costLimit: 1000, findings: [] });
    const rolesOf = (which: string) => (body[which] as { roles: string[] }[]).flatMap(({ roles }) => roles);
    expect(rolesOf('mayNotRun')).toEqual(expect.arrayContaining(['anonymous', 'login.mass.gov', 'partner', 'staff']));
    expect(rolesOf('mayRun')).toEqual(expect.arrayContaining(['MA Login', 'head']));
    expect(body['mayNotRun']).toContainEqual({ roles: ['login.mass.gov'], deny: ['me.planType'] });
    expect(outcome(await ask(development, 'register', 'H02', { query: '{ me { id } }' }))).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('reports the findings of the check of registered operations', async () => {
    const query =
      'query Large($first: Int!) { households { members { person { documents(first: $first) { edges { node { id } } } } } } }';
    const { body } = await ask(development, 'register', 'H02', { query, variables: { first: 1 } });
    expect(body['findings']).toContainEqual(
      expect.objectContaining({ severity: 'breaking', about: 'cost', says: expect.stringMatching(/^\d+ of 1000$/) }),
    );
    const asksForTheSchema = { query: 'query Schema { __schema { queryType { name } } }' };
    expect(outcome(await ask(development, 'register', 'H02', asksForTheSchema))).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});
