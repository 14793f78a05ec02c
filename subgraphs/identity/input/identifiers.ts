/** Demo numbers use an area that is never assigned. */
const DEMO_SSN = /^9001200\d\d$/;
/** Areas 000, 666 and 900 to 999, group 00 and serial 0000 are never assigned (SSA POMS RM 10201.035). */
const SSN = /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/;
const WRITTEN_SSN = /^(\d{9}|\d{3}-\d{2}-\d{4})$/;
const MASSHEALTH_ID = /^\d{12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * @param allowDemo whether the numbers 900-12-00NN of the demo are accepted
 * @returns the nine digits of a full social security number, written with or without dashes; null when it is invalid (LK-1)
 */
export function readSsn(value: string, allowDemo: boolean): string | null {
  if (!WRITTEN_SSN.test(value)) return null;
  const digits = value.replaceAll('-', '');
  return SSN.test(digits) || (allowDemo && DEMO_SSN.test(digits)) ? digits : null;
}

/** Numbers of an area that is never assigned, for demos and tests of any size. */
const UNASSIGNED_SSN = /^9\d{8}$/;

/**
 * @param allowDemo whether numbers of the areas 900 to 999 are accepted, which no person has
 * @returns the nine digits of a number in a feed; null when it is invalid
 */
export function readSourceSsn(value: string, allowDemo: boolean): string | null {
  const digits = WRITTEN_SSN.test(value) ? value.replaceAll('-', '') : '';
  return allowDemo && UNASSIGNED_SSN.test(digits) ? digits : readSsn(value, false);
}

/**
 * @param allowDemo as for `readSourceSsn`
 * @returns what is wrong with a number of a feed that `readSourceSsn` refuses
 */
export function whySourceSsnIsWrong(value: string, allowDemo: boolean): string {
  if (!WRITTEN_SSN.test(value)) return 'is malformed: a social security number has nine digits, with or without hyphens';
  if (!allowDemo && value.startsWith('9'))
    return 'is of the areas 900 to 999, which no person has; they are accepted where the demo is, see ALLOW_DEMO_SSNS';
  return 'is no social security number that can be assigned (SSA POMS RM 10201.035)';
}

/** @returns the MassHealth ID; null when it is not twelve digits (LK-1) */
export const readMassHealthId = (value: string): string | null => (MASSHEALTH_ID.test(value) ? value : null);

/** @returns the day; null when it does not exist in the calendar */
export function readDay(value: string): string | null {
  const moment = DAY.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(value) ? value : null;
}
