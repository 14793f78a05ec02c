import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Totals } from './checks.ts';
import { ROOT } from './rover-config.ts';
import { CHILD_ENVIRONMENT } from './run-command.ts';

/** Runs the property of access over many random worlds, as `npm run test:property`, which prints for itself. */
export function runProperty(): Promise<Totals> {
  const child = fork(join(ROOT, 'test/property/run-worlds.ts'), [], { cwd: ROOT, env: CHILD_ENVIRONMENT });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve(code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }));
  });
}
