import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fencesOf, readPages } from '../../scripts/documents/pages.ts';
import { CHILD_ENVIRONMENT } from '../../scripts/tooling/run-command.ts';
import { freePort, freePorts } from '../support/free-ports.ts';
import { startScript, stopProcesses } from '../support/processes.ts';
import { makeScratchCopy, type ScratchCopy } from '../support/scratch-copy.ts';

/** Blocks marked `sh`. They run from the root of a copy of the repository, beside a running `npm start`. */
const BLOCKS = readPages().flatMap(({ file, text }) =>
  fencesOf(text)
    .filter(({ info }) => info === 'sh')
    .map(({ body }, index) => ({ file, number: index + 1, body })),
);

const run = promisify(execFile);

let copy: ScratchCopy;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  copy = makeScratchCopy();
  const folder = join(copy.path, '.data');
  env = {
    PORT: String(await freePort()),
    PROVIDERS_PORT: String(await freePorts()),
    DEV_ISSUER_DIR: folder,
    AUDIT_FILE: join(folder, 'audit.jsonl'),
    PLAYGROUND: 'false',
  };
  await startScript(['scripts/start.ts'], env).printed(/The graph answers at/);
}, 120_000);
afterAll(stopProcesses, 30_000);
afterAll(() => copy.remove());

describe('a command in the documents', () => {
  it('is there', () => {
    expect(BLOCKS.length).toBeGreaterThan(5);
  });

  it.each(BLOCKS)(
    'of $file, block $number, runs',
    async ({ body }) => {
      const script = body.replaceAll('127.0.0.1:4000', `127.0.0.1:${env['PORT']}`);
      const options = { cwd: copy.path, env: { ...CHILD_ENVIRONMENT, ...env } };
      // An exit code other than 0 rejects, with what was written.
      const { stdout } = await run('bash', ['-e', '-o', 'pipefail', '-c', script], options);
      expect(stdout).not.toContain('"errors"');
      if (body.includes('curl')) expect(stdout).toContain('{"data":{');
    },
    120_000,
  );
});
