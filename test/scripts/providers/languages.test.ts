import { describe, expect, it } from '@jest/globals';
import { type MessageKey, sayIn } from '../../../scripts/providers/messages/catalogue.ts';
import { chooseLanguage } from '../../../scripts/providers/messages/choose-language.ts';
import { type Locale, LOCALES } from '../../../schema/contract/locales.ts';
import { LANGUAGES } from '../../../scripts/providers/messages/languages.ts';

const KEYS = Object.keys(LANGUAGES.en).sort() as MessageKey[];
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(LOCALES)('LA-1: the messages in %s', (tag) => {
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
  it.each<[string, string, Locale]>([
    ['vi', 'es', 'vi'],
    ['de vi es', 'ht', 'vi'],
    ['de', 'es', 'es'],
    ['', 'es', 'es'],
  ])('for ui_locales "%s" and the header "%s" is %s', (uiLocales, header, language) => {
    expect(chooseLanguage(uiLocales, header)).toBe(language);
  });

  it('is that of the header where the portal asks for none', () => {
    expect(chooseLanguage(null, 'es-MX,en;q=0.5')).toBe('es');
  });

  it('is English where nothing is said', () => {
    expect(chooseLanguage(undefined, undefined)).toBe('en');
  });
});
