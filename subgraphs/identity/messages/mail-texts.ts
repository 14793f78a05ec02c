import type { Locale } from '../../../schema/contract/locales.ts';
import { CUSTOMER_SERVICE } from '../../shared/customer-service.ts';
import { say } from '../../shared/messages/say.ts';
import { renderMail } from './mail-html.ts';
import type { Mail } from '../settings/settings.ts';

// Others may read a mail, so it contains no name, benefit or program (42 CFR 435.918).

/** @param seconds how long the code is valid */
export const codeMail = (to: string, code: string, seconds: number, locale: Locale): Mail =>
  mailOf(to, locale, say(locale, 'mail.codeSubject'), [
    say(locale, 'mail.code', { code }),
    say(locale, 'mail.codeGoodFor', { minutes: Math.round(seconds / 60) }),
    say(locale, 'mail.codeIgnore'),
  ]);

/** For the other accounts of a person (LK-3). */
export const otherAccountMail = (to: string, locale: Locale): Mail =>
  mailOf(to, locale, say(locale, 'mail.linkedSubject'), [say(locale, 'mail.linked'), say(locale, 'mail.linkedCall')]);

function mailOf(to: string, locale: Locale, subject: string, says: readonly string[]): Mail {
  const support = say(locale, 'mail.support', { ...CUSTOMER_SERVICE, hours: say(locale, 'help.hours') });
  const paragraphs = [...says, support];
  return { to, locale, subject, text: `${paragraphs.join('\n\n')}\n`, html: renderMail(locale, subject, paragraphs) };
}
