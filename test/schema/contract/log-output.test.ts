import { expect, it } from '@jest/globals';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import { openLogOutput } from '../../../schema/contract/log-output.ts';

it('the lines of one turn are written together and in order', async () => {
  const writes: string[] = [];
  const output = openLogOutput((text) => writes.push(text));
  output.write('1\n');
  await Promise.resolve();
  output.write('2\n');
  expect(writes).toEqual([]);
  await endOfTurn();
  output.write('3\n');
  await endOfTurn();
  expect(writes).toEqual(['1\n2\n', '3\n']);
});

it('waiting lines are written at once where the log is flushed, and not again', async () => {
  const writes: string[] = [];
  const output = openLogOutput((text) => writes.push(text));
  output.write('1\n');
  output.write('2\n');
  output.flush();
  output.flush();
  await endOfTurn();
  expect(writes).toEqual(['1\n2\n']);
});
