import { execFile } from 'node:child_process';
import { expect, it } from '@jest/globals';

const PROGRAM = `
  import { createEventLog } from './schema/contract/log-events.ts';
  const log = createEventLog('info');
  log.info({ event: 'one' });
  log.info({ event: 'two' });
`;

const run = (end: string): Promise<readonly string[]> =>
  new Promise((resolve) => {
    const program = ['--input-type=module-typescript', '-e', PROGRAM + end];
    execFile(process.execPath, program, (_failure, output) =>
      resolve([...output.matchAll(/"event":"(\w+)"/g)].map(([, event = '']) => event)),
    );
  });

it.each<[how: string, end: string]>([
  ['by itself', ''],
  ['by process.exit', 'process.exit(3);'],
  ['by an error that nobody caught', "throw new Error('fatal');"],
  ['by a promise that nobody caught', "await Promise.reject(new Error('fatal'));"],
])('every line is written, in order, when the process ends %s', async (_how, end) => {
  expect(await run(end)).toEqual(['one', 'two']);
});

it('an error is written at once, after the lines before it', async () => {
  expect(await run("log.error({ event: 'three' }); process.kill(process.pid, 'SIGKILL');")).toEqual(['one', 'two', 'three']);
});
