/** What help says to everybody (SU-1, UP-2, BR-1). */
export const HELP_VALUES = {
  'Help.customerService': () => ({}),
  'Help.learnMoreUrl': () => 'https://www.mass.gov/info-details/learn-about-myservices',
  'Help.reportChangesUrl': () => 'https://www.mass.gov/how-to/report-changes-to-masshealth',
  'Help.clearCacheUrl': () => 'https://www.mass.gov/guides/clear-your-browser-cache',
  'CustomerService.phone': () => '(800) 841-2900',
  'CustomerService.tty': () => '711',
  'CustomerService.hours': () => 'Monday to Friday, 8:00 to 17:00',
  'CustomerService.timeZone': () => 'America/New_York',
} as const;
