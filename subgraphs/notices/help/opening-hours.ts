import { getOwn } from '../../../schema/contract/own-property.ts';
import { HOLIDAYS } from './holidays.ts';

export const TIME_ZONE = 'America/New_York';

/** From 8:00 up to, but not including, 17:00, Monday to Friday (SU-1). */
const OPENS_AT = 8;
const CLOSES_AT = 17;
const CLOSED_DAYS: readonly string[] = ['Sat', 'Sun'];

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: TIME_ZONE,
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

/**
 * @param moment milliseconds since 1970
 * @returns whether the Customer Service Center is open; null when the holidays of that year are unknown
 */
export function isOpen(moment: number): boolean | null {
  const now = Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, value]));
  const { year = '', month = '', day = '', weekday = '', hour = '' } = now;
  const holidays = getOwn(HOLIDAYS, year);
  if (holidays === undefined) return null;
  if (CLOSED_DAYS.includes(weekday) || holidays.includes(`${year}-${month}-${day}`)) return false;
  return Number(hour) >= OPENS_AT && Number(hour) < CLOSES_AT;
}
