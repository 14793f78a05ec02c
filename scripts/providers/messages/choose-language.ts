import { chooseLocale, type Locale, localeOf } from '../../../schema/contract/locales.ts';

/**
 * @param uiLocales what the client asks for (OpenID Connect Core, 3.1.2.1): tags in the order of preference
 * @param acceptLanguage the Accept-Language header
 * @returns the first of the six that the client asks for; otherwise that of the header
 */
export function chooseLanguage(uiLocales: string | null | undefined, acceptLanguage: string | undefined): Locale {
  const asked = (uiLocales ?? '').split(' ').map(localeOf);
  return asked.find((locale) => locale !== null) ?? chooseLocale(acceptLanguage);
}
