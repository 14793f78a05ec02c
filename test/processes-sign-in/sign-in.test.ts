import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { LOCALES } from '../../schema/contract/locales.ts';
import { LANGUAGES } from '../../scripts/providers/messages/languages.ts';
import { createMailer } from '../../subgraphs/mail.ts';
import { FOUR_TABS_QUERY as FOUR_TABS } from '../../scripts/bench/four-tabs-query.ts';
import { type Portal, startPortal } from '../support/portal.ts';
import { type ProviderGraph, startProviderGraph } from '../support/provider-graph.ts';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts';
import { launchChromium, openPage, takePicture, violationsOn } from '../support/chromium.ts';

let sink: SmtpSink;
let graph: ProviderGraph;
let portal: Portal;
let browser: Browser;
beforeAll(async () => {
  sink = await startSmtpSink();
  const from = 'MyServices <no-reply@myservices.example.org>';
  graph = await startProviderGraph(createMailer({ smtpUrl: sink.url, from, outboxDir: '/nowhere' }));
  portal = await startPortal(graph);
  browser = await launchChromium();
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(async () => {
  await browser.close();
  await portal.stop();
  await graph.stop();
  await sink.stop();
});

type Answer = { data: Record<string, never>; errors?: { path: (string | number)[]; extensions: { code: string } }[] };

/** Asks the graph in the page, with the token of its sign-in. */
const ask = (page: Page, query: string, variables: Record<string, unknown> = {}): Promise<Answer> =>
  page.evaluate(([text, values]) => (globalThis as never as { ask: (...all: unknown[]) => Promise<Answer> }).ask(text, values), [
    query,
    variables,
  ] as const);

const signedIn = (page: Page) => page.getByText('Signed in', { exact: true }).waitFor();

async function signIn(page: Page, button: string, label: string, login: string, password: string): Promise<void> {
  await page.goto(portal.url);
  await page.getByRole('button', { name: button }).click();
  await page.getByLabel(label).fill(login);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

describe('in Chromium, the code flow with PKCE leads to the dashboard (SI-1)', () => {
  it('through MA Login with the mouse, and a sign-out ends the session', async () => {
    const { page, faults } = await openPage(browser);
    await signIn(page, 'MA Login', 'User name', 'bruno', 'demo-bruno-2026');
    await signedIn(page);
    const { data, errors } = await ask(page, FOUR_TABS);
    expect(data).toMatchObject({ viewer: { provider: 'MA_LOGIN' }, me: { id: 'p0201' }, households: [{ id: 'h02' }] });
    expect(errors ?? []).not.toContainEqual(expect.objectContaining({ extensions: { code: 'SUBGRAPH_ERROR' } }));
    await page.getByRole('button', { name: 'Sign out' }).click();
    expect(await violationsOn(page)).toEqual([]);
    await takePicture(page, 'sign-out');
    await page.getByRole('button', { name: 'Yes, sign out' }).click();
    await page.waitForURL(`${portal.url}/`);
    await page.getByRole('button', { name: 'MA Login' }).click();
    await page.getByLabel('User name').waitFor();
    expect(faults).toEqual([]);
  });

  it('through login.mass.gov with the keyboard only', async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(portal.url);
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press('Tab', 'Tab', 'Enter');
    await page.getByLabel('E-mail address').waitFor();
    await press('Tab');
    await page.keyboard.type('hugo.p0402.account@example.org');
    await press('Tab');
    await page.keyboard.type('wrong');
    await press('Enter');
    // The problems have the focus, and lead to their field.
    await page.getByRole('alert').waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    await press('Tab', 'Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('login');
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('hugo.p0402.account@example.org');
    await press('Tab');
    await page.keyboard.type('demo-hugo-2026');
    await press('Tab', 'Space');
    await signedIn(page);
    const { data } = await ask(page, FOUR_TABS);
    expect(data).toMatchObject({ viewer: { provider: 'LOGIN_MASS_GOV' }, me: { id: 'p0402' } });
    expect(faults).toEqual([]);
  });

  it('without scripts', async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    const { issuer } = graph.providers.maLogin;
    const query = new URLSearchParams({
      client_id: 'myservices-portal',
      response_type: 'code',
      scope: 'openid graph',
      redirect_uri: `${issuer}/oob`,
      state: 's',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });
    await page.goto(`${issuer}/auth?${query}`);
    await page.getByLabel('User name').fill('ada');
    await page.getByLabel('Password').fill('demo-ada-2026');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Your sign-in code').waitFor();
    expect(new URL(page.url()).searchParams.get('code')).toMatch(/^[\w-]{20,}$/);
  });
});

describe('in Chromium, an account is created and linked (SI-3, SI-4, LK-1)', () => {
  it('from the first page to the benefits of the person', async () => {
    const email = 'ada.new@example.org';
    const { page, faults } = await openPage(browser);
    await page.goto(portal.url);
    await page.getByRole('button', { name: 'login.mass.gov' }).click();
    await page.getByRole('link', { name: 'Create an account' }).click();
    expect(await violationsOn(page)).toEqual([]);
    await takePicture(page, 'new-account-1-address');
    await page.getByLabel('E-mail address').fill(email);
    await page.getByRole('button', { name: 'Send the code' }).click();
    await page.getByRole('heading', { name: 'Enter the code' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByLabel('Code of 6 digits').fill('00000');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('alert').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await takePicture(page, 'new-account-2-code');
    const [code = ''] =
      /\b\d{6}\b/.exec(
        (await sink.messageTo(email))
          .split(/\r?\n\r?\n/)
          .slice(1)
          .join('\n'),
      ) ?? [];
    await page.getByLabel('Code of 6 digits').fill(code);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('First name').fill('Ada');
    await page.getByLabel('Last name').fill('Fictum');
    await page.getByLabel('New password').fill('a new password');
    expect(await violationsOn(page)).toEqual([]);
    await takePicture(page, 'new-account-3-profile');
    await page.getByRole('button', { name: 'Create the account' }).click();
    await page.getByRole('heading', { name: 'Your account is ready' }).waitFor();
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill('a new password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await signedIn(page);
    await seeBenefitsOnceLinked(page);
    expect(faults).toEqual([]);
  });

  async function seeBenefitsOnceLinked(page: Page): Promise<void> {
    const BENEFITS = '{ me { name { full } eligibility { coverageType status } enrollments { kind } } }';
    expect((await ask(page, BENEFITS)).data).toEqual({ me: null });
    const linking = 'mutation Link($by: LinkBy!, $birthDate: Date!) { linkAccount(by: $by, birthDate: $birthDate) { linked } }';
    const wrong = await ask(page, linking, { by: { massHealthId: '999000000101' }, birthDate: '1992-02-12' });
    expect(wrong.data).toEqual({ linkAccount: { linked: false } });
    const right = await ask(page, linking, { by: { massHealthId: '999000000101' }, birthDate: '1992-02-11' });
    expect(right.data).toEqual({ linkAccount: { linked: true } });
    expect((await ask(page, BENEFITS)).data).toMatchObject({
      me: { name: { full: 'Ada Fictum' }, eligibility: [{ coverageType: 'CAREPLUS', status: 'APPROVED' }] },
    });
  }
});

describe('the sign-in pages', () => {
  const open = async (page: Page, button: string, tag: string) => {
    await page.goto(`${portal.url}/?ui_locales=${tag}`);
    await page.getByRole('button', { name: button }).click();
    await page.getByLabel(LANGUAGES[tag as 'en'].password).waitFor();
  };

  it.each(LOCALES)('have no serious axe violations and fit 320 pixels in %s', async (tag) => {
    const { page, faults } = await openPage(browser, { viewport: { width: 320, height: 640 } });
    for (const button of ['MA Login', 'login.mass.gov']) {
      await open(page, button, tag);
      expect(await violationsOn(page)).toEqual([]);
      await page.getByLabel(LANGUAGES[tag].password).fill('wrong');
      await page.getByRole('button', { name: LANGUAGES[tag].signIn, exact: true }).click();
      await page.getByRole('alert').waitFor();
      expect(await violationsOn(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      await takePicture(page, `sign-in-${button}-${tag}`.toLowerCase().replaceAll(/[ .]/g, '-'));
    }
    expect(faults).toEqual([]);
  });

  it('can be switched to another language at any step', async () => {
    const { page } = await openPage(browser, { locale: 'zh-TW' });
    await page.goto(portal.url);
    await page.getByRole('button', { name: 'login.mass.gov' }).click();
    await page.getByRole('heading', { name: '使用 login.mass.gov 登入' }).waitFor();
    await page.getByRole('link', { name: 'Kreyòl ayisyen' }).click();
    await page.getByRole('link', { name: 'Kreye yon kont' }).click();
    await page.getByRole('heading', { name: 'Kreye yon kont' }).waitFor();
  });
});
