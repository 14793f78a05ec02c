/**
 * The legal holidays of Massachusetts on which state offices are closed, by year (Massachusetts General Laws, chapter 4, section
 * 7, clause 18, as the Secretary of the Commonwealth lists them). A holiday on a Sunday is observed on Monday. A holiday on a
 * Saturday is not moved; it is listed for completeness.
 */
export const HOLIDAYS: Readonly<Record<string, readonly string[]>> = {
  2026: [
    '2026-01-01', // New Year's Day
    '2026-01-19', // Martin Luther King, Jr. Day
    '2026-02-16', // Washington's Birthday
    '2026-04-20', // Patriots' Day
    '2026-05-25', // Memorial Day
    '2026-06-19', // Juneteenth
    '2026-07-04', // Independence Day, a Saturday
    '2026-09-07', // Labor Day
    '2026-10-12', // Columbus Day
    '2026-11-11', // Veterans Day
    '2026-11-26', // Thanksgiving Day
    '2026-12-25', // Christmas Day
  ],
  2027: [
    '2027-01-01', // New Year's Day
    '2027-01-18', // Martin Luther King, Jr. Day
    '2027-02-15', // Washington's Birthday
    '2027-04-19', // Patriots' Day
    '2027-05-31', // Memorial Day
    '2027-06-19', // Juneteenth, a Saturday
    '2027-07-05', // Independence Day, which is a Sunday
    '2027-09-06', // Labor Day
    '2027-10-11', // Columbus Day
    '2027-11-11', // Veterans Day
    '2027-11-25', // Thanksgiving Day
    '2027-12-25', // Christmas Day, a Saturday
  ],
};
