import {
  appendFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  copyFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createChain } from '../../../gateway/audit/records/chain.ts';
import { entryOf } from '../../../gateway/audit/records/audit-entry.ts';
import { parseRecord } from '../../../gateway/audit/reading/parsed-record.ts';
import { NO_HEADS } from '../../../gateway/audit/heads/publish-heads.ts';
import { openAudit, openAuditFile, type OpenedAudit } from '../../../gateway/audit/open-audit.ts';
import { FileStore } from '../../../gateway/audit/writing/file-store.ts';
import { type AuditTrail, openTrail } from '../../../gateway/audit/writing/trail.ts';
import { createLog } from '../../../gateway/telemetry/log.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const AT = '2026-11-16T15:00:00.000Z';
const entry = (request: string) => entryOf(AT, { event: 'access', request });

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'deep', 'audit.jsonl');
});
afterEach(() => folder.remove());

const lines = (file = path) => readFileSync(file, 'utf8').split('\n').slice(0, -1);
const records = (file = path) => lines(file).flatMap((line) => parseRecord(line) ?? []);
const ids = (file = path) => records(file).flatMap(({ request }) => (typeof request === 'string' ? request : []));
const events = (file = path) =>
  records(file).map(({ event, reason }) => (reason === undefined ? event : `${event}: ${String(reason)}`));
const numbered = (count: number, prefix = '') => Array.from({ length: count }, (_, number) => `${prefix}${number}`);
const others = () => readdirSync(dirname(path)).filter((name) => name !== 'audit.jsonl');

describe.each([[true], [false]])('the audit file, synced to the disk: %s', (sync) => {
  it('has a record when its promise resolves', async () => {
    const file = await openAuditFile(path, { sync });
    await file.append(entry('a'));
    expect(ids()).toEqual(['a']);
    await file.append(entry('b'));
    expect(ids()).toEqual(['a', 'b']);
    await file.close();
    expect(events()).toEqual(['started', 'access', 'access', 'stopped']);
  });

  it('has each of a thousand simultaneous records once, in order, and in one chain', async () => {
    const file = await openAuditFile(path, { sync });
    await Promise.all(numbered(1_000).map((id) => file.append(entry(id))));
    expect(ids()).toEqual(numbered(1_000));
    const chain = createChain(records()[0]!.chain.writer);
    const again = lines().map((line) => {
      const { at, chain: _chain, ...members } = JSON.parse(line) as { at: string; chain: object };
      return chain.add(at, JSON.stringify(members).slice(1, -1)).text;
    });
    expect(lines()).toEqual(again);
    await file.close();
  });

  it('refuses exactly the records that waited for the write that failed', async () => {
    await expect(openAuditFile('/dev/full', { sync })).rejects.toMatchObject({ code: 'ENOSPC' });
    const file = await openAuditFile(path, { sync });
    await file.append(entry('before'));
    rmSync(dirname(path), { recursive: true });
    writeFileSync(dirname(path), 'no folder');
    const settled = await Promise.allSettled(numbered(3).map((id) => file.append(entry(id))));
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    rmSync(dirname(path));
    await file.append(entry('later'));
    expect(ids()).toEqual(['later']);
    await file.close();
  });

  it('writes the records of one turn at once, and later ones after them', async () => {
    const file = await openAuditFile(path, { sync });
    const settled: string[] = [];
    const append = (id: string) => file.append(entry(id)).then(() => void settled.push(`${id} of ${ids().length}`));
    const first = numbered(3).map(append);
    expect(ids()).toEqual([]);
    await Promise.resolve();
    const same = append('same turn');
    await Promise.all([...first, same]);
    await append('next');
    expect(settled).toEqual(['0 of 4', '1 of 4', '2 of 4', 'same turn of 4', 'next of 5']);
    await file.close();
  });

  it('writes waiting records before it closes, and none afterwards', async () => {
    const file = await openAuditFile(path, { sync });
    const appended = numbered(10).map((id) => file.append(entry(id)));
    await file.close();
    await Promise.all(appended);
    expect(ids()).toHaveLength(10);
    await expect(file.append(entry('a'))).rejects.toThrow();
  });

  it('is shared by several writers', async () => {
    const files = await Promise.all([openAuditFile(path, { sync }), openAuditFile(path, { sync })]);
    await Promise.all(files.flatMap((file, writer) => numbered(200, `${writer}-`).map((id) => file.append(entry(id)))));
    expect(ids().sort()).toEqual([...numbered(200, '0-'), ...numbered(200, '1-')].sort());
    await Promise.all(files.map((file) => file.close()));
  });

  it('keeps its records, and begins a new line after a truncated one, of which it tells', async () => {
    const first = await openAuditFile(path, { sync });
    await first.append(entry('a'));
    await first.close();
    appendFileSync(path, '{"at":"2026');
    const second = await openAuditFile(path, { sync });
    await second.append(entry('b'));
    await second.close();
    expect(ids()).toEqual(['a', 'b']);
    expect(lines()[3]).toBe('{"at":"2026');
    expect(records()[3]).toMatchObject({ event: 'started', follows: { bytes: expect.any(Number), hash: expect.any(String) } });
  });

  it('can be read by its owner only, and does not open where it cannot be written', async () => {
    const file = await openAuditFile(path, { sync });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await file.close();
    await expect(openAuditFile(folder.path, { sync })).rejects.toThrow();
  });
});

