import { describe, expect, it } from '@jest/globals';
import { type MessageKey, sayIn } from '../../../scripts/providers/messages/catalogue.ts';
import { chooseLanguage } from '../../../scripts/providers/messages/choose-language.ts';
import { type Language, LANGUAGE_TAGS, LANGUAGES } from '../../../scripts/providers/messages/languages.ts';

const KEYS = Object.keys(LANGUAGES.en).sort() as MessageKey[];
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(LANGUAGE_TAGS)('LA-1: the messages in %s', (tag) => {
  const messages = LANGUAGES[tag];

  it('are all there, and no others', () => {
    expect(Object.keys(messages).sort()).toEqual(KEYS);
    expect(KEYS.filter((key) => messages[key].trim() === '')).toEqual([]);
  });

  it('put in what the English ones do', () => {
    const odd = KEYS.filter((key) => String(placeholders(messages[key])) !== String(placeholders(LANGUAGES.en[key])));
    expect(odd).toEqual([]);
  });

  it('are not left in English', () => {
    const same = KEYS.filter((key) => messages[key] === LANGUAGES.en[key]);
    // In Spanish an error is an error.
    expect(tag === 'en' ? [] : same.filter((key) => key !== 'errorInTitle')).toEqual([]);
  });
});

describe('a message', () => {
  const say = sayIn(LANGUAGES.en);

  it('is said with its values, as they are', () => {
    expect(say('codeSent', { email: '{minutes}$&<b>', minutes: 10 })).toContain('6 digits to {minutes}$&<b>. It is good for 10');
  });
});

describe('LA-1: the language', () => {
  it.each<[string, Language]>([
    ['', 'en'],
    ['es', 'es'],
    ['es-MX,es;q=0.9,en;q=0.8', 'es'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['ZH-hANT', 'zh-Hant'],
    ['zh-Hans', 'en'],
    ['zh-CN', 'en'],
    ['zh', 'en'],
    ['zh-CN,vi;q=0.5', 'vi'],
    ['vi-VN', 'vi'],
    ['ht', 'ht'],
    ['fr,ht;q=0.7,en;q=0.3', 'ht'],
    ['en;q=0.2, es;q=0.8', 'es'],
    ['es;q=0, ht', 'ht'],
    ['es;q=0', 'en'],
    ['es;q=0.001', 'es'],
    ['es;q=1.000', 'es'],
    ['ht ; q=0.4 , vi ; q=0.5', 'vi'],
    ['de,fr', 'en'],
    ['*', 'en'],
    ['*;q=0.5, vi;q=0.1', 'vi'],
    ['es;q=2', 'en'],
    ['es;q=x, vi', 'vi'],
    [', ,es', 'es'],
    ['../../etc/passwd', 'en'],
    ['x'.repeat(10_000), 'en'],
    ['en-US,en;q=0.9,es;q=0.8', 'en'],
  ])('for "%.40s" is %s (RFC 9110, 12.5.4)', (header, language) => {
    expect(chooseLanguage(null, header)).toBe(language);
  });

  it.each<[string, string, Language]>([
    ['vi', 'es', 'vi'],
    ['de vi es', 'ht', 'vi'],
    ['de', 'es', 'es'],
    ['', 'es', 'es'],
  ])('for ui_locales "%s" and the header "%s" is %s', (uiLocales, header, language) => {
    expect(chooseLanguage(uiLocales, header)).toBe(language);
  });

  it('is English where nothing is said', () => {
    expect(chooseLanguage(undefined, undefined)).toBe('en');
  });
});
