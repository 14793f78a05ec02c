import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { startProgram, stopProcesses } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(async () => {
  await stopProcesses();
  folder.remove();
});

const PROGRAM = `
  import { buildPlayground } from './scripts/build-playground.ts';
  const folder = process.argv[1];
  const [first, second] = [await buildPlayground(folder), await buildPlayground(folder)];
  console.log(JSON.stringify([first > 0, second, process.env.NODE_ENV ?? 'unset']));`;

it('the page is built once, and the build leaves NODE_ENV of its caller unchanged', async () => {
  const program = ['--input-type=module', '-e', PROGRAM, join(folder.path, 'dist')];
  const built = startProgram('node', program);
  expect(await built.ended).toBe(0);
  expect(built.output().trim()).toBe('[true,null,"unset"]');
});
