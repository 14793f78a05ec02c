import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { readClients } from '../../gateway/clients/read-clients.ts';
import { openStores } from '../../gateway/operations/storage/open-stores.ts';
import { openDevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { demoSignInsBy } from '../../scripts/tooling/demo-sign-ins.ts';
import { launchChromium, openPage } from '../support/chromium.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { ensureBuiltPage } from './built-page.ts';

/** The playground of a developer's machine, and a browser to look at it. */
export type RunningPlayground = {
  readonly graph: Graph;
  readonly browser: Browser;
  readonly address: string;
  readonly stop: () => Promise<void>;
};

/** Builds the page if it must. Stop it after use. */
export async function startPlayground(): Promise<RunningPlayground> {
  await ensureBuiltPage();
  const folder = temporaryFolder();
  const issuer = await openDevIssuer(folder.path);
  const playground = { development: true, demo: demoSignInsBy(issuer), staff: null };
  const clients = readClients('schema/clients.yaml');
  const operations = await openStores(clients, '.', null);
  const graph = await startGraph({ issuers: issuer.issuers, clients, operations, environment: 'development', playground });
  const browser = await launchChromium();
  const stop = async () => {
    await browser.close();
    await graph.stop();
    folder.remove();
  };
  return { graph, browser, address: graph.url.replace(/graphql$/, 'playground/'), stop };
}

export const DESKTOP = { viewport: { width: 1440, height: 900 } } satisfies BrowserContextOptions;
export const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true } satisfies BrowserContextOptions;

/** A window on the playground, with what people do in it. */
export class PlaygroundWindow {
  readonly page: Page;
  /** What the page loaded from elsewhere, or reported as an error. */
  readonly faults: string[];

  private constructor(page: Page, faults: string[]) {
    this.page = page;
    this.faults = faults;
  }

  static async open({ browser }: RunningPlayground, options: BrowserContextOptions = DESKTOP): Promise<PlaygroundWindow> {
    const { page, faults } = await openPage(browser, options);
    page.setDefaultTimeout(30_000);
    return new PlaygroundWindow(page, faults);
  }

  async go(address: string): Promise<void> {
    await this.page.goto(address);
    await this.page.locator('.graphiql-query-editor .view-line').first().waitFor({ timeout: 60_000 });
  }

  /** @param role as the page words it, once it knows */
  async signInAs(name: string, role: string): Promise<void> {
    await this.page.getByLabel('Sign in as').selectOption(name);
    await this.page.getByText(role).waitFor();
  }

  tab(name: string) {
    return this.page.getByRole('tab', { name, exact: true });
  }

  /** Sets the selection of the first editor aside, and types in its place. */
  async typeOperation(text: string): Promise<void> {
    await this.page.locator('.graphiql-query-editor .monaco-editor').click();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.press('Delete');
    // Typed keys would have brackets closed for them.
    await this.page.keyboard.insertText(text);
  }

  async run(): Promise<void> {
    await this.page.getByRole('button', { name: /Execute/ }).click();
    await this.nulls.first().waitFor();
  }

  get nulls() {
    return this.page.locator('.nulls li');
  }

  status(): Promise<string> {
    return this.page.getByLabel('Current viewer', { exact: true }).innerText();
  }
}
