import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createAuditSigner, createSignatureCheck } from '../../../gateway/audit/heads/audit-keys.ts';
import { linesOfHeads, openFileTrail } from '../../../gateway/audit/reading/file-trail.ts';
import { type Verification, verifyTrail } from '../../../gateway/audit/verify/verify-trail.ts';
import { AUDIT_PUBLIC_KEY, accessNumber, type AuditPlaces, openAuditAt, placesIn } from '../../support/audit-folder.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { isDeep } from '../../support/depth.ts';

const check = createSignatureCheck([AUDIT_PUBLIC_KEY]);
const verify = async ({ file, heads }: AuditPlaces): Promise<Verification> =>
  verifyTrail(await openFileTrail(file, linesOfHeads(heads), check));

const folder = temporaryFolder();
afterAll(() => folder.remove());
const places = placesIn(folder.path);

/** What a trail of two processes is made of; the second one found a torn line. */
let good: { readonly text: string; readonly heads: string };
const write = (text: string | Buffer, heads = good.heads) => {
  rmSync(dirname(places.file), { recursive: true });
  mkdirSync(dirname(places.file), { recursive: true });
  writeFileSync(places.file, text);
  writeFileSync(places.heads, heads);
};
const linesOf = (text: string) => text.split('\n').slice(0, -1);
const textOf = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
const kinds = ({ findings }: Verification) => findings.map(({ kind }) => kind);

beforeAll(async () => {
  const first = await openAuditAt(places);
  for (let number = 0; number < 60; number += 1) await first.append(accessNumber(number));
  await first.close();
  writeFileSync(places.file, `${readFileSync(places.file, 'utf8')}{"at":"2026-11-16T15:0`);
  const second = await openAuditAt(places);
  for (let number = 60; number < 120; number += 1) await second.append(accessNumber(number));
  await second.close();
  good = { text: readFileSync(places.file, 'utf8'), heads: readFileSync(places.heads, 'utf8') };
});
beforeEach(() => write(good.text));

describe('a trail that nobody altered', () => {
  it('is found good, with what a crash left told', async () => {
    const { findings, notes, writers, records, uncovered } = await verify(places);
    expect(findings).toEqual([]);
    expect(notes).toEqual([
      { file: 'audit.jsonl', line: expect.any(Number), says: expect.stringContaining('cut off by a crash') },
    ]);
    expect([writers, uncovered, records]).toEqual([2, 0, linesOf(good.text).length - 1]);
  });

  it('is found good when its last line was cut off after the last head', async () => {
    write(good.text.slice(0, -20), textOf(linesOf(good.heads).slice(0, -1)));
    const { findings, notes } = await verify(places);
    expect(findings).toEqual([]);
    expect(notes.at(-1)?.says).toContain('a crash cut it off');
  });
});

