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

/** A group and the name of a message in it, such as `CoverageType.STANDARD`. */
export type KeyIn<Catalogue> = {
  [Group in keyof Catalogue & string]: `${Group}.${keyof Catalogue[Group] & string}`;
}[keyof Catalogue & string];

/** The messages of the subgraphs. A group of labels is named after its enum. */
type Catalogue = typeof en;
export type MessageGroup = keyof Catalogue;
export type MessageKey = KeyIn<Catalogue>;

type MessageValues = Readonly<Record<string, string | number | Date>>;

export const CATALOGUES: Readonly<Record<Locale, Catalogue>> = { en, es, 'pt-BR': ptBr, 'zh-Hant': zhHant, vi, ht };

/**
 * The locale that formats dates and numbers. Readers live in Massachusetts, so Spanish uses the conventions of the United States.
 * The runtime does not support Haitian Creole: its numbers are formatted as in English, and its month names are in its catalogue.
 */
const HABITS: Readonly<Record<Locale, string>> = {
  en: 'en-US',
  es: 'es-US',
  'pt-BR': 'pt-BR',
  'zh-Hant': 'zh-Hant-TW',
  vi: 'vi-VN',
  ht: 'en-US',
};

/** The formats that messages may name. Days are passed as midnight UTC; times are shown in Massachusetts time. */
const FORMATS = {
  date: {
    day: { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' },
    dayOfMonth: { day: 'numeric', timeZone: 'UTC' },
    year: { year: 'numeric', timeZone: 'UTC' },
    clock: { hour: 'numeric', minute: '2-digit', timeZone: 'America/New_York' },
  },
} as const;

/** Formats a message in a locale, with the values that its text names. @throws when a value is missing */
export type Say<Catalogue> = (locale: Locale, key: KeyIn<Catalogue>, values?: MessageValues) => string;

/** @returns a function that formats the messages of these catalogues */
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

/** Whether there is a message for a source's code: sources may send codes that we do not know. */
export const isMessageKey = (key: string): key is MessageKey => isKeyIn(CATALOGUES.en, key);

export const isKeyIn = <Catalogue extends Messages>(catalogue: Catalogue, key: string): key is KeyIn<Catalogue> =>
  textOf(catalogue, key) !== undefined;

function textOf(messages: Messages, key: string): string | undefined {
  const [group = '', name = ''] = key.split('.');
  return getOwn(getOwn(messages, group) ?? {}, name);
}