describe('a file that is taken away', () => {
  let file: OpenedAudit;
  beforeEach(async () => {
    file = await openAuditFile(path, { sync: false });
    await file.append(entry('before'));
  });
  afterEach(() => file.close());

  it('is followed by another one when it is moved', async () => {
    renameSync(path, `${path}.1`);
    await file.append(entry('after'));
    expect([ids(`${path}.1`), ids()]).toEqual([['before'], ['after']]);
    expect(events()).toEqual(['resumed: moved', 'access']);
  });

  it('is followed by another one when it is moved and one is put in its place', async () => {
    renameSync(path, `${path}.1`);
    writeFileSync(path, '');
    await file.append(entry('after'));
    expect(events()).toEqual(['resumed: moved', 'access']);
  });

  it('is saved when it is removed', async () => {
    rmSync(path);
    await file.append(entry('after'));
    expect(events()).toEqual(['resumed: removed', 'access']);
    await file.close();
    const [saved = ''] = others().filter((name) => /-salvaged-\w+\.jsonl\.gz$/.test(name));
    const text = gunzipSync(readFileSync(join(dirname(path), saved))).toString();
    expect(text.split('\n').flatMap((line) => parseRecord(line)?.['request'] ?? [])).toEqual(['before']);
  });

  it('has the last records again when it is truncated, because a copy may lack them', async () => {
    copyFileSync(path, `${path}.1`);
    await file.append(entry('between'));
    truncateSync(path);
    await file.append(entry('after'));
    expect(ids(`${path}.1`)).toEqual(['before']);
    expect(events().filter((event) => /^(?:resumed|started)/.test(event))).toEqual(['resumed: truncated']);
    expect(new Set(ids())).toEqual(new Set(['before', 'between', 'after']));
  });

  it('does not count as written when it is taken away during the write', async () => {
    await file.close();
    rmSync(path);
    const store = new FileStore(path, { sync: false, maxBytes: 1e6, clock: Date.now, onClosed: () => undefined });
    let taken = 0;
    const write: typeof store.write = async (written, lines) => {
      await store.write(written, lines);
      if (written.some(({ event }) => event === 'access') && taken < 2) renameSync(path, `${path}.${(taken += 1)}`);
    };
    const trail = await openTrail(
      {
        canBeTruncated: true,
        prepare: () => store.prepare(),
        isInPlace: () => store.isInPlace(),
        close: () => store.close(),
        write,
      },
      { writer: 'w', clock: Date.now, started: {}, heads: NO_HEADS },
    );
    await trail.append(entry('a'));
    expect([1, 2].map((number) => ids(`${path}.${number}`))).toEqual([['a'], ['a']]);
    expect(ids()).toEqual(['a']);
    expect(records()[0]).toMatchObject({ event: 'resumed', reason: 'moved', missing: { from: 2, to: 4 } });
    taken = Number.NEGATIVE_INFINITY;
    await expect(trail.append(entry('b'))).rejects.toThrow('taken away');
    await trail.close();
  });

  it('is missed without a request, too', async () => {
    await file.close();
    const store = new FileStore(path, { sync: false, maxBytes: 1e6, clock: Date.now, onClosed: () => undefined });
    const trail: AuditTrail = await openTrail(store, { writer: 'w', clock: Date.now, started: {}, heads: NO_HEADS, lookMs: 5 });
    renameSync(path, `${path}.1`);
    while (!readdirSync(dirname(path)).includes('audit.jsonl') || events().length === 0) await new Promise(setImmediate);
    expect(events()).toEqual(['resumed: moved']);
    await trail.close();
  });
});

describe('a file that is full', () => {
  it('is closed, compressed and described, and another one goes on', async () => {
    const file = await openAudit(
      { file: path, sync: false, fileBytes: 10_000, url: null, heads: null, networks: false },
      { log: createLog('silent') },
    );
    for (const id of numbered(300)) await file.append(entry(id));
    await file.close();
    const packed = others()
      .filter((name) => name.endsWith('.gz'))
      .sort();
    expect(packed.length).toBeGreaterThan(1);
    expect(others()).toHaveLength(packed.length * 3);
    const texts = packed.map((name) => gunzipSync(readFileSync(join(dirname(path), name))).toString());
    const all = [...texts.join('').split('\n'), ...lines()].flatMap((line) => parseRecord(line)?.['request'] ?? []);
    expect(all.sort()).toEqual(numbered(300).sort());
    expect(records()[0]).toMatchObject({ event: 'opened', previous: expect.stringMatching(/closed-\w+\.jsonl$/) });
  });

  it('is closed at the end of a day', async () => {
    let now = Date.parse('2026-11-16T23:59:59Z');
    const closed: string[] = [];
    const store = new FileStore(path, {
      sync: false,
      maxBytes: 1e6,
      clock: () => now,
      onClosed: (name) => void closed.push(name),
    });
    const trail = await openTrail(store, { writer: 'w', clock: () => now, started: {}, heads: NO_HEADS });
    await trail.append(entry('a'));
    now += 1_000;
    await trail.append(entry('b'));
    expect([closed.map((name) => ids(name)), ids()]).toEqual([[['a']], ['b']]);
    await trail.close();
  });
});
