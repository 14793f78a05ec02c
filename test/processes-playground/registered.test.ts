import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { prepareOperations } from '../../gateway/operations/prepare-operations.ts';
import { readOperationSet } from '../../gateway/operations/read-operation-set.ts';
import { LIMITS } from '../../gateway/limits/limits.ts';
import { loadSupergraph } from '../../gateway/supergraph/load-supergraph.ts';
import { supergraphSdl } from '../support/composed.ts';
import { checkAgainst, lines, ours } from '../support/check-registered.ts';
import { takePicture } from '../support/chromium.ts';
import { partner, writeFiles } from '../support/registered-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { PlaygroundWindow, type RunningPlayground, startPlayground } from './running-playground.ts';

/** A request without any text of the operation. */
const BY_ID = { documentId: expect.stringMatching(/^[0-9a-f]{64}$/) };

describe('registered operations in the playground', () => {
  let playground: RunningPlayground;
  let view: PlaygroundWindow;
  let page: Page;

  beforeAll(async () => void (playground = await startPlayground()));
  afterAll(() => playground.stop());
  beforeEach(async () => {
    ({ page } = view = await PlaygroundWindow.open(playground));
    await view.go(playground.address);
  });
  afterEach(() => page.context().close());

  /** Runs what is in the editor. @returns what was sent */
  async function sent(): Promise<unknown> {
    const request = page.waitForRequest((one) => one.url().endsWith('/graphql') && one.method() === 'POST');
    await page.getByRole('button', { name: /Execute/ }).click();
    return (await request).postDataJSON();
  }

  const result = () => page.locator('.graphiql-response .view-lines').innerText();

  async function openOperation(name: string): Promise<void> {
    await view.tab('Operations').click();
    await page.getByRole('button', { name, exact: true }).click();
    await page.locator('.operations button[aria-current]').waitFor();
  }

  it('tell a partner that it runs registered operations only, and run them by their ids', async () => {
    await view.signInAs('partner-documents', 'scope documents:read');
    expect(await view.status()).toMatch(/Client\s*documents-partner, registered operations only/);
    expect(await sent()).toMatchObject({ query: expect.stringContaining('query Dashboard') });
    await page.locator('.graphiql-response').getByText('PERSISTED_QUERY_ID_REQUIRED').waitFor();
    await view.tab('Operations').click();
    await page.getByText('This client runs registered operations only.').waitFor();
    await openOperation('query DocumentSourceStatus');
    expect(await sent()).toEqual(BY_ID);
    await page.locator('.graphiql-response').getByText('asOf').waitFor();
    expect(await result()).not.toContain('errors');
    await takePicture(page, 'playground-operations');
    expect(view.faults).toEqual([]);
  });

  it('are sent by id through the portal client, and as text through the playground client', async () => {
    await view.signInAs('H02', 'head of h02');
    await openOperation('query MyInfo');
    expect(await sent()).toMatchObject({ query: expect.stringContaining('query MyInfo') });
    await page.getByLabel('through').selectOption('portal');
    await page.getByText('its id is sent, and nothing else of it').waitFor();
    expect(await view.status()).toMatch(/Client\s*portal/);
    expect(await sent()).toEqual(BY_ID);
    await page.locator('.graphiql-response').getByText('"p0201"').waitFor();
    expect(view.faults).toEqual([]);
  });

  it('are exported as a manifest that passes the check and can be published', async () => {
    await view.signInAs('H02', 'head of h02');
    await view.tab('Register').click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export for a manifest' }).click();
    const exported = await download;
    expect(exported.suggestedFilename()).toBe('Dashboard.manifest.json');
    const folder = temporaryFolder();
    const manifest: unknown = JSON.parse(readFileSync(await exported.path(), 'utf8'));
    writeFiles(folder.path, { 'Dashboard.manifest.json': manifest });
    const set = readOperationSet([partner('portal', 'Dashboard.manifest.json')], folder.path);
    folder.remove();
    const [operation] = set.clients.get('portal') ?? [];
    expect(operation).toMatchObject({ name: 'Dashboard', kind: 'query' });
    expect(operation?.id).toBe(operation?.hash);
    expect(await page.locator('.facts code').innerText()).toBe(operation?.id);
    const checked = checkAgainst(ours, null, set);
    expect(checked.map(({ client, name, verdict }) => [client, name, verdict])).toEqual([['portal', 'Dashboard', 'fine']]);
    expect(lines(checked)).toEqual([]);
    const supergraph = loadSupergraph(supergraphSdl, { open: false, executor: 'own' });
    const { invalid } = await prepareOperations(set, supergraph, { limits: LIMITS, viewersOf: () => [] });
    expect(invalid).toEqual([]);
    expect(view.faults).toEqual([]);
  });
});
