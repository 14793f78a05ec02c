import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoSignInsBy } from '../../../scripts/tooling/demo-sign-ins.ts';
import { openDevIssuer } from '../../../gateway/sign-in/dev-issuer.ts';
import { type Graph, post, startGraph } from '../../support/graph.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const STAFF = { issuer: 'https://staff.example.org', clientId: 'myservices-playground', scope: 'openid graph' };
const QUERY = 'query Family { households { members { person { name { full } planType { planYear } contact { email } } } } }';

type Json = Record<string, unknown>;
type Answer = { status: number; body: Json; headers: Headers };

/** @param body undefined: asks by GET */
async function ask(graph: Graph, name: string, signIn: string, body?: unknown): Promise<Answer> {
  const authorization = signIn === 'anonymous' ? {} : { authorization: `Bearer ${await graph.token(signIn)}` };
  const response = await fetch(graph.url.replace(/graphql$/, `playground/api/${name}`), {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...authorization, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Json, headers: response.headers };
}

const codeOf = ({ body }: Answer) => (body['errors'] as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code;
const outcome = (answer: Answer) => codeOf(answer) ?? answer.status;

describe('questions of the playground', () => {
  const folder = temporaryFolder();
  let development: Graph;
  let production: Graph;
  beforeAll(async () => {
    const demo = demoSignInsBy(await openDevIssuer(folder.path));
    development = await startGraph({ playground: { development: true, demo, staff: null } });
    production = await startGraph({ playground: { development: false, demo: null, staff: STAFF }, introspection: false });
  });
  afterAll(async () => {
    await Promise.all([development.stop(), production.stop()]);
    folder.remove();
  });

  const EXPLAINS = [
    ['viewer', undefined],
    ['matrix', undefined],
    ['explain', { query: QUERY }],
    ['register', { query: QUERY }],
  ] as const;

  it('explanations are for the staff in production, and for everybody in development', async () => {
    const table: Record<string, unknown[]> = {};
    for (const signIn of ['anonymous', 'H02', 'H04-hugo', 'partner-eligibility', 'staff']) {
      table[signIn] = [];
      for (const [name, body] of EXPLAINS) {
        table[signIn].push(
          outcome(await ask(production, name, signIn, body)),
          outcome(await ask(development, name, signIn, body)),
        );
      }
    }
    const others = ['FORBIDDEN', 200, 'FORBIDDEN', 200, 'FORBIDDEN', 200, 'FORBIDDEN', 200];
    expect(table).toEqual({
      anonymous: others,
      H02: others,
      'H04-hugo': others,
      'partner-eligibility': others,
      staff: [200, 200, 200, 200, 200, 200, 200, 200],
    });
  });

  it('refusals have the status of the table, and no cache keeps an answer', async () => {
    const refused = await ask(production, 'matrix', 'H02');
    expect([refused.status, refused.headers.get('cache-control')]).toEqual([403, 'private, no-store']);
    expect((await ask(development, 'matrix', 'H02')).headers.get('cache-control')).toBe('private, no-store');
  });

  it('a token that is not valid is refused, and not taken for nobody', async () => {
    const response = await fetch(development.url.replace(/graphql$/, 'playground/api/matrix'), {
      headers: { authorization: 'Bearer not.a.token' },
    });
    expect(response.status).toBe(401);
  });

  it('demo sign-ins are offered in development alone', async () => {
    const { body } = await ask(development, 'sign-ins', 'anonymous');
    expect(body).toContainEqual({ name: 'H04-hugo', describes: 'Adult member, not the head', provider: 'login-mass-gov' });
    for (const [name, asked] of [
      ['sign-ins', undefined],
      ['token', { signIn: 'H02' }],
    ] as const) {
      for (const signIn of ['anonymous', 'H02', 'staff'])
        expect(outcome(await ask(production, name, signIn, asked))).toBe('FORBIDDEN');
    }
  });

  it('each demo token is a sign-in of its own', async () => {
    const tokenOf = async () => String((await ask(development, 'token', 'anonymous', { signIn: 'H02' })).body['token']);
    const [one, other] = [await tokenOf(), await tokenOf()];
    const sidOf = (token: string) =>
      (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sid: string }).sid;
    expect(sidOf(one)).not.toBe(sidOf(other));
    expect(outcome(await ask(development, 'token', 'anonymous', { signIn: 'H99' }))).toBe('BAD_REQUEST');
    expect(outcome(await ask(development, 'token', 'anonymous', { name: 'H02' }))).toBe('BAD_REQUEST');
  });

  it('the configuration says where to sign in', async () => {
    expect((await ask(production, 'config', 'anonymous')).body).toEqual({ development: false, demo: false, staff: STAFF });
    expect((await ask(development, 'config', 'anonymous')).body).toEqual({ development: true, demo: true, staff: null });
  });

  it('says who asks, without names', async () => {
    const person = { kind: 'person', scopes: [], recentSignIn: true };
    const viewerOf = async (signIn: string) => (await ask(development, 'viewer', signIn)).body;
    expect(await viewerOf('H02')).toEqual({ ...person, provider: 'MA_LOGIN', roles: ['head of h02'] });
    expect(await viewerOf('H04-hugo')).toEqual({ ...person, provider: 'LOGIN_MASS_GOV', roles: ['member of h04'] });
    expect(await viewerOf('H08')).toEqual({ ...person, provider: 'LOGIN_MASS_GOV', roles: ['linked to no record'] });
    expect(await viewerOf('anonymous')).toEqual({ kind: null, provider: null, roles: [], scopes: [], recentSignIn: false });
  });

  it('explains an operation for whoever asks, or for a role', async () => {
    const decisionsOf = async (signIn: string, more: Json = {}) => {
      const { body } = await ask(development, 'explain', signIn, { query: QUERY, ...more });
      const fields = body['fields'] as { coordinate: string; decision: string }[];
      return Object.fromEntries(fields.map(({ coordinate, decision }) => [coordinate, decision]));
    };
    expect(await decisionsOf('H02')).toMatchObject({ 'Person.planType': 'per person', 'Person.contact': 'per person' });
    expect(await decisionsOf('H04-hugo')).toMatchObject({ 'Person.planType': 'denied', 'Person.contact': 'per person' });
    expect(await decisionsOf('H02', { as: 'anonymous' })).toMatchObject({ 'Query.households': 'denied' });
    expect(await decisionsOf('anonymous', { as: 'head' })).toMatchObject({ 'Person.planType': 'per person' });
  });

  it('the staff has roles explained in production, and nobody’s data', async () => {
    const { body } = await ask(production, 'explain', 'staff', { query: QUERY, as: 'login.mass.gov' });
    expect(body['fields']).toContainEqual(expect.objectContaining({ coordinate: 'Person.planType', decision: 'denied' }));
    expect(JSON.stringify(body)).not.toMatch(/Bruno|Ejemplo/);
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

  it('never echoes the value of a variable', async () => {
    const query = 'query ($first: Boolean!) { me { id @include(if: $first) } }';
    const { body } = await ask(development, 'explain', 'H02', { query, variables: { first: 'secret-value' } });
    expect(JSON.stringify(body)).toMatch(/BAD_USER_INPUT/);
    expect(JSON.stringify(body)).not.toContain('secret-value');
  });

  it('refuses a document that would keep the planner busy (pitfall 38)', async () => {
    const doubling = Array.from({ length: 20 }, (_, i) => `fragment F${i} on Viewer { ...F${i + 1} ...F${i + 1} }`);
    const query = `query Q { viewer { ...F0 } } ${doubling.join(' ')} fragment F20 on Viewer { __typename }`;
    expect(outcome(await ask(development, 'explain', 'H02', { query }))).toBe('OPERATION_TOO_COMPLEX');
  });

  it('takes the right method only, and knows no other questions', async () => {
    expect(outcome(await ask(development, 'explain', 'H02'))).toBe('METHOD_NOT_ALLOWED');
    expect(outcome(await ask(development, 'matrix', 'H02', {}))).toBe('METHOD_NOT_ALLOWED');
    for (const name of ['', 'nothing', 'constructor', '__proto__'])
      expect((await ask(development, name, 'H02')).status).toBe(404);
  });

  it('describes a registration: id, cost, who may run it, an entry for a manifest', async () => {
    const query = `query  Other { me { id } }  query Mine { me { id planType { planYear } } ...H } fragment H on Query { help { learnMoreUrl } }`;
    const { body } = await ask(development, 'register', 'H02', { query, operationName: 'Mine' });
    const entry = body['entry'] as { id: string; body: string };
    expect(body['entry']).toMatchObject({ name: 'Mine', type: 'query', id: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(entry.body).toContain('fragment H on Query');
    expect(entry.body).not.toContain('Other');
    expect(body).toMatchObject({ withinLimits: true, measure: { cost: { limit: 1000 } } });
    const rolesOf = (which: string) => (body[which] as { roles: string[] }[]).flatMap(({ roles }) => roles);
    expect(rolesOf('mayNotRun')).toEqual(expect.arrayContaining(['anonymous', 'login.mass.gov', 'partner', 'staff']));
    expect(rolesOf('mayRun')).toEqual(expect.arrayContaining(['MA Login', 'head']));
    expect(outcome(await ask(development, 'register', 'H02', { query: '{ me { id } }' }))).toBe('BAD_REQUEST');
  });

  it('the staff may ask for the schema in production, and nobody else', async () => {
    const query = '{ __schema { queryType { name } } }';
    for (const signIn of ['H02', 'partner-eligibility']) {
      const { status, errors } = await post(
        production.url,
        { query },
        { authorization: `Bearer ${await production.token(signIn)}` },
      );
      expect([status, errors[0]?.extensions.code]).toEqual([400, 'INTROSPECTION_DISABLED']);
    }
    expect((await post(production.url, { query })).status).toBe(400);
    const { data } = await post(production.url, { query }, { authorization: `Bearer ${await production.token('staff')}` });
    expect(data).toEqual({ __schema: { queryType: { name: 'Query' } } });
  });
});
