import { afterAll, describe, expect, it } from '@jest/globals';
import { startProgram, stopProcesses } from '../../../support/processes.ts';

afterAll(stopProcesses, 30_000);

async function answerUnder(...flags: readonly string[]): Promise<{ data: unknown; runs: number }> {
  const { ended, output } = startProgram(process.execPath, [...flags, 'test/support/lane-switch-process.ts']);
  expect([await ended, output()]).toEqual([0, expect.stringContaining('"runs"')]);
  return JSON.parse(
    output()
      .split('\n')
      .find((line) => line.startsWith('{"data"')) ?? '',
  ) as { data: unknown; runs: number };
}

describe('where code may not be generated from strings', () => {
  it('the general way serves everything, with the same answer', async () => {
    const usual = await answerUnder();
    const forbidden = await answerUnder('--disallow-code-generation-from-strings');
    expect([usual.runs, forbidden.runs]).toEqual([1, 0]);
    expect(forbidden.data).toEqual(usual.data);
    expect((usual.data as { products: unknown[] }).products).toHaveLength(4);
  });
});
