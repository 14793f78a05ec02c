import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createAuditSigner, createSignatureCheck, publicKeyOf } from '../../../gateway/audit/heads/audit-keys.ts';
import { checkHead, readHead } from '../../../gateway/audit/heads/head.ts';
import { headFile } from '../../../gateway/audit/heads/head-file.ts';
import { type HeadPublisher, publishHeads } from '../../../gateway/audit/heads/publish-heads.ts';
import { createLog } from '../../../gateway/telemetry/log.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const [OLD, NEW] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64url')) as [string, string];
const GRACE_MS = 60_000;
const HOUR_MS = 3_600_000;

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
let now: number;
let events: string[];
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'elsewhere', 'heads.jsonl');
  now = Date.parse('2026-11-16T15:00:00Z');
  events = [];
});
afterEach(() => folder.remove());

const open = (seed = OLD): HeadPublisher =>
  publishHeads({
    ...{ place: headFile(path), signer: createAuditSigner(seed), everyRecords: 10, everyMs: HOUR_MS, graceMs: GRACE_MS },
    ...{ clock: () => now, log: createLog('info', (line) => events.push((JSON.parse(line) as { event: string }).event)) },
  });
const end = (n: number) => ({ writer: 'w', n, hash: `hash-${n}` });
const published = () =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => readHead(line)!);

describe('heads of the audit trail', () => {
  it('are published for the first record, after so many records, and at the end', async () => {
    const heads = open();
    for (let n = 1; n <= 15; n += 1) {
      heads.advance(end(n));
      await heads.settled();
    }
    await heads.close();
    expect(published().map(({ n }) => n)).toEqual([1, 11, 15]);
  });

  it('are signed, and accepted under the old key and the new one', async () => {
    for (const [position, seed] of [OLD, NEW].entries()) {
      const heads = open(seed);
      heads.advance(end(position + 1));
      await heads.close();
    }
    const check = (...seeds: string[]) =>
      published().map((head) => checkHead(head, createSignatureCheck(seeds.map(publicKeyOf))));
    expect(check(OLD, NEW)).toEqual([null, null]);
    expect(check(NEW)).toEqual([expect.stringContaining('not among'), null]);
    const [head] = published();
    const tampered = { ...head!, n: 7 };
    expect(checkHead(tampered, createSignatureCheck([publicKeyOf(OLD)]))).toBe('the signature is not valid');
  });

  it('let records go on for the grace while their place is down, refuse them then, and go on when it is back', async () => {
    mkdirSync(folder.path, { recursive: true });
    writeFileSync(dirname(path), 'no folder');
    const heads = open();
    heads.advance(end(1));
    await heads.settled();
    now += GRACE_MS;
    expect(() => heads.allow()).not.toThrow();
    now += 1;
    expect(() => heads.allow()).toThrow();
    heads.advance(end(2));
    expect(events).toEqual(['audit heads failed']);
    rmSync(dirname(path));
    await heads.close();
    expect([events, published().map(({ n }) => n)]).toEqual([['audit heads failed', 'audit heads available'], [2]]);
    expect(() => heads.allow()).not.toThrow();
  });
});
