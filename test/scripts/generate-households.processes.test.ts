import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { startScript, stopProcesses } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(async () => {
  await stopProcesses();
  folder.remove();
});

describe('npm run generate-households', () => {
  test('writes a file for each feed, and says how much is in it', async () => {
    const script = startScript([
      'scripts/generate-households.ts',
      '--households',
      '25',
      '--seed',
      '2',
      '--out',
      folder.path,
      '--gzip',
    ]);
    expect(await script.ended).toBe(0);
    for (const name of ['identity', 'masshealth', 'health-connector', 'documents', 'notices']) {
      const path = join(folder.path, `${name}.ndjson.gz`);
      expect(existsSync(path)).toBe(true);
      expect(script.output()).toContain(`${path}: `);
    }
    expect(script.output()).toMatch(/^25 households, \d+ persons, \d+ lines/m);
  });

  test('says what is wrong with its flags', async () => {
    const script = startScript(['scripts/generate-households.ts', '--households', 'many']);
    expect(await script.ended).toBe(2);
    expect(script.output()).toContain('--households: must be a whole number from 1 to 7000000');
  });
});