describe('the verifier', () => {
  const LINE = 40;
  const edited = (edit: (lines: string[]) => void): string => {
    const lines = linesOf(good.text);
    edit(lines);
    return textOf(lines);
  };
  it.each<[what: string, edit: (lines: string[]) => void, kind: string, line: number | null]>([
    ['a changed record', (lines) => (lines[LINE] = lines[LINE]!.replace('answered', 'Answered')), 'changed', LINE + 1],
    ['a changed hash', (lines) => (lines[LINE] = lines[LINE]!.replace(/"prev":"./, '"prev":"_')), 'changed', LINE + 1],
    ['a changed writer', (lines) => (lines[LINE] = lines[LINE]!.replace(/"writer":"[^"]+/, '"writer":"x')), 'missing', LINE + 1],
    ['a broken record', (lines) => (lines[LINE] = lines[LINE]!.slice(3)), 'unreadable', LINE + 1],
    ['a deleted record', (lines) => lines.splice(LINE, 1), 'missing', LINE + 1],
    ['an inserted record', (lines) => lines.splice(LINE, 0, lines[LINE]!.replace('answered', 'Answered')), 'twice', LINE + 2],
    ['an inserted line', (lines) => lines.splice(LINE, 0, ''), 'unreadable', LINE + 1],
    ['reordered records', (lines) => lines.splice(LINE, 2, lines[LINE + 1]!, lines[LINE]!), 'missing', LINE + 1],
    ['a duplicated record', (lines) => lines.splice(LINE, 0, lines[LINE]!), 'twice', LINE + 2],
    ['truncated records', (lines) => lines.splice(-5), 'missing', null],
    ['the end of the first process cut off', (lines) => lines.splice(70, 4), 'missing', null],
    ['the beginning cut off', (lines) => lines.splice(0, 5), 'missing', 1],
    [
      'all of one process',
      (lines) => lines.splice(0, linesOf(good.text).findIndex((line) => line.endsWith('15:0')) + 1),
      'changed',
      1,
    ],
    [
      'an altered torn line',
      (lines) =>
        lines.splice(
          lines.findIndex((line) => line.endsWith('15:0')),
          1,
          '{"at":"2025',
        ),
      'changed',
      null,
    ],
  ])('finds %s', async (_what, edit, kind, line) => {
    write(edited(edit));
    const { findings } = await verify(places);
    expect(findings.map((finding) => finding.kind)).toContain(kind);
    if (line !== null) expect(findings.map((finding) => finding.line)).toContain(line);
  });

  it('names the record that was changed', async () => {
    write(edited((lines) => (lines[LINE] = lines[LINE]!.replace('answered', 'Answered'))));
    const { findings } = await verify(places);
    const { n, writer } = (JSON.parse(linesOf(good.text)[LINE]!) as { chain: { n: number; writer: string } }).chain;
    expect(findings).toEqual([
      { file: 'audit.jsonl', line: LINE + 1, kind: 'changed', record: `${writer} ${n}`, says: expect.any(String) },
    ]);
  });

  it('finds a forged head, and one of another key', async () => {
    const [head = '', ...more] = linesOf(good.heads);
    write(good.text, textOf([head.replace(/"n":\d+/, '"n":7'), ...more]));
    expect(kinds(await verify(places))).toContain('head');
    const { key: _key, signature: _signature, ...statement } = JSON.parse(head) as Record<string, string>;
    const forger = createAuditSigner(Buffer.alloc(32, 9).toString('base64url'));
    write(good.text, textOf([JSON.stringify({ ...statement, ...forger.sign({ ...statement, is: 'head' }) }), ...more]));
    expect(kinds(await verify(places))).toContain('head');
  });

  it('finds a trail that was written anew from some record on', async () => {
    const other = placesIn(join(folder.path, 'other'));
    const forged = await openAuditAt(other);
    for (let number = 0; number < 50; number += 1) await forged.append(accessNumber(number));
    await forged.close();
    write(good.text + readFileSync(other.file, 'utf8'));
    expect(kinds(await verify(places))).toEqual(expect.arrayContaining(['head']));
  });

  it('finds two writers of one id', async () => {
    const lines = linesOf(good.text);
    writeFileSync(
      `${places.file}.1`,
      textOf(lines.slice(0, 10).map((line, at) => (at > 5 ? line.replace('answered', 'failed') : line))),
    );
    expect(kinds(await verify(places))).toContain('twice');
  });

  it('finds a clock that was set back', async () => {
    const own = placesIn(join(folder.path, 'clock'));
    let now = Date.parse('2026-11-16T15:00:00Z');
    const trail = await openAuditAt(own, { clock: () => now });
    await trail.append(accessNumber(1, new Date(now).toISOString()));
    now -= 3_600_000;
    await trail.append(accessNumber(2, new Date(now).toISOString()));
    await trail.close();
    expect(kinds(await verify(own))).toEqual(['clock']);
  });
});

describe('closed files', () => {
  const own = placesIn(join(folder.path, 'closed'));
  beforeEach(async () => {
    rmSync(join(folder.path, 'closed'), { recursive: true, force: true });
    const trail = await openAuditAt(own, { fileBytes: 20_000 });
    for (let number = 0; number < 200; number += 1) await trail.append(accessNumber(number));
    await trail.close();
  });
  const packed = async () =>
    (await openFileTrail(own.file, null, check)).files.map(({ name }) => name).filter((name) => name.endsWith('.gz'));

  it('are verified together', async () => {
    const { findings, notes, records } = await verify(own);
    expect([findings, notes]).toEqual([[], []]);
    expect(records).toBeGreaterThan(200);
  });

  it('are missed when they are gone, with and without their manifests', async () => {
    const [, second = ''] = await packed();
    rmSync(join(dirname(own.file), second));
    expect(kinds(await verify(own))).toEqual(expect.arrayContaining(['missing']));
    rmSync(join(dirname(own.file), `${second}.manifest.json`));
    const { findings } = await verify(own);
    expect(findings[0]?.says).toContain(second.replace(/\.gz$/, ''));
  });

  it('are found altered', async () => {
    const [first = ''] = await packed();
    const path = join(dirname(own.file), first);
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(path, bytes);
    expect(kinds(await verify(own))).toContain('manifest');
    writeFileSync(`${path}.manifest.json`, readFileSync(`${path}.manifest.json`, 'utf8').replace(/"records":\d+/, '"records":1'));
    expect((await verify(own)).findings.map(({ says }) => says)).toEqual(
      expect.arrayContaining([expect.stringContaining('signature')]),
    );
  });
});

describe('random edits before the last published head', () => {
  const EDITS = isDeep ? 10_000 : 150;
  /** The same numbers each time (Park and Miller). */
  let seed = 42;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const edits: readonly ((bytes: Buffer) => Buffer)[] = [
    (bytes) => {
      const copy = Buffer.from(bytes);
      copy[random(copy.length)]! ^= 1 << random(8);
      return copy;
    },
    (bytes) => cut(bytes, random(bytes.length), 1 + random(2_000)),
    (bytes) => {
      const [at, from] = [random(bytes.length), random(bytes.length)];
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(from, from + 1 + random(900)), bytes.subarray(at)]);
    },
    (bytes) => edit(bytes, (lines) => lines.splice(random(lines.length), 1 + random(4))),
    (bytes) => edit(bytes, (lines) => lines.splice(random(lines.length), 0, lines[random(lines.length)]!)),
    (bytes) => edit(bytes, (lines) => lines.push(...lines.splice(random(lines.length - 1), 1))),
    (bytes) => bytes.subarray(0, random(bytes.length)),
  ];
  const cut = (bytes: Buffer, at: number, count: number) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + count)]);
  const edit = (bytes: Buffer, change: (lines: string[]) => void) => {
    const lines = linesOf(bytes.toString());
    change(lines);
    return Buffer.from(textOf(lines));
  };

  it('are all found', async () => {
    const bytes = Buffer.from(good.text);
    const missed: string[] = [];
    for (let number = 0; number < EDITS; number += 1) {
      const changed = edits[number % edits.length]!(bytes);
      if (changed.equals(bytes)) continue;
      write(changed);
      if ((await verify(places)).findings.length === 0) missed.push(`${number} of kind ${number % edits.length}`);
    }
    expect(missed).toEqual([]);
  });
});

it('reads the files that others have moved', async () => {
  const [first = '', ...rest] = linesOf(good.text);
  write(textOf(rest));
  writeFileSync(`${places.file}.1`, textOf([first]));
  expect(existsSync(`${places.file}.1`)).toBe(true);
  const trail = await openFileTrail(places.file, null, check);
  expect(trail.files.map(({ name }) => name)).toEqual([`${basename(places.file)}.1`, basename(places.file)]);
});
