import * as programs from 'node:child_process';
import { expect, it } from '@jest/globals';

it.each(['spawn', 'spawnSync', 'fork', 'exec', 'execSync', 'execFile', 'execFileSync'] as const)(
  'a test that is named like this one starts no program by %s',
  (name) => {
    const start = programs[name] as (program: string) => unknown;
    expect(() => start('true')).toThrow('A test that starts a program stands in test/processes');
  },
);
