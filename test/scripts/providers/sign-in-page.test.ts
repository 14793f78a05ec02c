import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBrowser, type Visit } from '../../../scripts/providers/browser.ts';
import { LOCALES } from '../../../schema/contract/locales.ts';
import { LANGUAGES } from '../../../scripts/providers/messages/languages.ts';
import { authorizationRequest } from '../../../scripts/providers/walk-code-flow.ts';
import { type ProviderGraph, startProviderGraph } from '../../support/provider-graph.ts';

let graph: ProviderGraph;
let sites: Readonly<Record<'maLogin' | 'loginMassGov', string>>;
beforeAll(async () => {
  graph = await startProviderGraph(() => Promise.resolve());
  sites = { maLogin: graph.providers.maLogin.issuer, loginMassGov: graph.providers.loginMassGov.issuer };
});
afterAll(() => graph.stop());

const REQUEST = authorizationRequest({ redirectUri: 'http://127.0.0.1:65000/callback', verifier: 'v'.repeat(43), state: 's' });

/** Opens the sign-in page. */
async function open(site: string, headers: Record<string, string> = {}, more: Record<string, string> = {}) {
  const browse = createBrowser(site);
  const page = await browse(`${site}/auth?${REQUEST}&${new URLSearchParams(more)}`, undefined, headers);
  return { browse, page };
}

/** What stands on the page, without what is of this one sign-in. */
const textOf = ({ body, url }: Visit) => body.replaceAll(new URL(url).pathname, 'PATH');

describe('the sign-in page', () => {
  it.each(LOCALES)('is in %s when the browser requests it (LA-1)', async (tag) => {
    for (const site of Object.values(sites)) {
      const { page } = await open(site, { 'accept-language': `${tag};q=0.9, de` });
      expect(page.body).toContain(`<html lang="${tag}">`);
      expect(page.body).toContain(LANGUAGES[tag].password);
      expect(page.body).toContain(LANGUAGES[tag].advice);
    }
  });

  it('is in the language that the portal requests, until the person chooses another', async () => {
    const { browse, page } = await open(sites.maLogin, { 'accept-language': 'es' }, { ui_locales: 'vi' });
    expect(page.body).toContain('<html lang="vi">');
    const chosen = await browse(`${page.url}?ui_locales=ht`);
    expect(chosen.body).toContain('<html lang="ht">');
    const failed = await browse(`${page.url}?ui_locales=ht`, { login: 'bruno', password: 'x' });
    expect(failed.body).toContain(LANGUAGES.ht.wrongUserName);
  });

  it('advises the person to sign in with an existing account (SI-2)', async () => {
    expect((await open(sites.maLogin)).page.body).toContain(
      'Do you already have an MA Login account or a login.mass.gov account?',
    );
    expect((await open(sites.maLogin)).page.body).toContain('Your MA Login account is also the one of MAhealthconnector');
    expect((await open(sites.loginMassGov)).page.body).toContain('You do not need a new one');
  });

  it('links to account creation at login.mass.gov only (SI-3)', async () => {
    expect((await open(sites.loginMassGov)).page.body).toMatch(/<a href="\/sign-in\/[\w-]+\/account">Create an account<\/a>/);
    const { page, browse } = await open(sites.maLogin);
    expect(page.body).not.toContain('Create an account');
    expect((await browse(`${page.url}/account`)).status).toBe(404);
  });

  it('names the service centre (SU-1)', async () => {
    expect((await open(sites.maLogin)).page.body).toContain('(800) 841-2900, TDD/TTY 711');
  });

  it('loads no resources, runs no scripts, and cannot be framed or cached', async () => {
    const { page } = await open(sites.maLogin);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]+='; form-action 'self' http:\/\/127\.0\.0\.1:65000; /);
    const style = /<style>([^]*)<\/style>/.exec(page.body)?.[1] ?? '';
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.body).not.toMatch(/<script|javascript:| on\w+=| src=/i);
  });
});

