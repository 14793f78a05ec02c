import type { ViewerRelation } from './viewer-relation.ts';
import { messageTo } from './expected-labels.ts';

const said = (name: string) => (_row: unknown, by: ViewerRelation) => messageTo(by, `help.${name}`);

/** The only moment of random worlds in opening hours: a Monday morning. All others are at night. */
const OPEN = Date.parse('2026-11-16T15:00:00Z');

/** The help, which is the same for all viewers (SU-1, UP-2, UP-3, BR-1, SI-2). */
export const HELP_VALUES = {
  'Help.customerService': () => ({}),
  'Help.learnMoreUrl': () => 'https://www.mass.gov/info-details/learn-about-myservices',
  'Help.reportChangesUrl': () => 'https://www.mass.gov/how-to/report-changes-to-masshealth',
  'Help.clearCacheUrl': () => 'https://www.mass.gov/guides/clear-your-browser-cache',
  'Help.signInAdvice': said('signInAdvice'),
  'Help.reportChanges': said('reportChanges'),
  'Help.updateApplication': said('updateApplication'),
  'Help.linkLocked': (_row: unknown, by: ViewerRelation) =>
    messageTo(by, 'help.linkLocked').replace('{phone}', '(800) 841-2900').replace('{tty}', '711'),
  'Help.clearCache': said('clearCache'),
  'Help.browsers': () => ['Microsoft Edge', 'Google Chrome', 'Firefox', 'Safari'],
  'Help.apps': () => [
    { system: 'Android', minimumVersion: '6.0' },
    { system: 'iOS', minimumVersion: '11.0' },
  ],
  'CustomerService.phone': () => '(800) 841-2900',
  'CustomerService.tty': () => '711',
  'CustomerService.hours': said('hours'),
  'CustomerService.timeZone': () => 'America/New_York',
  'CustomerService.openNow': (_row: unknown, { world }: ViewerRelation) => world.now === OPEN,
  'CustomerService.selfService': said('selfService'),
} as const;
