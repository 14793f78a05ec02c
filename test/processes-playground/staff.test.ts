import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium, openPage } from '../support/chromium.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { until } from '../support/processes.ts';
import { ensureBuiltPage } from './built-page.ts';
import { type StaffIssuer, startStaffIssuer } from './staff-issuer.ts';

describe('the playground in production', () => {
  let issuer: StaffIssuer;
  let graph: Graph;
  let browser: Browser;
  beforeAll(async () => {
    await ensureBuiltPage();
    issuer = await startStaffIssuer();
    const staff = { issuer: issuer.url, clientId: 'myservices-playground', scope: 'openid graph' };
    graph = await startGraph({
      issuers: [issuer.trusted],
      introspection: false,
      playground: { development: false, demo: null, staff },
    });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await graph.stop();
    issuer.stop();
  });

  const address = () => graph.url.replace(/graphql$/, 'playground/');

  it('staff sign in by the code flow with PKCE, and get explanations for roles and the schema', async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(address());
    await page.locator('.graphiql-query-editor .view-line').first().waitFor({ timeout: 60_000 });
    expect(await page.getByLabel('Sign in as', { exact: true }).count()).toBe(0);
    // Nobody is told anything before, and nothing is asked.
    await page.getByText('This is for staff only. Sign in above.').first().waitFor();
    expect(faults).toEqual([]);
    await page.getByRole('button', { name: 'Sign in as staff' }).click();
    await page.getByText('Sign out').waitFor();
    expect(await page.getByLabel('Current viewer', { exact: true }).innerText()).toMatch(/Viewer\s*staff\s*Role\s*staff/);
    expect(issuer.exchanges).toHaveLength(1);
    expect(issuer.exchanges[0]?.get('client_id')).toBe('myservices-playground');
    await page.getByLabel('Explain for').selectOption('login.mass.gov');
    await page.locator('tr[data-coordinate="Person.planType"]').getByText('deny', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Compare' }).click();
    await page.getByRole('combobox', { name: 'Left', exact: true }).selectOption('MA Login');
    await page.getByRole('combobox', { name: 'Right', exact: true }).selectOption('login.mass.gov');
    await page.getByRole('button', { name: 'Compare Dashboard' }).click();
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'me.planType', exact: true }) });
    expect((await row.innerText()).split(/\t/)).toEqual(['me.planType', 'depends', '≠', 'deny']);
    await page.getByRole('link', { name: 'Explore' }).click();
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'Query', exact: true }).waitFor();
    const kept = String(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href'));
    expect(kept).not.toMatch(/eyJ|code=/);
    expect(faults).toEqual([]);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('Sign in as staff').waitFor();
    await page.context().close();
  });

  it('the session is renewed while the page is used, and ends when it is idle', async () => {
    const { page, faults } = await openPage(browser);
    page.setDefaultTimeout(30_000);
    const before = issuer.exchanges.length;
    await page.clock.install();
    await page.goto(address());
    await page.getByRole('button', { name: 'Sign in as staff' }).click();
    await page.getByText('Sign out').waitFor();
    const grants = () => issuer.exchanges.slice(before).map((asked) => asked.get('grant_type'));
    expect(grants()).toEqual(['authorization_code']);
    await page.clock.fastForward('04:40');
    await page.getByRole('link', { name: 'Matrix' }).click();
    await until(() => grants().length === 2);
    expect(grants()).toEqual(['authorization_code', 'refresh_token']);
    expect(await page.locator('.problem').allInnerTexts()).toEqual([]);
    await page.clock.fastForward('10:00');
    const notice = page.getByRole('alert').filter({ hasText: 'The session of staff has ended.' });
    await notice.waitFor();
    expect(grants()).toEqual(['authorization_code', 'refresh_token']);
    // The issuer signs in anew, in a window of its own; its clock is not that of this page.
    await notice.getByRole('button', { name: 'Sign in again' }).click();
    await until(() => grants().length === 3);
    expect(grants()).toEqual(['authorization_code', 'refresh_token', 'authorization_code']);
    expect(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toMatch(/eyJ|refresh/);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
