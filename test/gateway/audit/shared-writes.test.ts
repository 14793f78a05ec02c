import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { entryOf } from '../../../gateway/audit/records/audit-entry.ts';
import { parseRecord } from '../../../gateway/audit/reading/parsed-record.ts';
import { NO_HEADS } from '../../../gateway/audit/heads/publish-heads.ts';
import { FileStore } from '../../../gateway/audit/writing/file-store.ts';
import { openTrail } from '../../../gateway/audit/writing/trail.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const entry = (request: string) => entryOf('2026-11-16T15:00:00.000Z', { event: 'access', request });

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'audit.jsonl');
});
afterEach(() => folder.remove());

const ids = () =>
  readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => parseRecord(line)?.['request'] ?? []);

describe('a write', () => {
  const open = async (underWay: number) => {
    const store = new FileStore(path, { sync: false, maxBytes: 1_000_000, clock: Date.now, onClosed: () => undefined });
    const pauses: (() => void)[] = [];
    const pause = () => new Promise<void>((resolve) => void pauses.push(resolve));
    const started = { writer: 'w', clock: Date.now, started: {}, heads: NO_HEADS, pause };
    const trail = await openTrail(store, started);
    trail.shareWrites?.(() => underWay);
    return { trail, pauses };
  };

  it('waits for the records of others when many requests are under way', async () => {
    const { trail, pauses } = await open(16 + 1);
    const first = trail.append(entry('a'));
    while (pauses.length === 0) await new Promise(setImmediate);
    const second = trail.append(entry('b'));
    expect(ids()).toEqual([]);
    pauses[0]?.();
    await Promise.all([first, second]);
    expect(ids()).toEqual(['a', 'b']);
    trail.shareWrites?.(() => 0);
    await trail.close();
  });

  it('does not wait when few are', async () => {
    const { trail, pauses } = await open(16);
    await trail.append(entry('a'));
    expect([ids(), pauses]).toEqual([['a'], []]);
    await trail.close();
  });
});
