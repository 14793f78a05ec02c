import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { takePicture } from '../support/chromium.ts';
import { until } from '../support/processes.ts';
import { PlaygroundWindow, type RunningPlayground, startPlayground } from './running-playground.ts';

describe('the playground in a browser', () => {
  let playground: RunningPlayground;
  let view: PlaygroundWindow;
  let page: Page;

  beforeAll(async () => void (playground = await startPlayground()));
  afterAll(() => playground.stop());
  beforeEach(async () => void ({ page } = view = await PlaygroundWindow.open(playground)));
  afterEach(() => page.context().close());

  const open = (fragment = '') => view.go(`${playground.address}${fragment}`);

  it('loads under its content security policy without errors', async () => {
    await open();
    await view.signInAs('H02', 'head of h02');
    await view.run();
    expect(view.faults).toEqual([]);
    // What the policy forbids does not run.
    const ran = await page.evaluate(`(() => {
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.body.append(script);
      return Boolean(window.inlineRan);
    })()`);
    expect(ran).toBe(false);
    const outline = await page.evaluate(`(() => {
      document.body.insertAdjacentHTML('beforeend', '<style>body { outline: 1px solid }</style>');
      return getComputedStyle(document.body).outlineStyle;
    })()`);
    expect(outline).toBe('none');
  });

  it('shows a head the reason of each null in the dashboard (RO-10)', async () => {
    await open();
    expect(await view.status()).toMatch(/Viewer\s*anonymous/);
    await view.signInAs('H02', 'head of h02');
    expect(await view.status()).toMatch(
      /Viewer\s*H02\s*Role\s*head of h02\s*Provider\s*MA Login\s*Client\s*playground\s*Session\s*ends in/,
    );
    await view.run();
    const told = (why: string) => page.locator(`.nulls li[data-why=${why}] .path`).allInnerTexts();
    expect(await told('deny')).toHaveLength(3);
    expect(await told('hide')).toEqual([expect.stringMatching(/^households\.0\.members\.\d\.person\.enrollments$/)]);
    expect(await told('empty')).toEqual(['me.planType']);
    await page.locator('.result-mark').first().waitFor();
    await takePicture(page, 'playground-access');
    expect(view.faults).toEqual([]);
  });

  it('shows a member which policy denies the plan type (BE-3)', async () => {
    await open();
    await view.signInAs('H04-hugo', 'member of h04');
    const row = page.locator('tr[data-coordinate="Person.planType"]');
    await row.locator('.fails').getByText('ma_login').waitFor();
    expect(await row.locator('.badge').innerText()).toBe('deny');
    expect(await row.innerText()).toContain('self + ma_login');
    expect(await row.locator('.fails').allInnerTexts()).toEqual(['head_of_household_limited', 'ma_login']);
    const policy = page.locator('.policies div', { has: page.getByText('ma_login', { exact: true }) });
    expect(await policy.innerText()).toMatch(/a person signed in with MA Login\s*fails for the viewer/);
    await view.run();
    const nothing = page.locator('.nulls', { hasText: 'the viewer may not see it, and an error says so' });
    expect((await nothing.locator('li').allInnerTexts()).join()).toMatch(/^me\.planType\s*\(self .* self \+ ma_login/);
    await view.signInAs('H04', 'head of h04');
    await page.getByText('Of what ran last, as H04-hugo').waitFor();
    await page.getByLabel('Explain for').selectOption('anonymous');
    await page.locator('tr[data-coordinate="Query.me"]').getByText('deny', { exact: true }).waitFor();
    expect(view.faults).toEqual([]);
  });

  it('shows the plan with the time of each fetch, what was pruned, and the cost', async () => {
    await open();
    await view.signInAs('H04-hugo', 'member of h04');
    await view.run();
    await view.tab('Plan').click();
    await page.getByText('The last run took').waitFor();
    expect(await page.locator('.fetch[data-subgraph="identity"] .took').first().innerText()).toMatch(
      /[\d.]+ ms, [\d.]+ (bytes|kB), began after [\d.]+ ms/,
    );
    expect((await page.locator('.pruned li').innerText()).split(/\s+/)).toEqual(['me.planType', 'deny']);
    expect(await page.getByRole('row', { name: /cost/ }).innerText()).toMatch(/cost\s+\d+ of 1000/);
    await takePicture(page, 'playground-plan');
    expect(view.faults).toEqual([]);
  });

  it('exports an operation as a manifest entry', async () => {
    await open();
    await view.signInAs('H02', 'head of h02');
    await view.tab('Register').click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export for a manifest' }).click();
    const manifest: unknown = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
    expect(manifest).toMatchObject({
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [{ name: 'Dashboard', type: 'query', id: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    });
    await takePicture(page, 'playground-register');
    expect(view.faults).toEqual([]);
  });

  it('creates links that hold only the operation, and opens them', async () => {
    const query = 'query Linked { person(id: "p0201") { id } }';
    await open(`#operation=${encodeURIComponent(query)}`);
    await view.tab('Register').click();
    await page.getByRole('heading', { name: 'query Linked' }).waitFor();
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByText('Copied, and in the address bar').waitFor();
    const linked = decodeURIComponent(page.url());
    expect(linked).toContain('query Linked');
    expect(linked).not.toContain('p0201');
    expect(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toMatch(/eyJ/);
    expect(view.faults).toEqual([]);
  });

  it('stores operations between visits, but no tokens, variables or strings', async () => {
    await open();
    await view.signInAs('H02', 'head of h02');
    await page.getByRole('button', { name: 'Variables' }).click();
    await page.getByRole('region', { name: 'Variables' }).getByRole('code').click();
    await page.keyboard.type('{ "secret": "a-value-of-somebody" }');
    await view.typeOperation('query Kept { person(id: "p0202") { id } }');
    await page.getByRole('button', { name: /Execute/ }).click();
    await page.locator('.graphiql-response').getByText('"p0202"').waitFor();
    // GraphiQL keeps its tabs half a second later.
    const stored = async () => String(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })'));
    await until(async () => (await stored()).includes('query Kept { person(id:'));
    const kept = await stored();
    expect(kept).not.toMatch(/a-value-of-somebody|eyJ|p0202/);
    await open();
    await page.locator('.graphiql-query-editor').getByText('Kept').waitFor();
    expect(await view.status()).toMatch(/Viewer\s*anonymous/);
    expect(view.faults).toEqual([]);
  });

  it('compares two viewers and marks the differences', async () => {
    await open();
    await page.getByRole('link', { name: 'Compare' }).click();
    await page.getByRole('combobox', { name: 'Left', exact: true }).selectOption('H04');
    await page.getByRole('combobox', { name: 'Right', exact: true }).selectOption('H04-hugo');
    await page.getByRole('button', { name: 'Compare Dashboard' }).click();
    const cells = (place: string) =>
      page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: place, exact: true }) });
    expect((await cells('me.name.full').innerText()).split(/\t/)).toEqual([
      'me.name.full',
      '"Irma Sample"',
      '≠',
      '"Hugo Sample"',
    ]);
    expect(await cells('me.planType').innerText()).toContain('null (deny)');
    expect(await page.getByRole('status').innerText()).toMatch(/^Dashboard: \d+ of \d+ places differ$/);
    await page.getByLabel('Only what differs').check();
    expect(await page.locator('.compare tbody tr:not(.differs)').count()).toBe(0);
    await takePicture(page, 'playground-compare');
    expect(view.faults).toEqual([]);
  });

  it('filters the matrix by type, role and policy', async () => {
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    await page.goto(`${playground.address}#matrix`);
    await page.getByRole('combobox', { name: 'Type', exact: true }).selectOption('Person');
    await page.getByRole('combobox', { name: 'Role', exact: true }).selectOption('login.mass.gov');
    await page.getByRole('combobox', { name: 'Verdict', exact: true }).selectOption('deny');
    await page.getByRole('combobox', { name: 'Policy', exact: true }).selectOption('ma_login');
    expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(['Person.planType']);
    // The editor is loaded when it is needed.
    expect(loaded.filter((path) => /monaco|explore/.test(path))).toEqual([]);
    await page.getByRole('link', { name: 'Explore' }).click();
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    expect(loaded.filter((path) => /monaco|explore/.test(path))).not.toEqual([]);
    await page.getByRole('link', { name: 'Matrix' }).click();
    await takePicture(page, 'playground-matrix');
    expect(view.faults).toEqual([]);
  });

  it('works by keyboard: arrows for tabs, Ctrl-Enter to run, Ctrl-M to leave the editor', async () => {
    await open();
    await view.tab('Access').focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: 'Plan', exact: true }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.locator('.graphiql-query-editor .monaco-editor').click();
    await page.keyboard.press('Control+Enter');
    await view.nulls.first().waitFor();
    const isInEditor = () => page.evaluate(`document.activeElement?.closest('.monaco-editor') !== null`);
    await page.keyboard.press('Tab');
    expect(await isInEditor()).toBe(true);
    await page.keyboard.press('Control+M');
    await page.keyboard.press('Tab');
    expect(await isInEditor()).toBe(false);
    expect(view.faults).toEqual([]);
  });
});
