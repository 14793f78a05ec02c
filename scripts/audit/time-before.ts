import { UsageError } from './read-arguments.ts';

/** @param age `6y`, `18m` or `90d`. @returns the time that long ago, in RFC 3339 */
export function timeBefore(age: string, now: number): string {
  const [, count = '', unit] = /^(\d{1,4})([ymd])$/.exec(age) ?? [];
  if (unit === undefined) throw new UsageError('--older-than is a number of years, months or days: 6y, 18m or 90d');
  const at = new Date(now);
  if (unit === 'y') at.setUTCFullYear(at.getUTCFullYear() - Number(count));
  else if (unit === 'm') at.setUTCMonth(at.getUTCMonth() - Number(count));
  else at.setUTCDate(at.getUTCDate() - Number(count));
  return at.toISOString();
}
