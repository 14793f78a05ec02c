import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Usage } from './answer-parent.ts';

/** The clock ticks of a second, in which Linux counts CPU time. */
const TICKS = Number(tryTo(() => execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) ?? 100);

/** @returns what a program that is not ours has used since it started; null where there is no /proc */
export function usageOf(pid: number): Usage | null {
  return tryTo(() => {
    // The name of the program comes first, in parentheses, and may hold blanks.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    const [user, system] = [Number(fields[11]), Number(fields[12])];
    const kilobytes = Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN);
    return { cpuMs: ((user + system) / TICKS) * 1000, rssMb: (kilobytes * 1024) / 1e6, requests: 0, statementMs: 0 };
  });
}

function tryTo<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    // Only Linux has /proc, and it forgets programs that have ended.
    return null;
  }
}
