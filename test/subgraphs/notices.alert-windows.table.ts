/**
 * When a fact or a mailing is an alert, written by hand for Monday, 2026-11-16: the day before its window, the first and the last
 * day in it, the day after, today and yesterday. An alert is `severity kind day`; "–" is no alert, or no day.
 */
export const TODAY = '2026-11-16';

/** By what a source says: the day that it names, and the alert. */
export const OF_FACTS: Readonly<Record<string, readonly (readonly [on: string | null, alert: string])[]>> = {
  RFI_OPEN: [
    [null, '–'],
    ['2026-11-15', 'URGENT RFI_OVERDUE 2026-11-15'],
    ['2026-11-16', 'URGENT RFI_DUE_SOON 2026-11-16'],
    ['2026-11-17', 'URGENT RFI_DUE_SOON 2026-11-17'],
    ['2026-11-23', 'URGENT RFI_DUE_SOON 2026-11-23'],
    ['2026-11-24', 'ACTION RFI_DUE_SOON 2026-11-24'],
    ['2026-11-30', 'ACTION RFI_DUE_SOON 2026-11-30'],
    ['2026-12-01', '–'],
  ],
  RFI_OVERDUE: [
    [null, 'URGENT RFI_OVERDUE –'],
    ['2026-08-01', 'URGENT RFI_OVERDUE 2026-08-01'],
    ['2026-11-15', 'URGENT RFI_OVERDUE 2026-11-15'],
    ['2026-11-16', 'URGENT RFI_OVERDUE 2026-11-16'],
    ['2026-12-01', 'URGENT RFI_OVERDUE 2026-12-01'],
  ],
  DOCUMENT_RECEIVED: [
    [null, '–'],
    ['2026-11-01', '–'],
    ['2026-11-02', 'INFO DOCUMENT_RECEIVED –'],
    ['2026-11-15', 'INFO DOCUMENT_RECEIVED –'],
    ['2026-11-16', 'INFO DOCUMENT_RECEIVED –'],
    ['2026-11-17', 'INFO DOCUMENT_RECEIVED –'],
  ],
  DOCUMENT_NOT_ACCEPTED: [
    [null, '–'],
    ['2026-08-17', '–'],
    ['2026-08-18', 'ACTION DOCUMENT_NOT_ACCEPTED –'],
    ['2026-11-16', 'ACTION DOCUMENT_NOT_ACCEPTED –'],
    ['2026-11-17', 'ACTION DOCUMENT_NOT_ACCEPTED –'],
  ],
  RENEWAL_DUE: [
    [null, 'ACTION RENEWAL_DUE –'],
    ['2026-11-15', 'URGENT RENEWAL_DUE 2026-11-15'],
    ['2026-11-16', 'URGENT RENEWAL_DUE 2026-11-16'],
    ['2026-11-23', 'URGENT RENEWAL_DUE 2026-11-23'],
    ['2026-11-24', 'ACTION RENEWAL_DUE 2026-11-24'],
    ['2027-01-01', 'ACTION RENEWAL_DUE 2027-01-01'],
  ],
  RENEWAL_AHEAD: [
    [null, '–'],
    ['2026-11-15', '–'],
    ['2026-11-16', 'URGENT RENEWAL_DUE 2026-11-16'],
    ['2026-11-23', 'URGENT RENEWAL_DUE 2026-11-23'],
    ['2026-11-24', 'ACTION RENEWAL_DUE 2026-11-24'],
    ['2026-12-31', 'ACTION RENEWAL_DUE 2026-12-31'],
    ['2027-01-01', '–'],
  ],
  COVERAGE_ENDING: [
    [null, 'ACTION COVERAGE_ENDING –'],
    ['2026-11-15', '–'],
    ['2026-11-16', 'URGENT COVERAGE_ENDING 2026-11-16'],
    ['2026-11-30', 'URGENT COVERAGE_ENDING 2026-11-30'],
    ['2026-12-01', 'ACTION COVERAGE_ENDING 2026-12-01'],
    ['2027-01-16', 'ACTION COVERAGE_ENDING 2027-01-16'],
  ],
  COVERAGE_ENDS: [
    [null, '–'],
    ['2026-11-15', '–'],
    ['2026-11-16', 'URGENT COVERAGE_ENDING 2026-11-16'],
    ['2026-11-30', 'URGENT COVERAGE_ENDING 2026-11-30'],
    ['2026-12-01', 'ACTION COVERAGE_ENDING 2026-12-01'],
    ['2027-01-15', 'ACTION COVERAGE_ENDING 2027-01-15'],
    ['2027-01-16', '–'],
  ],
  PLAN_CHOICE: [
    [null, '–'],
    ['2026-11-15', '–'],
    ['2026-11-16', 'ACTION PLAN_SELECTION_CLOSING 2026-11-16'],
    ['2026-11-30', 'ACTION PLAN_SELECTION_CLOSING 2026-11-30'],
    ['2026-12-01', 'INFO PLAN_SELECTION_OPEN 2026-12-01'],
    ['2027-02-14', 'INFO PLAN_SELECTION_OPEN 2027-02-14'],
  ],
  PLAN_TO_CHOOSE: [
    [null, 'ACTION PLAN_SELECTION_OPEN –'],
    ['2026-11-15', '–'],
    ['2026-11-16', 'ACTION PLAN_SELECTION_CLOSING 2026-11-16'],
    ['2026-11-30', 'ACTION PLAN_SELECTION_CLOSING 2026-11-30'],
    ['2026-12-01', 'ACTION PLAN_SELECTION_OPEN 2026-12-01'],
    ['2027-02-14', 'ACTION PLAN_SELECTION_OPEN 2027-02-14'],
  ],
  ACCOUNT_NOT_LINKED: [[null, 'ACTION ACCOUNT_NOT_LINKED –']],
  CONTACT_CONFIRMED: [
    [null, '–'],
    ['2025-11-15', 'ACTION CONTACT_INFO_CHECK –'],
    ['2025-11-16', '–'],
    ['2026-11-16', '–'],
    ['2026-11-17', '–'],
  ],
};

