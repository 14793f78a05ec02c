import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditCommand } from '../../../scripts/audit.ts';
import { keysCommand } from '../../../scripts/keys.ts';
import type { AuditRecord } from '../../../gateway/audit/search/resolved-record.ts';
import { AUDIT_PUBLIC_KEY, AUDIT_SEED, accessNumber, openAuditAt, placesIn } from '../../support/audit-folder.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const places = placesIn(folder.path);
const env = { AUDIT_FILE: places.file, AUDIT_HEADS: places.heads, AUDIT_PUBLIC_KEYS: AUDIT_PUBLIC_KEY };
const DAY = 86_400_000;
const BEGIN = Date.parse('2026-10-01T00:00:00Z');

/** Ten days of records, one an hour. */
beforeAll(async () => {
  let now = BEGIN;
  const trail = await openAuditAt(places, { clock: () => now, graceMs: 100 * DAY });
  for (let number = 0; number < 240; number += 1) {
    now = BEGIN + (number * DAY) / 24;
    await trail.append(accessNumber(number, new Date(now).toISOString()));
  }
  await trail.close();
});

async function run(args: readonly string[], environment: Readonly<Record<string, string>> = env, now = BEGIN + 10 * DAY) {
  const lines: string[] = [];
  const code = await auditCommand(args, environment, (line) => lines.push(line), now);
  return { code, lines, text: lines.join('\n') };
}
const recordsOf = async (...args: string[]) =>
  (await run([...args, '--format', 'jsonl'])).lines.map((line) => JSON.parse(line) as AuditRecord);
const numbersOf = (records: readonly AuditRecord[]) => records.map(({ requestId }) => Number(requestId.slice('request-'.length)));
const numbers = Array.from({ length: 240 }, (_, number) => number);
const files = () => readdirSync(dirname(places.file)).filter((name) => name.endsWith('.jsonl.gz'));

describe('npm run audit', () => {
  it('verifies', async () => {
    expect(files()).toHaveLength(9);
    const { code, text } = await run(['verify']);
    expect([code, text]).toEqual([0, expect.stringContaining('Nothing was altered.')]);
  });

  it.each([['p3'], ['p117']])('says who saw a person: %s', async (person) => {
    const found = await recordsOf('who-saw', person);
    const expected = numbers.filter((number) => {
      const { about } = accessNumber(number);
      return about.includes(`person:${person}`);
    });
    expect(numbersOf(found)).toEqual(expected);
    expect(found[0]).toMatchObject({
      who: { kind: 'person' },
      operation: { kind: 'query' },
      depends: { self: expect.any(Array) },
    });
  });

  it('says the same without indexes, and when one was altered', async () => {
    const all = await run(['who-saw', 'p117']);
    const [first = ''] = files();
    const path = join(dirname(places.file), `${first}.index`);
    const before = readFileSync(path, 'utf8');
    writeFileSync(path, before.replaceAll('p117', 'p999'));
    expect(await run(['who-saw', 'p117'])).toEqual(all);
    writeFileSync(path, before);
    expect(await run(['who-saw', 'p117', '--unsigned'])).toEqual(all);
  });

  it('says what a viewer did, between two times', async () => {
    const found = await recordsOf('what-did', 'account-4', '--from', '2026-10-03', '--to', '2026-10-05');
    expect(numbersOf(found)).toEqual(numbers.filter((number) => number % 10 === 4 && number >= 48 && number < 96));
    expect(await recordsOf('what-did', 'nobody')).toEqual([]);
  });

  it('prints for people', async () => {
    const { text } = await run(['who-saw', 'p3', '--to', '2026-10-01T06:00:00Z']);
    expect(text).toContain('2026-10-01T03:00:00.000Z  person account-3 / p3 / s-3 by portal');
    expect(text).toContain('fields: Query.household (linked); Person.field0, Person.birthDate (self)');
    expect((await run(['who-saw', 'p0', '--to', '2026-10-01T02:00:00Z'])).text).toContain(
      'not shown: Person.birthDate of person:p0 deny',
    );
  });

  it('exports everything', async () => {
    const csv = await run(['export', '--format', 'csv']);
    expect(csv.lines).toHaveLength(241);
    expect(csv.lines[1]?.split(',').length).toBeGreaterThan(10);
    const ocsf = (await run(['export', '--format', 'ocsf'])).lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(ocsf).toHaveLength(240);
    expect(ocsf[0]).toMatchObject({
      class_uid: 6003,
      type_uid: 600302,
      time: BEGIN,
      resources: [{ uid: 'person:p0', type: 'person' }, {}],
    });
  });

  it.each([
    ['no command', []],
    ['an unknown one', ['forget']],
    ['no person', ['who-saw']],
    ['an unknown flag', ['verify', '--quick']],
    ['a time that is none', ['export', '--format', 'csv', '--from', 'yesterday']],
    ['prune without a key', ['prune', '--older-than', '6y']],
    ['an age that is none', ['prune', '--older-than', 'old']],
  ])('refuses %s', async (_what, args) => {
    expect((await run(args)).code).toBe(2);
  });

  it('needs the public keys, unless it is told to go without', async () => {
    const { AUDIT_PUBLIC_KEYS: _keys, ...without } = env;
    for (const command of ['verify', 'who-saw p3']) {
      expect(await run(command.split(' '), without)).toMatchObject({
        code: 2,
        text: expect.stringContaining('AUDIT_PUBLIC_KEYS'),
      });
    }
    const { code, text } = await run(['verify', '--unsigned'], without);
    expect([code, text]).toEqual([0, expect.stringContaining('Signatures were not checked')]);
  });

  it('prunes, after which the rest can be verified and nothing more removed', async () => {
    const signing = { ...env, AUDIT_KEYS: AUDIT_SEED };
    const { code, lines } = await run(['prune', '--older-than', '5d'], signing);
    expect([code, lines.length]).toEqual([0, 6]);
    expect(files()).toHaveLength(4);
    expect(await run(['verify'])).toMatchObject({ code: 0 });
    const checkpoint = join(dirname(places.file), 'audit.checkpoint.json');
    const text = readFileSync(checkpoint, 'utf8');
    writeFileSync(checkpoint, text.replace(/"n":\d+/, '"n":1'));
    expect(await run(['verify'])).toMatchObject({ code: 1 });
    writeFileSync(checkpoint, text);
    expect(await run(['prune', '--older-than', '5d'], signing)).toMatchObject({ code: 0, text: 'Nothing is that old.' });
  });
});

describe('the keys of the audit trail', () => {
  it('are made, rotated and retired, and their public keys printed', () => {
    const first = keysCommand(['audit', 'new'], {});
    const both = keysCommand(['audit', 'new'], { AUDIT_KEYS: first });
    const rotated = keysCommand(['audit', 'rotate'], { AUDIT_KEYS: both });
    expect(rotated.split(',')).toEqual(both.split(',').toReversed());
    expect(keysCommand(['audit', 'retire'], { AUDIT_KEYS: rotated })).toBe(rotated.split(',')[0]);
    expect(keysCommand(['audit', 'public'], { AUDIT_KEYS: AUDIT_SEED })).toBe(AUDIT_PUBLIC_KEY);
  });
});