describe('a failed sign-in', () => {
  it.each(['maLogin', 'loginMassGov'] as const)('gives the same page for every cause at %s', async (name) => {
    const known = name === 'maLogin' ? 'irma' : 'pia.p0902.account@example.org';
    const tries = [
      { login: known, password: 'wrong' },
      { login: 'nobody', password: 'wrong' },
      { login: 'nobody@example.org', password: 'demo-irma-2026' },
      { login: known, password: '' },
      { login: '', password: 'demo-irma-2026' },
      { login: '', password: '' },
      { login: 'x'.repeat(3_000), password: 'y'.repeat(3_000) },
      { login: "' or 1=1 --", password: "' or 1=1 --" },
      { login: 'nul\0', password: '\u202e' },
    ];
    const pages = [];
    for (const attempt of tries) {
      const { browse, page } = await open(sites[name]);
      const failed = await browse(page.url, attempt);
      expect(failed.status).toBe(422);
      pages.push(textOf(failed).replaceAll(/(id="login"[^>]*value=")[^"]*"/g, '$1TYPED"'));
    }
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toContain('<a href="#login">');
    expect(pages[0]).toMatch(/<div class="problem" role="alert" tabindex="-1" autofocus>/);
    expect(pages[0]).toMatch(/id="login"[^>]*aria-describedby="login-error" aria-invalid="true"/);
    expect(pages[0]).toMatch(/id="password"[^>]*aria-describedby="password-error" aria-invalid="true"/);
    expect(pages[0]).toContain('<title>Error: Sign in with ');
  });

  it('does not echo the password, and escapes the user name', async () => {
    const { browse, page } = await open(sites.maLogin);
    const { body } = await browse(page.url, { login: '"><script>alert(1)</script>', password: 'my secret' });
    expect(body).not.toContain('<script');
    expect(body).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(body).not.toContain('my secret');
  });

  it('after ten wrong passwords the right one is refused with the same page', async () => {
    const { browse, page } = await open(sites.maLogin);
    const attempt = async (login: string, password: string) => browse(page.url, { login, password });
    const tries = Array.from({ length: 10 }, async (_, position) => attempt(position % 2 ? 'Nils' : 'nils', `wrong-${position}`));
    const [before] = await Promise.all(tries);
    const after = await attempt('nils', 'demo-nils-2026');
    expect({ status: after.status, text: textOf(after) }).toEqual({ status: 422, text: textOf(before as Visit) });
    expect((await attempt('zoe', 'demo-zoe-2026')).status).toBe(0);
  });

  it('locks the login after 200 concurrent tries', async () => {
    const { browse, page } = await open(sites.maLogin);
    const tries = Array.from({ length: 200 }, async () => (await browse(page.url, { login: 'viktor', password: 'x' })).status);
    expect(new Set(await Promise.all(tries))).toEqual(new Set([422]));
    expect((await browse(page.url, { login: 'viktor', password: 'demo-viktor-2026' })).status).toBe(422);
  });
});

describe('a foreign or malformed request', () => {
  it('is refused if another site sends the form', async () => {
    const { browse, page } = await open(sites.maLogin);
    for (const origin of ['https://example.org', 'null', sites.loginMassGov]) {
      const sent = await browse(page.url, { login: 'bruno', password: 'demo-bruno-2026' }, { origin });
      expect({ status: sent.status, text: sent.body.includes('This page does not work') }).toEqual({ status: 403, text: true });
    }
    expect((await browse(page.url, { login: 'bruno', password: 'demo-bruno-2026' }, { origin: sites.maLogin })).status).toBe(0);
  });

  it('is refused if another browser began the sign-in', async () => {
    const { page } = await open(sites.maLogin);
    const victim = await open(sites.maLogin);
    for (const browse of [createBrowser(sites.maLogin), victim.browse]) {
      const sent = await browse(page.url, { login: 'bruno', password: 'demo-bruno-2026' });
      expect(sent.status).toBe(400);
    }
  });

  it.each<[string, Record<string, string>, string, number]>([
    ['JSON', { 'content-type': 'application/json' }, '{"login":"bruno"}', 415],
    ['a body that is too large', { 'content-type': 'application/x-www-form-urlencoded' }, `login=${'x'.repeat(9_000)}`, 413],
  ])('is refused: %s', async (_what, headers, body, status) => {
    const page = await fetch(`${sites.maLogin}/auth?${REQUEST}`, { redirect: 'manual' });
    const cookie = page.headers
      .getSetCookie()
      .map((set) => set.split(';')[0])
      .join('; ');
    const sent = await fetch(new URL(page.headers.get('location') as string, sites.maLogin), {
      method: 'POST',
      headers: { ...headers, cookie },
      body,
    });
    expect(sent.status).toBe(status);
  });

  it.each(['PUT', 'DELETE', 'PATCH'])('is refused: %s', async (method) => {
    expect((await fetch(`${sites.maLogin}/sign-in/x`, { method })).status).toBe(405);
  });

  it('gets no internals for an unknown path', async () => {
    for (const path of ['/sign-in/x', '/sign-in/x/account', '/sign-in/../../etc', '/interaction/x', '/nowhere', '/oob']) {
      const { status, body } = await createBrowser(sites.loginMassGov)(`${sites.loginMassGov}${path}`);
      expect({ path, status: status >= 400 && status < 500 }).toEqual({ path, status: true });
      expect(body).not.toMatch(/Error:|at \w+ \(|node_modules|session not found/i);
    }
  });
});