/** Of a denial: by when to appeal so that benefits go on, by when to appeal at all, and the alert. */
export const OF_APPEALS: readonly (readonly [
  benefitsContinueIfAppealBy: string | null,
  appealDueOn: string | null,
  alert: string,
])[] = [
  [null, null, '–'],
  [null, '2026-11-15', '–'],
  [null, '2026-11-16', 'ACTION APPEAL_DEADLINE 2026-11-16'],
  [null, '2026-11-30', 'ACTION APPEAL_DEADLINE 2026-11-30'],
  [null, '2026-12-01', 'INFO APPEAL_DEADLINE 2026-12-01'],
  ['2026-11-16', '2027-01-10', 'ACTION APPEAL_DEADLINE 2026-11-16'],
  ['2026-12-01', '2027-01-10', 'INFO APPEAL_DEADLINE 2026-12-01'],
  ['2026-11-15', '2027-01-10', 'INFO APPEAL_DEADLINE 2027-01-10'],
  ['2026-11-15', '2026-11-15', '–'],
];

/** Of a notice that is not read, by its day. */
export const OF_NOTICES: readonly (readonly [noticeDate: string, alert: string])[] = [
  ['2026-10-16', '–'],
  ['2026-10-17', 'INFO NEW_NOTICE –'],
  ['2026-11-16', 'INFO NEW_NOTICE –'],
  ['2026-11-17', 'INFO NEW_NOTICE –'],
];

/** Of a tax form, by the day it was mailed. */
export const OF_TAX_FORMS: readonly (readonly [mailedOn: string | null, alert: string])[] = [
  [null, '–'],
  ['2026-07-18', '–'],
  ['2026-07-19', 'INFO TAX_FORM_READY –'],
  ['2026-11-16', 'INFO TAX_FORM_READY –'],
];

