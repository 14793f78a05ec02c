/**
 * When something becomes an alert, in days before or after the day of the data clock. All compared days come from the source; no
 * deadline is computed here.
 */
export const DAYS = {
  /** An answer by mail takes about a week, and finding the papers takes another. */
  rfiDueSoon: 14,
  /** Anything due within a week is urgent, because a letter may not arrive in time. */
  urgent: 7,
  /** MassHealth gives 45 days to send a renewal form back. */
  renewal: 45,
  /** Two months leave time to look for other coverage. */
  coverageEnding: 60,
  /** A notice of termination comes about two weeks ahead. From then on the end is decided. */
  coverageEndingUrgent: 14,
  /** The last two weeks of the 90 days in which a plan can be chosen. */
  planSelectionClosing: 14,
  /** The last two weeks to appeal. */
  appealClosing: 14,
  /** A received document is news for two weeks. */
  documentReceived: 14,
  /** The longest period of a request for information, during which the proof may still be needed. */
  documentNotAccepted: 90,
  /** A notice is new for a month, or until it is read. */
  newNotice: 30,
  /** Forms arrive by the end of January; returns are due in April. */
  taxForm: 120,
  /** Contact data should be checked once a year. */
  contactConfirmed: 365,
} as const;

const MS_PER_DAY = 24 * 60 * 60 * 1000;

/** @returns the days from `today` to `day`, negative for a past day; both YYYY-MM-DD */
export const daysUntil = (day: string, today: string): number => (Date.parse(day) - Date.parse(today)) / MS_PER_DAY;

/** @returns whether the day is today or at most `days` ahead */
export function isWithin(day: string, today: string, days: number): boolean {
  const ahead = daysUntil(day, today);
  return ahead >= 0 && ahead <= days;
}

/** @returns whether the day is at most `days` ago or in the future */
export const isSince = (day: string, today: string, days: number): boolean => daysUntil(day, today) >= -days;
