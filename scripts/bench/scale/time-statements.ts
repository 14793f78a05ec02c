import { StatementSync } from 'node:sqlite';

/** Measures how long the statements of the embedded database take. @returns the milliseconds so far */
export function timeEmbeddedStatements(): () => number {
  let total = 0;
  for (const method of ['all', 'run', 'get'] as const) {
    const original = StatementSync.prototype[method] as (...parameters: unknown[]) => unknown;
    const timed = function (this: StatementSync, ...parameters: unknown[]): unknown {
      const begun = performance.now();
      try {
        return original.apply(this, parameters);
      } finally {
        total += performance.now() - begun;
      }
    };
    Object.defineProperty(StatementSync.prototype, method, { value: timed });
  }
  return () => total;
}
