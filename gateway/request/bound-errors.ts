import type { Failure } from '../execution/failure.ts';
import { LIMITS } from '../limits/limits.ts';

/**
 * @returns the errors to report, and how many were left out. Every code that occurred is reported, so that many denials never
 *   hide an outage
 */
export function boundErrors(errors: readonly Failure[], max = LIMITS.errors): { told: readonly Failure[]; more: number } {
  if (errors.length <= max) return { told: errors, more: 0 };
  const firstOfCode = new Set(new Map(errors.toReversed().map((error) => [error.code, error])).values());
  let room = max - firstOfCode.size;
  const told = errors.filter((error) => firstOfCode.has(error) || room-- > 0);
  return { told, more: errors.length - told.length };
}
