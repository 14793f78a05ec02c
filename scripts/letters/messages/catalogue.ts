import { IntlMessageFormat } from 'intl-messageformat';
import { en, type MessageKey, type Messages } from './en.ts';
import { es } from './es.ts';
import { ht } from './ht.ts';
import { ptBr } from './pt-br.ts';
import { vi } from './vi.ts';
import { zhHant } from './zh-hant.ts';

/** The texts of letters in the six languages, in ICU MessageFormat. */
export const CATALOGUES = { en, es, 'pt-BR': ptBr, 'zh-Hant': zhHant, vi, ht } as const satisfies Record<string, Messages>;

export type LetterLanguage = keyof typeof CATALOGUES;

export const isLetterLanguage = (tag: string): tag is LetterLanguage => Object.hasOwn(CATALOGUES, tag);

/** @returns a text. @throws when it needs a value that is not given */
export type Say = (key: MessageKey, values?: Readonly<Record<string, string>>) => string;

/** ICU has no data of Haitian Creole; its numbers are written as in French, and its catalogue names the months itself. */
const FORMATS_OF: Partial<Record<LetterLanguage, string>> = { ht: 'fr' };

const DAY = { day: { dateStyle: 'long', timeZone: 'UTC' } } as const;

type Values = Readonly<Record<string, string | Date>>;

const format = (language: LetterLanguage, key: MessageKey, values: Values): string =>
  String(new IntlMessageFormat(CATALOGUES[language][key], FORMATS_OF[language] ?? language, { date: DAY }).format(values));

export const sayIn =
  (language: LetterLanguage): Say =>
  (key, values = {}) =>
    format(language, key, values);

/** @param day YYYY-MM-DD. @returns the day as it is written in the language */
export function sayDay(language: LetterLanguage, day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const midnight = new Date(Date.UTC(year, month - 1, date));
  return format(language, 'day', { date: midnight, d: String(date), month: `m${month}`, year: String(year) });
}
