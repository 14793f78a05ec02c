import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { ROOT } from '../../scripts/tooling/rover-config.ts';

const SCREENSHOTS = join(ROOT, 'screenshots');

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage'],
  });

/** Opens a window with cookies of its own. What the page loads from elsewhere, or reports as an error, is collected. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<{ page: Page; faults: string[] }> {
  const page = await (await browser.newContext({ locale: 'en-US', ...options })).newPage();
  const faults: string[] = [];
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== 'data:' && hostname !== '127.0.0.1') faults.push(`loads ${request.url()}`);
  });
  page.on('console', (message) => {
    // A form that is shown again says so by its status, which Chromium takes for a fault.
    if (message.type() === 'error' && !message.text().includes('status of 422')) faults.push(message.text());
  });
  return { page, faults };
}

/** What axe-core finds on a page that is serious or worse, as `rule: element`; WCAG 2.2 AA and best practices. */
export async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    type Results = { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
    const { axe, document } = globalThis as never as { axe: { run: (root: unknown) => Promise<Results> }; document: unknown };
    const { violations } = await axe.run(document);
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    return serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

/** Keeps a picture of the page, for people to look at; no test depends on it. */
export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}
