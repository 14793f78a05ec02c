import { describe, expect, it } from '@jest/globals';
import { chooseLocale, type Locale, LOCALES, localeOf } from '../../../schema/contract/locales.ts';

describe('LA-1: the locales', () => {
  it('are six', () => {
    expect(LOCALES).toEqual(['en', 'es', 'pt-BR', 'zh-Hant', 'vi', 'ht']);
  });

  it.each<[string, Locale | null]>([
    ['en-US', 'en'],
    ['es-PR', 'es'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['PT-br', 'pt-BR'],
    ['zh-Hant', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-MO', 'zh-Hant'],
    ['zh-Hans', null],
    ['zh-Hans-TW', null],
    ['zh-CN', null],
    ['zh-SG', null],
    ['zh', null],
    ['vi-VN', 'vi'],
    ['ht-HT', 'ht'],
    ['fr', null],
    ['*', null],
    ['', null],
    ['../../etc/passwd', null],
  ])('%s means %s', (tag, locale) => {
    expect(localeOf(tag)).toBe(locale);
  });
});

describe('LA-1: the locale of a header (RFC 9110, 12.5.4)', () => {
  it.each<[string, Locale]>([
    ['', 'en'],
    ['es', 'es'],
    ['es-MX,es;q=0.9,en;q=0.8', 'es'],
    ['es-MX, es;q=0.8, en;q=0.9', 'es'],
    ['en-US,en;q=0.9,es;q=0.8', 'en'],
    ['ZH-hANT', 'zh-Hant'],
    ['zh-CN', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'en'],
    ['zh-CN,vi;q=0.5', 'vi'],
    ['fr,ht;q=0.7,en;q=0.3', 'ht'],
    ['en;q=0.2, es;q=0.8', 'es'],
    ['es;q=0.5, vi;q=0.5', 'es'],
    ['vi;q=0.5, es;q=0.5', 'vi'],
    ['es;q=0, ht', 'ht'],
    ['es;q=0', 'en'],
    ['es;q=0.001', 'es'],
    ['es;q=0.000, vi;q=0.001', 'vi'],
    ['es;q=1.000', 'es'],
    ['ht ; q=0.4 , vi ; q=0.5', 'vi'],
    ['de,fr', 'en'],
    ['*', 'en'],
    ['*;q=0.5, vi;q=0.1', 'en'],
    ['*;q=0.5, en;q=0.1', 'es'],
    ['en;q=0.1, es;q=0.1, *;q=0.5', 'pt-BR'],
    ['*, en;q=0', 'es'],
    ['*;q=0, ht;q=0.1', 'ht'],
    ['*;q=0', 'en'],
    ['es, es;q=0', 'es'],
    ['es-MX, es;q=0', 'en'],
    ['es-MX;q=0, es', 'es'],
    ['pt-BR, pt;q=0', 'pt-BR'],
    ['pt-PT, pt;q=0', 'en'],
    ['zh-TW, zh;q=0', 'en'],
    ['es;q=2', 'en'],
    ['es;q=1.5', 'en'],
    ['es;q=0.0001', 'en'],
    ['es;q=-1', 'en'],
    ['es;q=x, vi', 'vi'],
    [', ,es', 'es'],
    ['es;level=1', 'en'],
    ['../../etc/passwd', 'en'],
  ])('"%s" is %s', (header, locale) => {
    expect(chooseLocale(header)).toBe(locale);
  });

  it('is found behind what is no tag, however long', () => {
    expect(chooseLocale(`${'a'.repeat(10_000)},es;q=0.1`)).toBe('es');
  });

  it('is English without a header', () => {
    expect(chooseLocale(undefined)).toBe('en');
  });
});

describe('LA-1: the language that a person prefers', () => {
  it.each<[string | undefined, Locale, Locale]>([
    [undefined, 'vi', 'vi'],
    ['', 'vi', 'vi'],
    ['de, fr', 'vi', 'vi'],
    ['zh-CN', 'vi', 'vi'],
    ['zh-CN', 'zh-Hant', 'zh-Hant'],
    ['es', 'vi', 'es'],
    ['en', 'vi', 'en'],
    ['de, en;q=0.1', 'vi', 'en'],
    ['*', 'vi', 'vi'],
    ['de, *;q=0.1', 'vi', 'vi'],
    ['vi;q=0.1, *', 'vi', 'en'],
    ['vi;q=0', 'vi', 'en'],
    ['en;q=0', 'vi', 'vi'],
    ['*;q=0', 'vi', 'en'],
  ])('beside the header "%s", %s gives %s', (header, preferred, locale) => {
    expect(chooseLocale(header, preferred)).toBe(locale);
  });
});
