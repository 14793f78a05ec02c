import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Where the processes of the bench run: the gateway that is measured has a core of its own. */
export type Cores = { readonly gateway: number; readonly others: number };

/** @returns two cores of those that this process may use; null when there are fewer, or nothing here that pins processes */
export function chooseCores(): Cores | null {
  const [others, gateway] = allowedCores();
  if (others === undefined || gateway === undefined) return null;
  try {
    execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(others), String(process.pid)], { stdio: 'ignore' });
    return { gateway, others };
  } catch {
    // The bench says that nothing is pinned.
    return null;
  }
}

/** `0-1,4` in Linux's own words; nothing on other systems. */
function allowedCores(): readonly number[] {
  try {
    const list = /^Cpus_allowed_list:\s*(.+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '';
    return list.split(',').flatMap((range) => {
      const [first = 0, last = first] = range.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    });
  } catch {
    // Only Linux has that file.
    return [];
  }
}

/** @returns the command that runs another one on a core */
export const onCore = (core: number | null, command: readonly [string, ...string[]]): readonly [string, ...string[]] =>
  core === null ? command : ['taskset', '--cpu-list', String(core), ...command];