/** Windows that reach over a change of the clock, a leap day, or the turn of a year. */
export const OVER_THE_CALENDAR: readonly (readonly [today: string, code: string, on: string, alert: string])[] = [
  // The day of 2026-11-01 has 25 hours.
  ['2026-10-25', 'RFI_OPEN', '2026-11-01', 'URGENT RFI_DUE_SOON 2026-11-01'],
  ['2026-10-25', 'RFI_OPEN', '2026-11-02', 'ACTION RFI_DUE_SOON 2026-11-02'],
  ['2026-10-25', 'RFI_OPEN', '2026-11-08', 'ACTION RFI_DUE_SOON 2026-11-08'],
  ['2026-10-25', 'RFI_OPEN', '2026-11-09', '–'],
  ['2026-11-02', 'RFI_OPEN', '2026-11-01', 'URGENT RFI_OVERDUE 2026-11-01'],
  ['2026-11-08', 'DOCUMENT_RECEIVED', '2026-10-25', 'INFO DOCUMENT_RECEIVED –'],
  ['2026-11-08', 'DOCUMENT_RECEIVED', '2026-10-24', '–'],
  // That of 2027-03-14 has 23.
  ['2027-03-07', 'RFI_OPEN', '2027-03-14', 'URGENT RFI_DUE_SOON 2027-03-14'],
  ['2027-03-07', 'RFI_OPEN', '2027-03-15', 'ACTION RFI_DUE_SOON 2027-03-15'],
  ['2027-03-07', 'RFI_OPEN', '2027-03-21', 'ACTION RFI_DUE_SOON 2027-03-21'],
  ['2027-03-07', 'RFI_OPEN', '2027-03-22', '–'],
  ['2027-03-15', 'RFI_OPEN', '2027-03-14', 'URGENT RFI_OVERDUE 2027-03-14'],
  ['2027-03-21', 'DOCUMENT_RECEIVED', '2027-03-07', 'INFO DOCUMENT_RECEIVED –'],
  ['2027-03-21', 'DOCUMENT_RECEIVED', '2027-03-06', '–'],
  // 2028 has a 29th of February, 2027 has none.
  ['2028-02-15', 'RFI_OPEN', '2028-02-29', 'ACTION RFI_DUE_SOON 2028-02-29'],
  ['2028-02-15', 'RFI_OPEN', '2028-03-01', '–'],
  ['2027-02-15', 'RFI_OPEN', '2027-03-01', 'ACTION RFI_DUE_SOON 2027-03-01'],
  ['2027-02-15', 'RFI_OPEN', '2027-03-02', '–'],
  ['2028-02-29', 'RFI_OPEN', '2028-02-28', 'URGENT RFI_OVERDUE 2028-02-28'],
  ['2028-02-29', 'CONTACT_CONFIRMED', '2027-03-01', '–'],
  ['2028-02-29', 'CONTACT_CONFIRMED', '2027-02-28', 'ACTION CONTACT_INFO_CHECK –'],
  ['2029-02-28', 'CONTACT_CONFIRMED', '2028-02-29', '–'],
  ['2029-03-01', 'CONTACT_CONFIRMED', '2028-02-29', 'ACTION CONTACT_INFO_CHECK –'],
  // Forty-five days, and sixty.
  ['2026-12-01', 'RENEWAL_AHEAD', '2027-01-15', 'ACTION RENEWAL_DUE 2027-01-15'],
  ['2026-12-01', 'RENEWAL_AHEAD', '2027-01-16', '–'],
  ['2028-01-01', 'COVERAGE_ENDS', '2028-03-01', 'ACTION COVERAGE_ENDING 2028-03-01'],
  ['2028-01-01', 'COVERAGE_ENDS', '2028-03-02', '–'],
];
