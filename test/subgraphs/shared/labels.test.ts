import { describe, expect, it } from '@jest/globals';
import { LOCALES } from '../../../schema/contract/locales.ts';
import { labelOf, labelResolvers } from '../../../subgraphs/shared/labels.ts';

const inAll = (kind: Parameters<typeof labelOf>[0], value: unknown) => LOCALES.map((locale) => labelOf(kind, value, locale));

describe('LA-1: in English, Spanish, Portuguese, Chinese, Vietnamese and Haitian Creole', () => {
  it('a day is written as one', () => {
    expect(inAll('day', '2026-11-01')).toEqual([
      'November 1, 2026',
      '1 de noviembre de 2026',
      '1 de novembro de 2026',
      '2026年11月1日',
      '1 tháng 11, 2026',
      '1 novanm 2026',
    ]);
  });

  it.each([
    ['01', 'janvye'],
    ['02', 'fevriye'],
    ['03', 'mas'],
    ['04', 'avril'],
    ['05', 'me'],
    ['06', 'jen'],
    ['07', 'jiyè'],
    ['08', 'out'],
    ['09', 'septanm'],
    ['10', 'oktòb'],
    ['11', 'novanm'],
    ['12', 'desanm'],
  ])('month %s is %s in Haitian Creole, which the runtime does not know', (month, name) => {
    expect(labelOf('day', `2026-${month}-28`, 'ht')).toBe(`28 ${name} 2026`);
  });

  it('a moment is that of Massachusetts', () => {
    expect(inAll('moment', '2026-11-01T03:05:00Z')).toEqual([
      'October 31, 2026, 11:05 PM',
      '31 de octubre de 2026, 11:05 p.m.',
      '31 de outubro de 2026, 23:05',
      '2026年10月31日下午11:05',
      '31 tháng 10, 2026, 23:05',
      '31 oktòb 2026, 11:05 PM',
    ]);
  });

  it('money is dollars', () => {
    expect(inAll('money', { amount: '1234.50', currency: 'USD' }).map((text) => text?.replaceAll('\u00a0', ' '))).toEqual([
      '$1,234.50',
      '$1,234.50',
      '$ 1.234,50',
      '$1,234.50',
      '1.234,50 $',
      '$1,234.50',
    ]);
  });

  it('a code is worded', () => {
    expect(inAll('EligibilityStatus', 'APPROVED')).toEqual([
      'Approved',
      'Aprobado',
      'Aprovado',
      '已批准',
      'Được chấp thuận',
      'Apwouve',
    ]);
  });

  it('a language has a name, by its code and by its tag', () => {
    const names = ['Brazilian Portuguese', 'Portugués de Brasil', 'Português do Brasil', '巴西葡萄牙文'];
    const all = [...names, 'Tiếng Bồ Đào Nha (Brazil)', 'Pòtigè Brezil'];
    expect(inAll('Language', 'PT_BR')).toEqual(all);
    expect(inAll('Language', 'pt-BR')).toEqual(all);
  });
});

describe('a label', () => {
  it.each(['day', 'moment', 'money', 'CoverageType'] as const)('of nothing is nothing: %s', (kind) => {
    expect([labelOf(kind, null, 'es'), labelOf(kind, undefined, 'es')]).toEqual([null, null]);
  });

  it.each(['A_CODE_OF_TOMORROW', 'toString', '__proto__', ''])('of a code without words is nothing: "%s"', (code) => {
    expect(labelOf('NoticeReason', code, 'en')).toBeNull();
  });

  it('is resolved from the row of what it labels', () => {
    const { status, end } = labelResolvers({ status: 'EligibilityStatus', end: 'day' });
    const row = { status: 'ENDING', end: '2026-12-31' };
    expect([status(row, {}, { locale: 'vi' }), end(row, {}, { locale: 'vi' })]).toEqual(['Sắp kết thúc', '31 tháng 12, 2026']);
  });
});
