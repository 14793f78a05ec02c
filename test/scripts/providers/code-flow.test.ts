import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { type Browse, createBrowser } from '../../../scripts/providers/browser.ts';
import { askForTokens, authorizationRequest, type Tokens, walkCodeFlow } from '../../../scripts/providers/walk-code-flow.ts';
import { type ProviderGraph, startProviderGraph } from '../../support/provider-graph.ts';

const WHO = '{ viewer { provider account { firstName } } me { name { full } } }';
const CALLBACK = 'http://127.0.0.1:65000/callback';
const VERIFIER = 'v'.repeat(43);

let graph: ProviderGraph;
let maLogin: string;
let loginMassGov: string;
beforeAll(async () => {
  graph = await startProviderGraph(() => Promise.resolve());
  maLogin = graph.providers.maLogin.issuer;
  loginMassGov = graph.providers.loginMassGov.issuer;
});
afterAll(() => graph.stop());

const request = ({ redirectUri = CALLBACK, ...more }: Record<string, string> = {}) =>
  `${maLogin}/auth?${authorizationRequest({ redirectUri, verifier: VERIFIER, state: 's' })}&${new URLSearchParams(more)}`;
const refresh = (tokens: Tokens) =>
  askForTokens(`${maLogin}/token`, { grant_type: 'refresh_token', refresh_token: tokens.refresh_token });

/** Signs in as Bruno. @returns the authorization code */
async function signIn(browse: Browse, changes: Record<string, string> = {}): Promise<string> {
  const page = await browse(request(changes));
  const { url } = page.status === 0 ? page : await browse(page.url, { login: 'bruno', password: 'demo-bruno-2026' });
  return new URL(url).searchParams.get('code') ?? '';
}
const exchange = (code: string, changes: Record<string, string> = {}) =>
  askForTokens(`${maLogin}/token`, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: CALLBACK,
    code_verifier: VERIFIER,
    ...changes,
  });

describe('SI-1: both providers lead to the same dashboard', () => {
  it('MA Login, by user name and password', async () => {
    const { access_token: token } = await walkCodeFlow(maLogin, 'bruno', 'demo-bruno-2026');
    const { data } = await graph.ask(token, WHO);
    expect(data).toEqual({
      viewer: { provider: 'MA_LOGIN', account: { firstName: 'Bruno' } },
      me: { name: { full: 'Bruno Ejemplo' } },
    });
  });

  it('login.mass.gov, by e-mail and password', async () => {
    const { access_token: token } = await walkCodeFlow(loginMassGov, 'Hugo.p0402.account@example.org', 'demo-hugo-2026');
    expect((await graph.ask(token, WHO)).data.viewer).toEqual({ provider: 'LOGIN_MASS_GOV', account: { firstName: 'Hugo' } });
  });

  it('with tokens that have the claims of SI-7 and are valid for five minutes', async () => {
    const [seconds, asked] = [() => Math.floor(Date.now() / 1000), Math.floor(Date.now() / 1000)];
    const { access_token: token } = await walkCodeFlow(maLogin, 'ada', 'demo-ada-2026');
    const answered = seconds();
    const claims = decodeJwt(token);
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    expect(claims).toMatchObject({
      iss: maLogin,
      aud: 'myservices-graph',
      sub: 'demo-ada',
      client_id: 'myservices-portal',
      acr: 'http://idmanagement.gov/ns/assurance/aal/1',
    });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(300);
    expect(claims['auth_time']).toBeGreaterThanOrEqual(asked);
    expect(claims['auth_time']).toBeLessThanOrEqual(answered);
    expect(claims['sid']).toMatch(/^[\w-]{20,}\.\d+$/);
  });

  it('neither provider accepts an account of the other', async () => {
    await expect(walkCodeFlow(maLogin, 'hugo.p0402.account@example.org', 'demo-hugo-2026')).rejects.toThrow();
    await expect(walkCodeFlow(loginMassGov, 'bruno', 'demo-bruno-2026')).rejects.toThrow();
  });
});

