import { LRUCache } from 'lru-cache';
import { counted } from './counted-work.ts';
import { readHeaderParts } from './header-parts.ts';

/** The six languages of the portal (LA-1), as BCP 47 tags. */
export const LOCALES = ['en', 'es', 'pt-BR', 'zh-Hant', 'vi', 'ht'] as const;

export type Locale = (typeof LOCALES)[number];

/** The header in which the gateway sends a subgraph the locale. It grants no access, so it is not part of the assertion. */
export const LOCALE_HEADER = 'accept-language';

/** The number of ranges read from an Accept-Language header, and the longest range (RFC 5646, 4.4.1 has 35 for usual tags). */
export const MAX_RANGES = 50;
const MAX_TAG_CHARACTERS = 100;

// Reading a header takes a tenth of a millisecond, and few different ones occur. Long headers are unusual.
const chosen = new LRUCache<string, Locale>({ max: 1_000 });
const MAX_REMEMBERED_CHARACTERS = 200;

type Range = {
  readonly tag: string;
  readonly weight: number;
  /** The locale for the tag; null: none. */
  readonly locale: Locale | null;
};

/**
 * @param acceptLanguage the Accept-Language header of a request (RFC 9110, 12.5.4; ranges are looked up as in RFC 4647, 3.4)
 * @param preferred the person's known preference; used when the header names none of the six
 * @returns the locale of the answer; English when neither names one (LA-1)
 */
export function chooseLocale(acceptLanguage = '', preferred: Locale | null = null): Locale {
  if (acceptLanguage.length > MAX_REMEMBERED_CHARACTERS) return choose(readRanges(acceptLanguage), preferred);
  const key = `${preferred} ${acceptLanguage}`;
  const locale = chosen.get(key) ?? choose(readRanges(acceptLanguage), preferred);
  chosen.set(key, locale);
  return locale;
}

function choose(ranges: readonly Range[], preferred: Locale | null): Locale {
  const refused = new Set(LOCALES.filter((locale) => mostSpecific(ranges, locale)?.weight === 0));
  const named = new Set(LOCALES.filter((locale) => isNamed(ranges, locale)));
  const favourites = [...(preferred === null ? [] : [preferred]), ...LOCALES];
  const anyOther = favourites.find((favourite) => !named.has(favourite));
  const wanted = ranges.filter(({ weight }) => weight > 0).toSorted((one, other) => other.weight - one.weight);
  for (const { tag, locale } of counted(wanted)) {
    const meant = tag === '*' ? anyOther : locale;
    if (meant && !refused.has(meant)) return meant;
  }
  return preferred === null || refused.has(preferred) ? 'en' : preferred;
}

/**
 * @param tag a BCP 47 tag, in any case; an invalid tag has no locale
 * @returns the locale for the tag; null when there is none. Chinese maps to Traditional only when its script, given or usual
 *   for its region, is Traditional. It never silently replaces Simplified (LA-1)
 */
export function localeOf(tag: string): Locale | null {
  const asked = maximized(tag);
  if (asked === null) return null;
  if (asked.language === 'zh') return asked.script === 'Hant' ? 'zh-Hant' : null;
  return LOCALES.find((locale) => locale.split('-', 1)[0] === asked.language) ?? null;
}

function maximized(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    // An invalid tag from a client names no language.
    return null;
  }
}

const TAG = /^(?:[\w-]+|\*)$/;
const WEIGHT = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/;

/** Invalid ranges, and those without a weight between 0 and 1, are left out. */
function readRanges(header: string): Range[] {
  return readHeaderParts(header, MAX_RANGES).flatMap(({ value: tag, parameters: [weight, ...others] }) => {
    const q = weight?.value ?? '1';
    const isRange = tag.length <= MAX_TAG_CHARACTERS && TAG.test(tag) && others.length === 0;
    if (!isRange || (weight && weight.name !== 'q') || !WEIGHT.test(q)) return [];
    return [{ tag, weight: Number(q), locale: localeOf(tag) }];
  });
}

/** Whether the range equals the locale's tag or is a prefix of it (RFC 4647, 3.3.1). */
const matches = (tag: string, locale: Locale): boolean => `${locale}-`.toLowerCase().startsWith(`${tag}-`.toLowerCase());

function isNamed(ranges: readonly Range[], locale: Locale): boolean {
  for (const range of counted(ranges)) if (range.locale === locale || matches(range.tag, locale)) return true;
  return false;
}

/** @returns the longest matching range; of equally long ones the first */
function mostSpecific(ranges: readonly Range[], locale: Locale): Range | undefined {
  const length = ({ tag }: Range) => (tag === '*' ? 0 : tag.length);
  let found: Range | undefined;
  for (const range of counted(ranges)) {
    const fits = range.tag === '*' || matches(range.tag, locale);
    if (fits && (found === undefined || length(range) > length(found))) found = range;
  }
  return found;
}
