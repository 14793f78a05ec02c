import { LRUCache } from 'lru-cache';

/** The six languages of the portal (LA-1), as BCP 47 tags. */
export const LOCALES = ['en', 'es', 'pt-BR', 'zh-Hant', 'vi', 'ht'] as const;

export type Locale = (typeof LOCALES)[number];

/** How the gateway tells a subgraph the locale of a request. It opens nothing, and so is not part of the assertion. */
export const LOCALE_HEADER = 'accept-language';

// Reading a header costs a tenth of a millisecond, and few different ones come.
const chosen = new LRUCache<string, Locale>({ max: 1_000 });

type Range = { readonly tag: string; readonly weight: number };

const RANGE = /^\s*([\w-]+|\*)\s*(?:;\s*q=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?$/i;

/**
 * @param acceptLanguage the Accept-Language header of a request (RFC 9110, 12.5.4; ranges are looked up as in RFC 4647, 3.4)
 * @param preferred the language that the person is known to prefer; counts where the header names none of the six
 * @returns the locale to answer in; English where nobody says anything that helps (LA-1)
 */
export function chooseLocale(acceptLanguage = '', preferred: Locale | null = null): Locale {
  const key = `${preferred} ${acceptLanguage}`;
  const locale = chosen.get(key) ?? choose(readRanges(acceptLanguage), preferred);
  chosen.set(key, locale);
  return locale;
}

function choose(ranges: readonly Range[], preferred: Locale | null): Locale {
  const isRefused = (locale: Locale) => mostSpecific(ranges, locale)?.weight === 0;
  const named = new Set(ranges.flatMap(({ tag }) => LOCALES.filter((locale) => names(tag, locale))));
  const wanted = ranges.filter(({ weight }) => weight > 0).toSorted((one, other) => other.weight - one.weight);
  const favourites = [...(preferred === null ? [] : [preferred]), ...LOCALES];
  for (const { tag } of wanted) {
    const locale = tag === '*' ? favourites.find((favourite) => !named.has(favourite)) : localeOf(tag);
    if (locale && !isRefused(locale)) return locale;
  }
  return preferred === null || isRefused(preferred) ? 'en' : preferred;
}

/**
 * @param tag a BCP 47 tag, in any case; what is none belongs to no locale
 * @returns the locale that stands for the tag; null when none does. Chinese is Traditional when its script, given or usual
 *   for its region, is: Simplified is not silently replaced by it (LA-1)
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
    return null;
  }
}

/** What is no range, or has no weight between 0 and 1, is left out. */
const readRanges = (header: string): Range[] =>
  header.split(',').flatMap((part) => {
    const [, tag, weight = '1'] = RANGE.exec(part) ?? [];
    return tag === undefined ? [] : [{ tag, weight: Number(weight) }];
  });

/** Whether the range is the locale's own tag, or the beginning of it (RFC 4647, 3.3.1). */
const matches = (tag: string, locale: Locale): boolean => `${locale}-`.toLowerCase().startsWith(`${tag}-`.toLowerCase());

const names = (tag: string, locale: Locale): boolean => matches(tag, locale) || localeOf(tag) === locale;

function mostSpecific(ranges: readonly Range[], locale: Locale): Range | undefined {
  const fitting = ranges.filter(({ tag }) => tag === '*' || matches(tag, locale));
  const length = ({ tag }: Range) => (tag === '*' ? 0 : tag.length);
  return fitting.toSorted((one, other) => length(other) - length(one))[0];
}
