import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashBody } from '../../../gateway/operations/hash-body.ts';
import { type Graph, post } from '../../support/graph.ts';
import { ask, type Json, outcome, type Playgrounds, QUERY, STAFF, startPlaygrounds } from './ask-playground.ts';

describe('the API of the playground', () => {
  let playgrounds: Playgrounds;
  let development: Graph;
  let production: Graph;
  beforeAll(async () => void ({ development, production } = playgrounds = await startPlaygrounds()));
  afterAll(() => playgrounds.stop());

  const EXPLAINS = [
    ['viewer', undefined],
    ['matrix', undefined],
    ['operations', undefined],
    ['explain', { query: QUERY }],
    ['register', { query: QUERY }],
  ] as const;

  it('explanations are for staff in production, and for all callers in development', async () => {
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
    const others = EXPLAINS.flatMap(() => ['FORBIDDEN', 200]);
    expect(table).toEqual({
      anonymous: others,
      H02: others,
      'H04-hugo': others,
      'partner-eligibility': others,
      staff: EXPLAINS.flatMap(() => [200, 200]),
    });
  });

  it('refusals have the status of the error table, and no answer may be cached', async () => {
    const refused = await ask(production, 'matrix', 'H02');
    expect([refused.status, refused.headers.get('cache-control')]).toEqual([403, 'private, no-store']);
    expect((await ask(development, 'matrix', 'H02')).headers.get('cache-control')).toBe('private, no-store');
  });

  it('an invalid token is refused, not treated as unidentified', async () => {
    const response = await fetch(development.url.replace(/graphql$/, 'playground/api/matrix'), {
      headers: { authorization: 'Bearer not.a.token' },
    });
    expect(response.status).toBe(401);
  });

  it('demo sign-ins are offered in development only', async () => {
    const { body } = await ask(development, 'sign-ins', 'anonymous');
    expect(body).toContainEqual({
      name: 'H04-hugo',
      describes: 'Adult member, not the head',
      provider: 'login-mass-gov',
      clients: ['playground', 'portal'],
    });
    for (const [name, asked] of [
      ['sign-ins', undefined],
      ['token', { signIn: 'H02' }],
    ] as const) {
      for (const signIn of ['anonymous', 'H02', 'staff'])
        expect(outcome(await ask(production, name, signIn, asked))).toBe('FORBIDDEN');
    }
  });

  it('each demo token has its own session', async () => {
    const claimsOf = async (more: Json = {}) => {
      const { body } = await ask(development, 'token', 'anonymous', { signIn: 'H02', ...more });
      const [, claims = ''] = String(body['token']).split('.');
      return JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sid: string; client_id: string };
    };
    const [one, other] = [await claimsOf(), await claimsOf({ client: 'portal' })];
    expect(one.sid).not.toBe(other.sid);
    expect([one.client_id, other.client_id]).toEqual(['myservices-playground', 'myservices-portal']);
    expect(outcome(await ask(development, 'token', 'anonymous', { signIn: 'staff', client: 'portal' }))).toBe('BAD_REQUEST');
    expect(outcome(await ask(development, 'token', 'anonymous', { signIn: 'H99' }))).toBe('BAD_REQUEST');
    expect(outcome(await ask(development, 'token', 'anonymous', { name: 'H02' }))).toBe('BAD_REQUEST');
  });

  it('the configuration has the issuer for staff', async () => {
    expect((await ask(production, 'config', 'anonymous')).body).toEqual({ development: false, demo: false, staff: STAFF });
    expect((await ask(development, 'config', 'anonymous')).body).toEqual({ development: true, demo: true, staff: null });
  });

  it('describes the viewer without names', async () => {
    const client = { id: 'portal', mode: 'open' };
    const person = { kind: 'person', scopes: [], recentSignIn: true, client };
    const viewerOf = async (signIn: string) => (await ask(development, 'viewer', signIn)).body;
    expect(await viewerOf('H02')).toEqual({ ...person, provider: 'MA_LOGIN', roles: ['head of h02'] });
    expect(await viewerOf('H04-hugo')).toEqual({ ...person, provider: 'LOGIN_MASS_GOV', roles: ['member of h04'] });
    expect(await viewerOf('H08')).toEqual({ ...person, provider: 'LOGIN_MASS_GOV', roles: ['linked to no record'] });
    expect(await viewerOf('anonymous')).toEqual({
      kind: null,
      provider: null,
      roles: [],
      scopes: [],
      recentSignIn: false,
      client,
    });
    expect((await viewerOf('partner-documents'))['client']).toEqual({ id: 'documents-partner', mode: 'registered' });
  });

  it('lists the registered operations of the caller’s client, and to the playground those of all clients', async () => {
    const clientsFor = async (graph: Graph, signIn: string) => {
      const { body } = await ask(graph, 'operations', signIn);
      return (body as unknown as { client: string; own: boolean; operations: { id: string; body: string }[] }[]).map(
        ({ client, own, operations }) => {
          expect(operations.length).toBeGreaterThan(0);
          for (const one of operations) expect(one.id).toBe(hashBody(one.body));
          return own ? `${client}, own` : client;
        },
      );
    };
    expect(await clientsFor(development, 'anonymous')).toEqual(['portal, own']);
    expect(await clientsFor(development, 'partner-eligibility')).toEqual(['eligibility-partner, own']);
    const all = ['documents-partner', 'eligibility-partner', 'hand-off-partner', 'portal'];
    expect(await clientsFor(production, 'staff')).toEqual(all);
  });

  it('accepts only the right method, and answers 404 for unknown names', async () => {
    expect(outcome(await ask(development, 'explain', 'H02'))).toBe('METHOD_NOT_ALLOWED');
    expect(outcome(await ask(development, 'matrix', 'H02', {}))).toBe('METHOD_NOT_ALLOWED');
    for (const name of ['', 'nothing', 'constructor', '__proto__'])
      expect((await ask(development, name, 'H02')).status).toBe(404);
  });

  it('only staff may introspect the schema in production', async () => {
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
