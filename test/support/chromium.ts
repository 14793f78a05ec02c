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

/** Opens a window with its own cookies. Requests to other hosts and reported errors are collected. */
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
    // The status of a form that is shown again is not 200, and Chromium reports that as an error.
    if (message.type() === 'error' && !message.text().includes('status of 422')) faults.push(message.text());
  });
  return { page, faults };
}

/** The serious and critical violations that axe-core finds on a page, as `rule: element` (WCAG 2.2 AA and best practices). */
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

/** Saves a screenshot of the page for people to look at. No test depends on it. */
export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}
