import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditRecord } from '../../../gateway/audit/audit-record.ts';
import { openAuditFile } from '../../../gateway/audit/audit-sink.ts';
import { readConfig } from '../../../gateway/config.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const record = (requestId: string): string => JSON.stringify(recordOf(requestId));

const recordOf = (requestId: string): AuditRecord => ({
  at: '2026-11-16T15:00:00.000Z',
  requestId,
  who: {
    kind: 'staff',
    issuer: 'staff',
    subject: 'staff',
    accountId: null,
    personId: null,
    session: 's',
    delegate: null,
    provider: null,
    memberOf: [],
    heads: [],
    recentSignIn: false,
    client: 'playground',
    scopes: [],
  },
  operation: { kind: 'query', hash: 'h' },
  outcome: 'answered',
  whose: [],
  allow: {},
  deny: {},
  hide: {},
  depends: {},
  refused: {},
});

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'deep', 'audit.jsonl');
});
afterEach(() => folder.remove());

const lines = () => readFileSync(path, 'utf8').split('\n').slice(0, -1);
const ids = () => lines().map((line) => (JSON.parse(line) as AuditRecord).requestId);
const numbered = (count: number, prefix = '') => Array.from({ length: count }, (_, number) => `${prefix}${number}`);

describe.each([[true], [false]])('the audit file, synced to the disk: %s', (sync) => {
  it('has a record when its promise resolves', async () => {
    const file = await openAuditFile(path, { sync });
    await file.append(record('a'));
    expect(lines()).toEqual([record('a')]);
    await file.append(record('b'));
    expect(ids()).toEqual(['a', 'b']);
    await file.close();
  });

  it('has each of a thousand simultaneous records once and in order', async () => {
    const file = await openAuditFile(path, { sync });
    await Promise.all(numbered(1_000).map((id) => file.append(record(id))));
    expect(ids()).toEqual(numbered(1_000));
    await file.close();
  });

  it('refuses exactly the records that waited for the write that failed', async () => {
    const file = await openAuditFile('/dev/full', { sync });
    const settled = await Promise.allSettled([...numbered(3).map((id) => file.append(record(id)))]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(file.append(record('later'))).rejects.toMatchObject({ code: 'ENOSPC' });
    await file.close();
  });

  it('writes the records of one turn at once, and later ones after them', async () => {
    const file = await openAuditFile(path, { sync });
    const settled: string[] = [];
    const append = (id: string) => file.append(record(id)).then(() => void settled.push(`${id} of ${lines().length}`));
    const first = numbered(3).map(append);
    expect(statSync(path).size).toBe(0);
    await Promise.resolve();
    const same = append('same turn');
    await Promise.all([...first, same]);
    await append('next');
    expect(settled).toEqual(['0 of 4', '1 of 4', '2 of 4', 'same turn of 4', 'next of 5']);
    await file.close();
  });

  it('writes waiting records before it closes', async () => {
    const file = await openAuditFile(path, { sync });
    const appended = numbered(10).map((id) => file.append(record(id)));
    await file.close();
    await Promise.all(appended);
    expect(ids()).toHaveLength(10);
  });

  it('is shared by several writers', async () => {
    const files = await Promise.all([openAuditFile(path, { sync }), openAuditFile(path, { sync })]);
    await Promise.all(files.flatMap((file, writer) => numbered(200, `${writer}-`).map((id) => file.append(record(id)))));
    expect(ids().sort()).toEqual([...numbered(200, '0-'), ...numbered(200, '1-')].sort());
    await Promise.all(files.map((file) => file.close()));
  });

  it('keeps its records, and begins a new line after a truncated one', async () => {
    const first = await openAuditFile(path, { sync });
    await first.append(record('a'));
    await first.close();
    appendFileSync(path, '{"at":"2026');
    const second = await openAuditFile(path, { sync });
    await second.append(record('b'));
    await second.append(record('c'));
    await second.close();
    expect(lines()).toEqual([record('a'), '{"at":"2026', record('b'), record('c')]);
  });

  it('refuses records that it cannot write', async () => {
    const file = await openAuditFile(path, { sync });
    await file.close();
    await expect(file.append(record('a'))).rejects.toThrow();
    await expect(openAuditFile(folder.path, { sync })).rejects.toThrow();
  });

  it('can be read by its owner only', async () => {
    const file = await openAuditFile(path, { sync });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await file.close();
  });
});

describe('where the audit record is kept', () => {
  const PRODUCTION = { NODE_ENV: 'production', ASSERTION_SECRET: 'x'.repeat(32) };

  it('has a place of its own on a developer’s machine', () => {
    expect(readConfig({})).toMatchObject({ auditFile: '.data/audit.jsonl', auditSync: false });
  });

  it('must be said in production', () => {
    expect(() => readConfig(PRODUCTION)).toThrow(/AUDIT_FILE/);
  });
});
