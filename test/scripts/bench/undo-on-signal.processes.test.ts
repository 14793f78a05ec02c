import { afterAll, expect, it } from '@jest/globals';
import { startProgram, stopProcesses } from '../../support/processes.ts';

afterAll(stopProcesses);

const PROGRAM = `
  import { listenToSignals, undoOnSignal } from './scripts/bench/scale/undo-on-signal.ts';
  listenToSignals();
  undoOnSignal(() => console.log('folder removed'));
  const undo = undoOnSignal(() => console.log('undone once'));
  undo();
  undoOnSignal(() => { throw new Error('failed to undo'); });
  undoOnSignal(async () => { await null; console.log('server stopped'); });
  setInterval(() => {}, 1_000);
  console.log('ready');`;

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('an interrupted bench undoes what it has begun, the last first, at %s', async (signal, code) => {
  const bench = startProgram(process.execPath, ['--input-type=module', '--eval', PROGRAM]);
  await bench.printed(/ready/);
  expect(await bench.stop(signal)).toBe(code);
  // Errors and messages come over two pipes, in no order between them.
  expect(bench.output()).toMatch(/undone once\nready\n[^]*server stopped\n[^]*folder removed\n/);
  expect(bench.output()).toContain('failed to undo');
});
