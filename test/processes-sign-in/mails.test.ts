import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { LOCALES } from '../../schema/contract/locales.ts';
import { codeMail, otherAccountMail } from '../../subgraphs/identity/messages/mail-texts.ts';
import { launchChromium, openPage, takePicture, violationsOn } from '../support/chromium.ts';

describe('messages in HTML', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await launchChromium()), 60_000);
  afterAll(() => browser.close());

  it.each(LOCALES)('are accessible, fit a phone, and load no resources: %s', async (locale) => {
    const { page, faults } = await openPage(browser, { viewport: { width: 320, height: 640 } });
    for (const mail of [
      codeMail('someone@example.org', '271828', 600, locale),
      otherAccountMail('someone@example.org', locale),
    ]) {
      await page.setContent(mail.html);
      expect(await violationsOn(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.lang')).toBe(locale);
      expect(await page.locator('h1').innerText()).toBe(mail.subject);
      expect((await page.locator('p').allInnerTexts()).join('\n\n')).toBe(mail.text.trim());
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
      await takePicture(page, `mail-${locale}-${mail.subject === otherAccountMail('', locale).subject ? 'link' : 'code'}`);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
