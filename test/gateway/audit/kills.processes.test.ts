import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createSignatureCheck } from '../../../gateway/audit/heads/audit-keys.ts';
import { linesOfHeads, openFileTrail } from '../../../gateway/audit/reading/file-trail.ts';
import { linesOf, readTrailFolder } from '../../../gateway/audit/reading/trail-folder.ts';
import { parseRecord } from '../../../gateway/audit/reading/parsed-record.ts';
import { verifyTrail } from '../../../gateway/audit/verify/verify-trail.ts';
import { AUDIT_PUBLIC_KEY, openAuditAt, placesIn } from '../../support/audit-folder.ts';
import { isDeep } from '../../support/depth.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const KILLS = isDeep ? 200 : 3;
const FILE_BYTES = 60_000;
const folder = temporaryFolder();
afterAll(() => folder.remove());
const places = placesIn(folder.path);

/** Kills a process after it has told of so many records. @returns the ids that it has told */
async function writeAndDie(prefix: string, after: number): Promise<string[]> {
  const child = spawn(process.execPath, ['test/support/audit-and-die.ts', folder.path, prefix, String(FILE_BYTES)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.on('data', (text: Buffer) => {
    told += text.toString();
    if (told.split('\n').length > after) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return told.split('\n').slice(0, -1);
}

async function idsInTrail(): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const stored of (await readTrailFolder(places.file)).files)
    for await (const lines of linesOf(stored))
      for (const { bytes } of lines) ids.add(String(parseRecord(bytes.toString())?.['request']));
  return ids;
}

describe('a process that is killed', () => {
  it('has written every record that it told of, and nothing is found altered', async () => {
    const told: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) told.push(...(await writeAndDie(`kill${kill}`, 50 + ((kill * 37) % 400))));
    const last = await openAuditAt(places, { fileBytes: FILE_BYTES });
    await last.close();
    const ids = await idsInTrail();
    expect(told.length).toBeGreaterThan(KILLS * 50);
    expect(told.filter((id) => !ids.has(id))).toEqual([]);
    const check = createSignatureCheck([AUDIT_PUBLIC_KEY]);
    const { findings, writers } = await verifyTrail(await openFileTrail(places.file, linesOfHeads(places.heads), check));
    expect(findings).toEqual([]);
    expect(writers).toBe(KILLS + 1);
    expect(readFileSync(places.heads, 'utf8').split('\n').length).toBeGreaterThan(KILLS);
  });
});
