import type { Totals } from './checks.ts';

/** Prints the totals as the last line. The process fails when anything failed or nothing ran. */
export function reportTotals(totals: readonly Totals[]): void {
  const passed = totals.reduce((sum, part) => sum + part.passed, 0);
  const failed = totals.reduce((sum, part) => sum + part.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
}
