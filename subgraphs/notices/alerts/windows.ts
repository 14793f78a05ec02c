/**
 * When something becomes an alert, in days before or after the day of the data clock. All days that are compared come from
 * the source: nothing here makes a deadline.
 */
export const DAYS = {
  /** An answer by mail takes about a week, and finding the papers another. */
  rfiDueSoon: 14,
  /** What is due within a week is urgent: a letter hardly arrives in time. */
  urgent: 7,
  /** MassHealth gives 45 days to send a renewal form back. */
  renewal: 45,
  /** Two months leave time to look for other coverage. */
  coverageEnding: 60,
  /** A notice of an end comes about two weeks ahead of it: from then on it is decided. */
  coverageEndingUrgent: 14,
  /** The last two weeks of the 90 days in which a plan can be chosen. */
  planSelectionClosing: 14,
  /** The last two weeks to appeal. */
  appealClosing: 14,
  /** News of a document that came in is news for two weeks. */
  documentReceived: 14,
  /** The longest that a request for information runs, so that the proof may still be wanted. */
  documentNotAccepted: 90,
  /** A notice is new for a month, unless it is read before. */
  newNotice: 30,
  /** Forms come by the end of January; returns are due in April. */
  taxForm: 120,
  /** Contact data are to be looked at once a year. */
  contactConfirmed: 365,
} as const;

const MS_PER_DAY = 24 * 60 * 60 * 1000;

/** @returns days from `today` to `day`, negative for a day that is past; both YYYY-MM-DD */
export const daysUntil = (day: string, today: string): number => (Date.parse(day) - Date.parse(today)) / MS_PER_DAY;

/** @returns whether the day is today or at most `days` ahead */
export function isWithin(day: string, today: string, days: number): boolean {
  const ahead = daysUntil(day, today);
  return ahead >= 0 && ahead <= days;
}

/** @returns whether the day is at most `days` back, or lies ahead */
export const isSince = (day: string, today: string, days: number): boolean => daysUntil(day, today) >= -days;
