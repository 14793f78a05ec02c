import { describe, expect, it } from '@jest/globals';
import { type MessageKey, sayIn } from '../../../scripts/providers/messages/catalogue.ts';
import { chooseLanguage } from '../../../scripts/providers/messages/choose-language.ts';
import { type Locale, LOCALES } from '../../../schema/contract/locales.ts';
import { LANGUAGES } from '../../../scripts/providers/messages/languages.ts';

const KEYS = Object.keys(LANGUAGES.en).sort() as MessageKey[];
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(LOCALES)('LA-1: the messages in %s', (tag) => {
  const messages = LANGUAGES[tag];

  it('have every key and no others', () => {
    expect(Object.keys(messages).sort()).toEqual(KEYS);
    expect(KEYS.filter((key) => messages[key].trim() === '')).toEqual([]);
  });

  it('have the placeholders of the English ones', () => {
    const odd = KEYS.filter((key) => String(placeholders(messages[key])) !== String(placeholders(LANGUAGES.en[key])));
    expect(odd).toEqual([]);
  });

  it('are translated', () => {
    const same = KEYS.filter((key) => messages[key] === LANGUAGES.en[key]);
    // In Spanish an error is an error.
    expect(tag === 'en' ? [] : same.filter((key) => key !== 'errorInTitle')).toEqual([]);
  });
});

describe('a message', () => {
  const say = sayIn(LANGUAGES.en);

  it('contains its values unchanged', () => {
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

  it('is that of the header if the portal requests none', () => {
    expect(chooseLanguage(null, 'es-MX,en;q=0.5')).toBe('es');
  });

  it('is English by default', () => {
    expect(chooseLanguage(undefined, undefined)).toBe('en');
  });
});
