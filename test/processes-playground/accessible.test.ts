import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { takePicture, violationsOn } from '../support/chromium.ts';
import { isDeep } from '../support/depth.ts';
import { DESKTOP, PHONE, PlaygroundWindow, type RunningPlayground, startPlayground } from './running-playground.ts';

describe('every page and panel of the playground', () => {
  let playground: RunningPlayground;
  beforeAll(async () => void (playground = await startPlayground()));
  afterAll(() => playground.stop());

  const DEEP = [['dark', DESKTOP] as const, ['light', PHONE] as const];
  it.each([['light', DESKTOP] as const, ['dark', PHONE] as const, ...(isDeep ? DEEP : [])])(
    'has no serious axe-core violations and no horizontal scrolling: %s, %o',
    async (colorScheme, device) => {
      const view = await PlaygroundWindow.open(playground, { ...device, colorScheme });
      const { page } = view;
      await view.go(playground.address);
      const check = async (what: string) => {
        expect({ what, violations: await violationsOn(page) }).toEqual({ what, violations: [] });
        const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
        expect({ what, wider }).toEqual({ what, wider: 0 });
        await takePicture(page, `playground-${device === PHONE ? 'phone' : 'desktop'}-${colorScheme}-${what}`);
      };
      await page.locator('.fields .badge').first().waitFor();
      await check('empty');
      await view.signInAs('H02', 'head of h02');
      await view.run();
      await page.locator('.fields .badge.allow').first().waitFor();
      await check('access');
      await view.tab('Plan').click();
      await page.locator('.fetch').first().waitFor();
      await check('plan');
      await view.tab('Register').click();
      await page.getByRole('button', { name: 'Export for a manifest' }).waitFor();
      await check('register');
      await view.tab('Operations').click();
      await page.getByRole('button', { name: 'query MyBenefits' }).waitFor();
      await check('operations');
      await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
      await page.getByRole('link', { name: 'Query', exact: true }).click();
      await check('documentation');
      await page.getByRole('button', { name: 'Show History' }).click();
      await page.getByRole('button', { name: 'Hide History' }).waitFor();
      await check('history');
      await page.getByRole('button', { name: 'Hide History' }).click();
      await page.getByRole('button', { name: 'Open short keys dialog' }).click();
      await page.getByRole('dialog').waitFor();
      await check('keys');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('link', { name: 'Compare' }).click();
      await page.getByRole('button', { name: 'Compare Dashboard' }).click();
      await page.getByText('places differ').waitFor();
      await check('compare');
      await page.getByRole('link', { name: 'Matrix' }).click();
      await page.locator('.matrix tbody tr').first().waitFor();
      await check('matrix');
      expect(view.faults).toEqual([]);
      await page.context().close();
    },
    300_000,
  );
});
