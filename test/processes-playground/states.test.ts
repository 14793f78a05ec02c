import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { takePicture, violationsOn } from '../support/chromium.ts';
import { PlaygroundWindow, type RunningPlayground, startPlayground } from './running-playground.ts';

/** What Chromium reports of each refusal, by itself. */
const isRefusal = (fault: string) => /status of 40[013]|ERR_FAILED/.test(fault);

describe('the playground when something is wrong', () => {
  let playground: RunningPlayground;
  let view: PlaygroundWindow;
  let page: Page;

  beforeAll(async () => void (playground = await startPlayground()));
  afterAll(() => playground.stop());
  beforeEach(async () => void ({ page } = view = await PlaygroundWindow.open(playground)));
  afterEach(() => page.context().close());

  const open = (fragment = '') => view.go(`${playground.address}${fragment}`);
  const execute = () => page.getByRole('button', { name: /Execute/ }).click();

  it('reports a session that has ended, and signs in again as the same viewer', async () => {
    await open();
    await view.signInAs('H02', 'head of h02');
    await page.getByLabel('through').selectOption('portal');
    await page.getByLabel('Current viewer', { exact: true }).getByText('portal').waitFor();
    await view.typeOperation('mutation Out { signOut { __typename } }');
    await execute();
    await page.locator('.graphiql-response').getByText('SignOutPayload').waitFor();
    await execute();
    const notice = page.getByRole('alert').filter({ hasText: 'The session of H02 has ended.' });
    await notice.waitFor();
    expect(await view.status()).toMatch(/Session\s*ended/);
    expect(await violationsOn(page)).toEqual([]);
    await takePicture(page, 'playground-ended');
    await notice.getByRole('button', { name: 'Sign in again' }).click();
    await notice.waitFor({ state: 'detached' });
    await page.getByText('head of h02').waitFor();
    expect(await view.status()).toMatch(/Client\s*portal\s*Session\s*ends in/);
    expect(view.faults.filter((fault) => !isRefusal(fault))).toEqual([]);
  });

  it('reports a session that has expired', async () => {
    await page.clock.install();
    await open();
    await view.signInAs('H02', 'head of h02');
    await page.clock.fastForward('13:00:00');
    await page.getByText('The session of H02 has ended.').waitFor();
    expect(await view.status()).toMatch(/Session\s*ended/);
    expect(view.faults).toEqual([]);
  });

  it('explains an operation with placeholders, and shows them', async () => {
    await open();
    await view.signInAs('H02', 'head of h02');
    await view.typeOperation('query One($id: ID!) { person(id: $id) { id planType { planYear } } }');
    await page.locator('tr[data-coordinate="Person.planType"]').waitFor();
    expect(await page.getByText('Explained before these variables have values').innerText()).toContain('$id = ""');
    expect(view.faults).toEqual([]);
  });

  it('reports an invalid operation with its position', async () => {
    await open();
    await view.typeOperation('{ me { nothingLikeThis } }');
    await page.getByText('Cannot query field "nothingLikeThis" on type "Person" (line 1, column 8)').first().waitFor();
    await view.typeOperation('{ me {');
    await page.getByText('The document is not valid GraphQL (line 1, column 7)').first().waitFor();
    await view.typeOperation(' ');
    await page.getByText('There is no operation in the editor.').waitFor();
    expect(view.faults).toEqual([]);
  });

  it('reports an unreachable gateway, not a denial', async () => {
    await open();
    await view.signInAs('H02', 'head of h02');
    await page.route('**/graphql', (route) => route.abort());
    await execute();
    await page.locator('.graphiql-response').getByText('The gateway cannot be reached').waitFor();
    expect(view.faults.filter((fault) => !isRefusal(fault))).toEqual([]);
  });

  it('shows the retry time of a rate limit', async () => {
    await open();
    const refusal = { errors: [{ message: 'Too many requests', extensions: { code: 'RATE_LIMITED' } }] };
    await page.route('**/graphql', (route) => route.fulfill({ status: 429, headers: { 'retry-after': '7' }, json: refusal }));
    await execute();
    await page.locator('.graphiql-response').getByText('Too many requests; again in 7 s').waitFor();
    expect(view.faults.filter((fault) => !fault.includes('status of 429'))).toEqual([]);
  });

  it('compares the decisions about a mutation without running it', async () => {
    await open();
    await view.typeOperation('mutation Out { signOut { __typename } }');
    await page.locator('tr[data-coordinate="Mutation.signOut"]').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.getByRole('link', { name: 'Compare' }).click();
    await page.getByRole('combobox', { name: 'Left', exact: true }).selectOption('H02');
    await page.getByRole('combobox', { name: 'Right', exact: true }).selectOption('staff');
    await page.getByRole('button', { name: 'Compare Out' }).click();
    await page.getByText('places differ').waitFor();
    expect((await page.locator('.compare tbody tr').innerText()).split(/\s*\t\s*/)).toEqual(['signOut', 'allow', '≠', 'deny']);
    expect(asked).not.toContain('/graphql');
    expect(view.faults).toEqual([]);
  });

  it('opens a link while it is open, and ignores a truncated one', async () => {
    await open('#operation=%7B%20a%E2%80');
    await page.locator('tr[data-coordinate="Query.me"]').waitFor();
    await page.evaluate(`location.hash = '#operation=' + encodeURIComponent('query Later { help { learnMoreUrl } }')`);
    await page.locator('tr[data-coordinate="Help.learnMoreUrl"]').waitFor();
    expect(view.faults).toEqual([]);
  });
});
