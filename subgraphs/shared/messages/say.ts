import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from '../../../schema/contract/locales.ts';
import { getOwn } from '../../../schema/contract/own-property.ts';
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import ht from './ht.json' with { type: 'json' };
import ptBr from './pt-BR.json' with { type: 'json' };
import vi from './vi.json' with { type: 'json' };
import zhHant from './zh-Hant.json' with { type: 'json' };

/** Messages of one locale, in ICU MessageFormat, by group and name. */
type Messages = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** As `CoverageType.STANDARD`: the group, and the name of the message in it. */
export type KeyIn<Catalogue> = {
  [Group in keyof Catalogue & string]: `${Group}.${keyof Catalogue[Group] & string}`;
}[keyof Catalogue & string];

/** Those of the subgraphs. A group of labels bears the name of its enum. */
type Catalogue = typeof en;
export type MessageGroup = keyof Catalogue;
export type MessageKey = KeyIn<Catalogue>;

type MessageValues = Readonly<Record<string, string | number | Date>>;

export const CATALOGUES: Readonly<Record<Locale, Catalogue>> = { en, es, 'pt-BR': ptBr, 'zh-Hant': zhHant, vi, ht };

/**
 * By whose habits dates and numbers are written. Who reads this lives in Massachusetts, and so does Spanish here. The
 * runtime knows no Haitian Creole: numbers are written as in English, and the names of months stand in its catalogue.
 */
const HABITS: Readonly<Record<Locale, string>> = {
  en: 'en-US',
  es: 'es-US',
  'pt-BR': 'pt-BR',
  'zh-Hant': 'zh-Hant-TW',
  vi: 'vi-VN',
  ht: 'en-US',
};

/** The formats that messages may name. Days are given as midnight UTC; moments are shown as in Massachusetts. */
const FORMATS = {
  date: {
    day: { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' },
    dayOfMonth: { day: 'numeric', timeZone: 'UTC' },
    year: { year: 'numeric', timeZone: 'UTC' },
    clock: { hour: 'numeric', minute: '2-digit', timeZone: 'America/New_York' },
  },
} as const;

/** Words a message in a locale, with the values that its text names. @throws when a value is missing */
export type Say<Catalogue> = (locale: Locale, key: KeyIn<Catalogue>, values?: MessageValues) => string;

/** @returns what words the messages of these catalogues */
export function sayFrom<Catalogue extends Messages>(catalogues: Readonly<Record<Locale, Catalogue>>): Say<Catalogue> {
  const parsed = new Map<string, IntlMessageFormat>();
  return (locale, key, values = {}) => {
    const cacheKey = `${locale} ${key}`;
    let message = parsed.get(cacheKey);
    if (!message) {
      message = new IntlMessageFormat(textOf(catalogues[locale], key) ?? '', HABITS[locale], FORMATS);
      parsed.set(cacheKey, message);
    }
    return String(message.format(values));
  };
}

export const say: Say<Catalogue> = sayFrom(CATALOGUES);

/** Whether there is a message for what a source said: sources may know more codes than we do. */
export const isMessageKey = (key: string): key is MessageKey => isKeyIn(CATALOGUES.en, key);

export const isKeyIn = <Catalogue extends Messages>(catalogue: Catalogue, key: string): key is KeyIn<Catalogue> =>
  textOf(catalogue, key) !== undefined;

function textOf(messages: Messages, key: string): string | undefined {
  const [group = '', name = ''] = key.split('.');
  return getOwn(getOwn(messages, group) ?? {}, name);
}
