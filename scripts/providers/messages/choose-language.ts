import { type Language, LANGUAGE_TAGS } from './languages.ts';

/**
 * @param uiLocales what the client asks for (OpenID Connect Core, 3.1.2.1): tags in the order of preference
 * @param acceptLanguage the Accept-Language header (RFC 9110, 12.5.4)
 * @returns the first of the six that is asked for; English when none is
 */
export function chooseLanguage(uiLocales: string | null | undefined, acceptLanguage: string | undefined): Language {
  const asked = [...(uiLocales ?? '').split(' '), ...byWeight(acceptLanguage ?? '')];
  return asked.map(languageOf).find((language) => language !== null) ?? 'en';
}

/** @returns the tags of an Accept-Language header, the one with the highest weight first; those with weight 0 are out */
function byWeight(header: string): string[] {
  const ranges = header.split(',').map((range) => {
    const [, tag = '', weight = '1'] = /^\s*([\w-]+|\*)\s*(?:;\s*q=\s*([01](?:\.\d{0,3})?)\s*)?$/i.exec(range) ?? [];
    return { tag, weight: Number(weight) };
  });
  const wanted = ranges.filter(({ tag, weight }) => tag !== '' && weight > 0);
  return wanted.sort((one, other) => other.weight - one.weight).map(({ tag }) => tag);
}

/**
 * @returns which of the six a tag means; null when none. Chinese is Traditional when its script, given or usual for its
 *   region, is: Simplified is not silently replaced by it
 */
function languageOf(tag: string): Language | null {
  const locale = localeOf(tag);
  if (locale === null) return null;
  if (locale.language === 'zh') return locale.script === 'Hant' ? 'zh-Hant' : null;
  return LANGUAGE_TAGS.find((language) => new Intl.Locale(language).language === locale.language) ?? null;
}

function localeOf(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return null;
  }
}