describe('an authorization code', () => {
  it('is valid once, and using it again ends its tokens', async () => {
    const code = await signIn(createBrowser(maLogin));
    const tokens = await exchange(code);
    await expect(exchange(code)).rejects.toThrow('invalid_grant');
    await expect(refresh(tokens)).rejects.toThrow('invalid_grant');
  });

  it.each<[string, Record<string, string>]>([
    ['another verifier', { code_verifier: 'w'.repeat(43) }],
    ['no verifier', { code_verifier: '' }],
    ['another address', { redirect_uri: 'http://127.0.0.1:65001/callback' }],
    ['another client', { client_id: 'another' }],
  ])('is refused with %s', async (_what, changes) => {
    await expect(exchange(await signIn(createBrowser(maLogin)), changes)).rejects.toThrow(/invalid/);
  });

  it('can be shown on a page', async () => {
    const browse = createBrowser(maLogin);
    const page = await browse(request({ redirectUri: `${maLogin}/oob` }));
    const shown = await browse(page.url, { login: 'bruno', password: 'demo-bruno-2026' });
    const code = new URL(shown.url).searchParams.get('code') as string;
    expect(shown.body).toContain(`<p class="code">${code}</p>`);
    await expect(exchange(code, { redirect_uri: `${maLogin}/oob` })).resolves.toHaveProperty('access_token');
  });

  it('is escaped on that page', async () => {
    const { body } = await createBrowser(maLogin)(`${maLogin}/oob?code=${encodeURIComponent('<script>1</script>')}`);
    expect(body).toContain('&lt;script&gt;1&lt;/script&gt;');
  });
});

describe('a refresh token', () => {
  it('keeps the session, time and assurance of the sign-in', async () => {
    const first = await exchange(await signIn(createBrowser(maLogin)));
    const second = await refresh(first);
    const third = await refresh(second);
    const of = ({ access_token: token }: Tokens) => {
      const { sid, auth_time: at, acr, sub } = decodeJwt(token) as Record<string, unknown>;
      return { sid, at, acr, sub };
    };
    expect(of(second)).toEqual(of(first));
    expect(of(third)).toEqual(of(first));
    expect(new Set([first, second, third].map((tokens) => tokens.refresh_token)).size).toBe(3);
    expect((await graph.ask(third.access_token, WHO)).data.viewer.account.firstName).toBe('Bruno');
  });

  it('is valid once; using it again ends the sign-in', async () => {
    const first = await exchange(await signIn(createBrowser(maLogin)));
    const second = await refresh(first);
    await expect(refresh(first)).rejects.toThrow('invalid_grant');
    await expect(refresh(second)).rejects.toThrow('invalid_grant');
  });

  it('can be revoked', async () => {
    const tokens = await exchange(await signIn(createBrowser(maLogin)));
    const body = new URLSearchParams({ client_id: 'myservices-portal', token: tokens.refresh_token });
    expect((await fetch(`${maLogin}/token/revocation`, { method: 'POST', body })).status).toBe(200);
    await expect(refresh(tokens)).rejects.toThrow('invalid_grant');
  });
});

describe('the session of the provider', () => {
  const sidOf = async (code: string) => decodeJwt((await exchange(code)).access_token)['sid'];

  it('answers a second request without a form, with the same session id', async () => {
    const browse = createBrowser(maLogin);
    const sid = await sidOf(await signIn(browse));
    const again = await browse(request());
    expect(again.status).toBe(0);
    expect(await sidOf(new URL(again.url).searchParams.get('code') as string)).toBe(sid);
  });

  it('gets another session id when the person authenticates again', async () => {
    const browse = createBrowser(maLogin);
    const sid = await sidOf(await signIn(browse));
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await sidOf(await signIn(browse, { prompt: 'login' }))).not.toBe(sid);
  });

  it('pitfall 50: ends with all its tokens at a sign-out', async () => {
    const browse = createBrowser(maLogin);
    const tokens = await exchange(await signIn(browse));
    const query = new URLSearchParams({ id_token_hint: tokens.id_token, post_logout_redirect_uri: 'http://127.0.0.1:65000/' });
    const page = await browse(`${maLogin}/session/end?${query}`);
    expect(page.body).toContain('<h1>Sign out of MA Login?</h1>');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const { url } = await browse(`${maLogin}/session/end/confirm`, { xsrf, logout: 'yes' });
    expect(url).toBe('http://127.0.0.1:65000/');
    await expect(refresh(tokens)).rejects.toThrow('invalid_grant');
    expect((await browse(request())).url).toContain('/sign-in/');
  });

  it('does not revive a session that the graph has ended, until the person authenticates again', async () => {
    const browse = createBrowser(maLogin);
    const statusWith = async ({ access_token: token }: Tokens) => (await graph.ask(token, WHO)).status;
    const tokens = await exchange(await signIn(browse));
    expect((await graph.ask(tokens.access_token, 'mutation { signOut { signedOut } }')).data).toEqual({
      signOut: { signedOut: true },
    });
    expect(await statusWith(tokens)).toBe(401);
    expect(await statusWith(await refresh(tokens))).toBe(401);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await statusWith(await exchange(await signIn(browse, { prompt: 'login' })))).toBe(200);
  });

  it('does not redirect to another site at a sign-out', async () => {
    const browse = createBrowser(maLogin);
    const tokens = await exchange(await signIn(browse));
    const query = new URLSearchParams({ id_token_hint: tokens.id_token, post_logout_redirect_uri: 'https://example.org/' });
    expect((await browse(`${maLogin}/session/end?${query}`)).status).toBe(400);
  });
});
