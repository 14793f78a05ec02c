import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Locale, LOCALES } from '../../schema/contract/locales.ts';
import { helpIn } from '../../subgraphs/notices/help/help.ts';
import { HOLIDAYS } from '../../subgraphs/notices/help/holidays.ts';
import { isOpen } from '../../subgraphs/notices/help/opening-hours.ts';
import notices from '../../subgraphs/notices/subgraph.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { type AskedSubgraph, startSubgraph } from '../support/ask-subgraph.ts';

let now = DEMO_NOW;
let subgraph: AskedSubgraph;
beforeAll(async () => void (subgraph = await startSubgraph(notices, { clock: () => now })));
afterAll(() => subgraph.stop());

const QUERY = `{ help {
  customerService { phone tty hours timeZone openNow selfService }
  learnMoreUrl reportChangesUrl clearCacheUrl signInAdvice reportChanges updateApplication linkLocked clearCache
  browsers apps { system minimumVersion }
} }`;

describe('help', () => {
  it('SU-1, UP-2, UP-3, BR-1, SI-2: is complete without a sign-in', async () => {
    expect(await subgraph.ask(null, QUERY)).toEqual({
      data: {
        help: {
          customerService: {
            phone: '(800) 841-2900',
            tty: '711',
            hours: 'Monday to Friday, 8:00 a.m. to 5:00 p.m.',
            timeZone: 'America/New_York',
            openNow: true,
            selfService: 'Self-service is available 24 hours a day, 7 days a week.',
          },
          learnMoreUrl: 'https://www.mass.gov/info-details/learn-about-myservices',
          reportChangesUrl: 'https://www.mass.gov/how-to/report-changes-to-masshealth',
          clearCacheUrl: 'https://www.mass.gov/guides/clear-your-browser-cache',
          signInAdvice: 'If you already have an MA Login or login.mass.gov account, use it to sign in.',
          reportChanges:
            'You cannot make changes in MyServices. To report a change, or to add or remove a person, follow the link.',
          updateApplication: 'If you have a MAhealthconnector account, you can update your application information there.',
          linkLocked:
            'If your account is locked because you tried too often to connect it, you can try again when the lock ends. If you need help before then, call the MassHealth Customer Service Center at (800) 841-2900, TDD/TTY 711.',
          clearCache: 'If you have technical problems in your browser, clear its cache.',
          browsers: ['Microsoft Edge', 'Google Chrome', 'Firefox', 'Safari'],
          apps: [
            { system: 'Android', minimumVersion: '6.0' },
            { system: 'iOS', minimumVersion: '11.0' },
          ],
        },
      },
      errors: [],
    });
  });

  it('SU-1: openNow follows the clock', async () => {
    const openAt = async (moment: string) => {
      now = Date.parse(moment);
      return (await subgraph.ask(null, '{ help { customerService { openNow } } }')).data;
    };
    expect(await openAt('2026-11-16T21:59:59Z')).toEqual({ help: { customerService: { openNow: true } } });
    expect(await openAt('2026-11-16T22:00:00Z')).toEqual({ help: { customerService: { openNow: false } } });
  });

  it.each<[Locale, string, string]>([
    ['en', 'Monday to Friday, 8:00 a.m. to 5:00 p.m.', 'If you have technical problems in your browser, clear its cache.'],
    [
      'es',
      'De lunes a viernes, de 8:00 a. m. a 5:00 p. m.',
      'Si tiene problemas técnicos en su navegador, limpie la memoria caché.',
    ],
    ['pt-BR', 'De segunda a sexta-feira, das 8h às 17h', 'Se você tiver problemas técnicos no navegador, limpe o cache.'],
    ['zh-Hant', '週一至週五，上午 8:00 至下午 5:00', '如果瀏覽器發生技術問題，請清除其快取。'],
    ['vi', 'Thứ Hai đến thứ Sáu, 8 giờ sáng đến 5 giờ chiều', 'Nếu gặp vấn đề kỹ thuật trong trình duyệt, hãy xóa bộ nhớ đệm.'],
    ['ht', 'Lendi rive vandredi, 8:00 a.m. rive 5:00 p.m.', 'Si w gen pwoblèm teknik nan navigatè w la, efase kach li.'],
  ])('SU-1, BR-1, LA-1: in %s', (locale, hours, clearCache) => {
    expect(helpIn(locale, DEMO_NOW)).toMatchObject({ customerService: { hours }, clearCache });
  });

  it('LA-1: has a different text in every language', () => {
    const texts = LOCALES.map((locale) => helpIn(locale, DEMO_NOW));
    for (const name of ['signInAdvice', 'reportChanges', 'updateApplication', 'linkLocked', 'clearCache'] as const) {
      expect(new Set(texts.map((help) => help[name])).size).toBe(LOCALES.length);
    }
  });
});

it('LK-3, SU-1: gives the phone number for a locked link in every language', () => {
  for (const locale of LOCALES) expect(helpIn(locale, DEMO_NOW).linkLocked).toMatch(/\(800\) 841-2900.*TDD\/TTY 711/);
});

describe('SU-1: the Customer Service Center, at a moment in UTC', () => {
  it.each([
    ['a Monday in winter, a second before 8:00', '2026-11-16T12:59:59Z', false],
    ['a Monday in winter, 8:00', '2026-11-16T13:00:00Z', true],
    ['a Monday in winter, a second before 17:00', '2026-11-16T21:59:59Z', true],
    ['a Monday in winter, 17:00', '2026-11-16T22:00:00Z', false],
    ['a Monday in summer, a second before 8:00', '2026-07-06T11:59:59Z', false],
    ['a Monday in summer, 8:00', '2026-07-06T12:00:00Z', true],
    ['a Monday in summer, 17:00', '2026-07-06T21:00:00Z', false],
    ['the Friday before summer time begins, 8:00', '2026-03-06T13:00:00Z', true],
    ['the Monday after summer time began, 8:00', '2026-03-09T12:00:00Z', true],
    ['the Friday before summer time ends, 17:00', '2026-10-30T21:00:00Z', false],
    ['the Monday after summer time ended, a second before 17:00', '2026-11-02T21:59:59Z', true],
    ['a Friday, noon', '2026-11-20T17:00:00Z', true],
    ['a Saturday, noon', '2026-11-21T17:00:00Z', false],
    ['a Sunday, noon', '2026-11-22T17:00:00Z', false],
    ['the midnight that begins a Monday', '2026-11-16T05:00:00Z', false],
    ['Thanksgiving, noon', '2026-11-26T17:00:00Z', false],
    ['the day after Thanksgiving, noon', '2026-11-27T17:00:00Z', true],
    ['Patriots’ Day, noon', '2026-04-20T16:00:00Z', false],
    ['the Friday before Independence Day on a Saturday', '2026-07-03T16:00:00Z', true],
    ['the Monday after Independence Day on a Sunday', '2027-07-05T16:00:00Z', false],
    ['New Year’s Day in UTC, the evening before in Boston', '2027-01-01T00:00:00Z', false],
    ['a weekday of a year whose holidays are not known', '2028-03-01T17:00:00Z', null],
  ])('%s', (_case, moment, open) => {
    expect(isOpen(Date.parse(moment))).toBe(open);
  });

  it.each(Object.keys(HOLIDAYS))('has twelve holidays in %s, in order', (year) => {
    const days = HOLIDAYS[year] ?? [];
    expect(days).toHaveLength(12);
    expect(days.every((day) => day.startsWith(`${year}-`))).toBe(true);
    expect([...days].sort()).toEqual(days);
  });
});
