import { readFileSync } from 'node:fs';
import { getNamedType, type GraphQLObjectType, type GraphQLSchema, isEnumType } from 'graphql';
import type { Locale } from '../../schema/contract/locales.ts';
import { LOCALES } from '../../schema/contract/locales.ts';
import type { ViewerRelation } from './viewer-relation.ts';

// The labels of values (LA-1), without the library that the graph uses. Codes are looked up in the message files, which
// test/gateway/labels.test.ts compares with texts written by hand.

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

const texts = new Map<string, Texts>(
  LOCALES.map((locale) => [
    locale,
    JSON.parse(readFileSync(new URL(`../../subgraphs/shared/messages/${locale}.json`, import.meta.url), 'utf8')) as Texts,
  ]),
);

const MONTHS: Readonly<Record<Locale, string>> = {
  en: 'January February March April May June July August September October November December',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'pt-BR': 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  'zh-Hant': '1 2 3 4 5 6 7 8 9 10 11 12',
  vi: '1 2 3 4 5 6 7 8 9 10 11 12',
  ht: 'janvye fevriye mas avril me jen jiyè out septanm oktòb novanm desanm',
};

const DAY: Readonly<Record<Locale, string>> = {
  en: 'M D, Y',
  es: 'D de M de Y',
  'pt-BR': 'D de M de Y',
  'zh-Hant': 'Y年M月D日',
  vi: 'D tháng M, Y',
  ht: 'D M Y',
};

/** The message group of codes that are not an enum in the schema, by coordinate. */
const FREE_CODES: Readonly<Record<string, string>> = {
  'Notice.language': 'Language',
  'TaxForm.language': 'Language',
  'Notice.reasonCode': 'NoticeReason',
  'NoticeDecision.coverageType': 'CoverageType',
};

/** @returns a message without arguments, as `help.hours`, in the viewer's language */
export const messageTo = (by: ViewerRelation, key: string): string => {
  const [group = '', name = ''] = key.split('.');
  return texts.get(localeOf(by))?.[group]?.[name] ?? '';
};

/** @returns the language of a viewer who requests none: the written language of their person */
export function localeOf({ world, personId }: ViewerRelation): Locale {
  const written = world.identity.persons.find(({ id }) => id === personId)?.writtenLanguage;
  return LOCALES.find((locale) => locale.replace('-', '_').toUpperCase() === written) ?? 'en';
}

/**
 * @param coordinate the field of the label
 * @param value the value of the field
 */
export function expectedLabel(schema: GraphQLSchema, coordinate: string, value: unknown, locale: Locale): string | null {
  if (value === null) return null;
  const [typeName = '', field = ''] = coordinate.split('.');
  const type = getNamedType((schema.getType(typeName) as GraphQLObjectType).getFields()[field]!.type);
  if (type.name === 'Date') return day(String(value), locale);
  if (type.name === 'DateTime') return moment(new Date(String(value)), locale);
  if (type.name === 'Money') return money((value as { amount: string }).amount, locale);
  const group = isEnumType(type) ? type.name : FREE_CODES[coordinate];
  const code = group === 'Language' ? String(value).replace('-', '_').toUpperCase() : String(value);
  return texts.get(locale)?.[group ?? '']?.[code] ?? null;
}

function day(value: string, locale: Locale): string {
  const [year = '', month = '', date = ''] = value.split('-');
  const names = { Y: year, M: MONTHS[locale].split(' ')[Number(month) - 1]!, D: String(Number(date)) };
  return DAY[locale].replaceAll(/[YMD]/g, (letter) => names[letter as keyof typeof names]);
}

function moment(value: Date, locale: Locale): string {
  // The Swedish format of a time is 2026-11-16 10:05.
  const [date = '', clock = ''] = value.toLocaleString('sv-SE', { timeZone: 'America/New_York' }).split(' ');
  const [hour = '', minute = ''] = clock.split(':');
  const isMorning = Number(hour) < 12;
  const twelve = `${Number(hour) % 12 || 12}:${minute}`;
  const on = day(date, locale);
  switch (locale) {
    case 'es':
      return `${on}, ${twelve} ${isMorning ? 'a.m.' : 'p.m.'}`;
    case 'zh-Hant':
      return `${on}${isMorning ? '上午' : '下午'}${twelve}`;
    case 'pt-BR':
    case 'vi':
      return `${on}, ${Number(hour)}:${minute}`;
    default:
      return `${on}, ${twelve} ${isMorning ? 'AM' : 'PM'}`;
  }
}

function money(amount: string, locale: Locale): string {
  const [whole = '', cents = ''] = Number(amount).toFixed(2).split('.');
  const [thousands, point] = locale === 'pt-BR' || locale === 'vi' ? ['.', ','] : [',', '.'];
  const number = whole.replaceAll(/\B(?=(\d{3})+$)/g, thousands) + point + cents;
  if (locale === 'vi') return `${number}\u00a0$`;
  return locale === 'pt-BR' ? `$\u00a0${number}` : `$${number}`;
}
