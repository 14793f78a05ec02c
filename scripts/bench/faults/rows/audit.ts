import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'undici';
import { ask } from '../load.ts';
import { makeFolder, removeFolder } from '../own-folder.ts';
import { keyOf } from '../questions.ts';
import { finding, findingsOf, inWorld, resultOf, type Row, scaled, timed } from '../row.ts';
import type { World } from '../world.ts';

const PATIENCE_MS = 60_000;
const DISK = '32m';

/** A small disk of memory. @throws when this user may not mount one */
function mountDisk() {
  const folder = makeFolder('disk');
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', folder], { encoding: 'utf8' });
  if (status !== 0) {
    removeFolder(folder);
    throw new Error(`This row needs root, who may mount a small disk: ${stderr.trim()}`);
  }
  const remove = () => {
    spawnSync('umount', [folder]);
    removeFolder(folder);
  };
  process.once('exit', remove);
  const filler = join(folder, 'filler');
  return {
    file: join(folder, 'audit.jsonl'),
    fill() {
      const file = openSync(filler, 'w');
      try {
        for (;;) if (writeSync(file, Buffer.alloc(4_096)) < 4_096) return;
      } catch {
        // The disk is full.
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filler, { force: true }),
    remove,
  };
}

/** A record that was being written when the disk was full is half a line. */
function recordedIds(file: string): ReadonlySet<string> {
  const ids = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => (line.endsWith('}') ? ((JSON.parse(line) as { readonly requestId?: string }).requestId ?? []) : []));
  return new Set(ids);
}

/** @returns the answers, by viewer and question, that are recorded */
async function findRecorded({ gateway, askers, questions }: World, file: string): Promise<ReadonlySet<string>> {
  const pool = new Pool(new URL(gateway.url).origin);
  const keys = new Map<string, string>();
  const people = new Map(askers.map((asker) => [asker.signIn, asker])).values();
  for (const asker of people)
    for (const question of questions) {
      const answer = await ask(pool, question.body, asker.authorization);
      keys.set(answer?.id ?? '', keyOf(asker, question));
    }
  await pool.close();
  return new Set([...recordedIds(file)].flatMap((id) => keys.get(id) ?? []));
}

export const auditFull: Row = {
  id: 'audit-full',
  fault: 'audit disk full, then free',
  async run(options) {
    const disk = mountDisk();
    try {
      return await inWorld({ gatewayEnv: { AUDIT_FILE: disk.file } }, options, async (world) => {
        const load = world.load(await world.usual());
        const recorded = await findRecorded(world, disk.file);
        const released: string[] = [];
        load.onAnswer = (key, verdict, id) => {
          if (recorded.has(key) && verdict !== 'refused') released.push(id);
        };
        load.start(options.rate);
        await load.normalAfter(performance.now(), PATIENCE_MS);
        disk.fill();
        await load.answers(scaled(10_000, options));
        const { refused } = load.counts;
        disk.free();
        const normalMs = await load.normalAfter(performance.now(), PATIENCE_MS);
        await load.stop();
        const written = recordedIds(disk.file);
        const unrecorded = released.filter((id) => !written.has(id)).length;
        return resultOf(load, [
          ...findingsOf(load, { refused: true }),
          finding('nothing released without a record', unrecorded === 0, `${unrecorded} of ${released.length}`),
          finding('refused while full', refused > 0, `${refused} refused`),
          timed('normal when free', normalMs, 10_000, options),
        ]);
      });
    } finally {
      disk.remove();
    }
  },
};
