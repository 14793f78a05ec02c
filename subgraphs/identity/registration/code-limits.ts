import type { AccountLimits } from '../settings/account-limits.ts';
import type { EmailCodes } from '../tables/account-tables.ts';

const HOUR = 60 * 60 * 1000;
/** How long a failure counts. */
export const DAY = 24 * HOUR;

type Moments = readonly number[];
const read = (list: string): Moments => JSON.parse(list) as number[];
const since = (moments: Moments, from: number): Moments => moments.filter((moment) => moment > from);
const iso = (ms: number) => new Date(ms).toISOString();

/** The row of an address without a code, a send or a failure. */
export const newCodes = (addressHash: string): EmailCodes => ({
  addressHash,
  codeHash: null,
  expiresAt: iso(0),
  sends: '[]',
  failures: '[]',
});

/**
 * Whether the address is locked, so that no code is accepted. Failures are counted per address: a new code does not reset them,
 * only time does (`limits.md`).
 */
function isLocked(failures: Moments, now: number, { codeTries, codeTriesSeconds, codeFailuresADay }: AccountLimits): boolean {
  return (
    since(failures, now - codeTriesSeconds * 1000).length >= codeTries || since(failures, now - DAY).length >= codeFailuresADay
  );
}

/** @returns the row after a code was asked for, and whether one may be sent. @param now milliseconds since 1970 */
export function afterAsking(row: EmailCodes, codeHash: string, now: number, limits: AccountLimits) {
  const sends = since(read(row.sends), now - HOUR);
  const waits = sends.some((sent) => now - sent < limits.resendSeconds * 1000);
  const allowed = !waits && sends.length < limits.codesAnHour && !isLocked(read(row.failures), now, limits);
  const expiresAt = iso(now + limits.codeSeconds * 1000);
  const after = allowed ? { ...row, codeHash, expiresAt, sends: JSON.stringify([...sends, now]) } : row;
  return { row: after, allowed };
}

/**
 * @param right whether the code is the one sent last
 * @param now milliseconds since 1970
 * @returns the row after the try, and whether the address is confirmed: in time, not locked, not used before
 */
export function afterTry(row: EmailCodes, right: boolean, now: number, limits: AccountLimits) {
  const failures = since(read(row.failures), now - DAY);
  const counts = row.codeHash !== null && row.expiresAt > iso(now) && !isLocked(failures, now, limits);
  if (!counts) return { row, confirmed: false };
  if (right) return { row: { ...row, codeHash: null }, confirmed: true };
  return { row: { ...row, failures: JSON.stringify([...failures, now]) }, confirmed: false };
}
