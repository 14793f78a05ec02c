import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createSignatureCheck } from '../../../gateway/audit/heads/audit-keys.ts';
import { linesOfHeads, openFileTrail } from '../../../gateway/audit/reading/file-trail.ts';
import { linesOf, readTrailFolder } from '../../../gateway/audit/reading/trail-folder.ts';
import { parseRecord } from '../../../gateway/audit/reading/parsed-record.ts';
import { verifyTrail } from '../../../gateway/audit/verify/verify-trail.ts';
import { AUDIT_PUBLIC_KEY, type AuditPlaces, openAuditAt, placesIn } from '../../support/audit-folder.ts';
import { isDeep } from '../../support/depth.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const KILLS = isDeep ? 200 : 3;
const FILE_BYTES = 60_000;
const folder = temporaryFolder();
afterAll(() => folder.remove());
/** `ulimit` counts in units of 1,024 bytes. */
const LIMIT = 'ulimit -S -f "$0" && exec "$@"';

/**
 * Kills a process after it has told of so many records, unless it ends by itself.
 *
 * @param limit of the size of a file, as `ulimit -f` takes it
 * @returns the ids that it has told
 */
async function writeAndDie(
  path: string,
  prefix: string,
  after: number,
  fileBytes = FILE_BYTES,
  limit = 'unlimited',
): Promise<string[]> {
  const script = [process.execPath, 'test/support/audit-and-die.ts', path, prefix, String(fileBytes)];
  const child = spawn('bash', ['-c', LIMIT, limit, ...script], { stdio: ['ignore', 'pipe', 'ignore'] });
  let told = '';
  child.stdout.on('data', (text: Buffer) => {
    told += text.toString();
    if (told.split('\n').length > after) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return told.split('\n').slice(0, -1);
}

async function idsInTrail(places: AuditPlaces): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const stored of (await readTrailFolder(places.file)).files)
    for await (const lines of linesOf(stored))
      for (const { bytes } of lines) ids.add(String(parseRecord(bytes.toString())?.['request']));
  return ids;
}

const check = createSignatureCheck([AUDIT_PUBLIC_KEY]);
const verify = async ({ file, heads }: AuditPlaces) => verifyTrail(await openFileTrail(file, linesOfHeads(heads), check));

describe('a process that is killed', () => {
  const path = join(folder.path, 'killed');
  const places = placesIn(path);
  it('has written every record that it told of, and nothing is found altered', async () => {
    const told: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) told.push(...(await writeAndDie(path, `kill${kill}`, 50 + ((kill * 37) % 400))));
    const last = await openAuditAt(places, { fileBytes: FILE_BYTES });
    await last.close();
    const ids = await idsInTrail(places);
    expect(told.length).toBeGreaterThan(KILLS * 50);
    expect(told.filter((id) => !ids.has(id))).toEqual([]);
    const { findings, writers } = await verify(places);
    expect(findings).toEqual([]);
    expect(writers).toBe(KILLS + 1);
    expect(readFileSync(places.heads, 'utf8').split('\n').length).toBeGreaterThan(KILLS);
  });
});

describe('a process whose file cannot grow', () => {
  const path = join(folder.path, 'full');
  const places = placesIn(path);

  it('has written what it told of, and the next one goes on after what was cut off', async () => {
    const NEVER = Number.POSITIVE_INFINITY;
    const told = await writeAndDie(path, 'full', NEVER, 1e9, '41');
    told.push(...(await writeAndDie(path, 'next', 50, 1e9)));
    const ids = await idsInTrail(places);
    expect(told.length).toBeGreaterThan(80);
    expect(told.filter((id) => !ids.has(id))).toEqual([]);
    expect((await verify(places)).findings).toEqual([]);
  });
});
