import type { Locale } from '../../../schema/contract/locales.ts';
import { CUSTOMER_SERVICE } from '../../shared/customer-service.ts';
import { say } from '../../shared/messages/say.ts';
import { isOpen, TIME_ZONE } from './opening-hours.ts';

/**
 * The help that every viewer gets (SU-1, UP-2, UP-3, BR-1, SI-2).
 *
 * @param now milliseconds since 1970
 */
export const helpIn = (locale: Locale, now: number) => ({
  customerService: {
    ...CUSTOMER_SERVICE,
    hours: say(locale, 'help.hours'),
    timeZone: TIME_ZONE,
    openNow: isOpen(now),
    selfService: say(locale, 'help.selfService'),
  },
  learnMoreUrl: 'https://www.mass.gov/info-details/learn-about-myservices',
  reportChangesUrl: 'https://www.mass.gov/how-to/report-changes-to-masshealth',
  clearCacheUrl: 'https://www.mass.gov/guides/clear-your-browser-cache',
  signInAdvice: say(locale, 'help.signInAdvice'),
  reportChanges: say(locale, 'help.reportChanges'),
  updateApplication: say(locale, 'help.updateApplication'),
  linkLocked: say(locale, 'help.linkLocked', CUSTOMER_SERVICE),
  clearCache: say(locale, 'help.clearCache'),
  browsers: ['Microsoft Edge', 'Google Chrome', 'Firefox', 'Safari'],
  apps: [
    { system: 'Android', minimumVersion: '6.0' },
    { system: 'iOS', minimumVersion: '11.0' },
  ],
});
