import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { keyedHash, open, rotateHash, sameHash, seal } from '../../subgraphs/identity/secrets/pepper.ts';
import { rotateRecords } from '../../subgraphs/identity/linking/records.ts';
import { DEVELOPMENT_SETTINGS, type PepperKeys } from '../../subgraphs/identity/settings/settings.ts';
import { accountOf, dump, ORIGIN } from '../support/account-desk.ts';
import { fillIdentity, openIdentity, storeOver } from '../support/identity-database.ts';
import { watchStatements } from '../support/statement-watch.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const OLD = Buffer.alloc(32, 1);
const NEW = Buffer.alloc(32, 2);
const THIRD = Buffer.alloc(32, 3);
const before: PepperKeys = { current: '2025', keys: { '2025': OLD } };
const during: PepperKeys = { current: '2026', keys: { '2025': OLD, '2026': NEW } };
const later: PepperKeys = { current: '2027', keys: { '2025': OLD, '2026': NEW, '2027': THIRD } };
const hmac = (key: Buffer, value: string) => createHmac('sha256', key).update(value).digest('base64url');

describe('a hash under the pepper', () => {
  it('is the HMAC-SHA-256 of purpose and value, prefixed with the id of its key', () => {
    expect(keyedHash(before, 'ssn', '123456789')).toBe(`2025:${hmac(OLD, 'ssn\u0000123456789')}`);
    expect(keyedHash(before, 'email', '123456789')).not.toBe(keyedHash(before, 'ssn', '123456789'));
  });

  it('is hashed again by a rotation, and matched only with both keys', () => {
    const once = hmac(OLD, 'ssn\u0000123456789');
    const rotated = rotateHash(during, 'ssn', keyedHash(before, 'ssn', '123456789'));
    expect(rotated).toBe(`2025.2026:${hmac(NEW, `ssn\u0000${once}`)}`);
    expect(keyedHash(during, 'ssn', '123456789', '2025.2026')).toBe(rotated);
    expect(() => keyedHash(before, 'ssn', '123456789', '2025.2026')).toThrow('The pepper has no key "2026"');
  });

  it('is compared in full', () => {
    const hash = keyedHash(before, 'ssn', '123456789');
    expect(sameHash(hash, keyedHash(before, 'ssn', '123456789'))).toBe(true);
    expect(sameHash(hash, keyedHash(before, 'ssn', '123456780'))).toBe(false);
    expect(sameHash(hash, '')).toBe(false);
    expect(sameHash(hash, `${hash}x`)).toBe(false);
  });
});

describe('a sealed text', () => {
  it('is opened with its key, also when another key is current', () => {
    const sealed = seal(before, 'Nguyễn, 陳');
    expect(sealed).toMatch(/^2025:[\w-]+$/);
    expect(open(during, sealed)).toBe('Nguyễn, 陳');
    expect(seal(before, 'Nguyễn, 陳')).not.toBe(sealed);
  });

  it('is not opened without its key or after a change', () => {
    const sealed = seal(during, 'text');
    expect(() => open(before, sealed)).toThrow();
    expect(() => open({ ...during, keys: { '2026': OLD } }, sealed)).toThrow();
    const changed = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA');
    expect(() => open(during, changed)).toThrow();
    expect(() => open(during, '2026:')).toThrow();
  });
});

describe('a rotation', () => {
  const folder = temporaryFolder();
  let file: string;
  let count = 0;
  beforeEach(async () => {
    file = join(folder.path, `identity-${(count += 1)}.db`);
    await fillIdentity(file, [accountOf('ada', 'Ada', 'Fictum')], { ...DEVELOPMENT_SETTINGS, pepper: before });
  });
  afterEach(() => (count === 5 ? folder.remove() : undefined));

  const chains = () => [...new Set(dump(file)['records']?.map(({ ssnHash }) => String(ssnHash).split(':')[0]))].toSorted();

  async function linksUnder(pepper: PepperKeys): Promise<boolean> {
    const database = await openIdentity(file);
    const store = storeOver(database, { pepper });
    const link = await store.link('ada', { ssn: '900-12-0001' }, '1992-02-11', ORIGIN);
    if (link) await store.unlink('ada', link.kind);
    await store.stop();
    await database.destroy();
    return link !== null;
  }

  async function rotate(pepper: PepperKeys) {
    const database = await openIdentity(file);
    const reports: number[] = [];
    const { done } = await rotateRecords(database, pepper, (soFar) => reports.push(soFar));
    await database.destroy();
    return { done, reports };
  }

  it('hashes every record with the new key, and linking works before, between and after', async () => {
    expect(await linksUnder(before)).toBe(true);
    expect(await linksUnder(during)).toBe(true);
    expect(await rotate(during)).toEqual({ done: 28, reports: [28] });
    expect(chains()).toEqual(['2025.2026']);
    expect(dump(file)['ssn_chains']).toEqual([{ chain: '2025.2026' }]);
    expect(await linksUnder(during)).toBe(true);
    await expect(linksUnder(before)).rejects.toThrow('The pepper has no key "2026"');
    expect(await rotate(later)).toEqual({ done: 28, reports: [28] });
    expect(chains()).toEqual(['2025.2026.2027']);
    expect(await linksUnder(later)).toBe(true);
  });

  it('does nothing the second time', async () => {
    await rotate(during);
    const rotated = dump(file);
    expect(await rotate(during)).toEqual({ done: 0, reports: [] });
    expect(dump(file)).toEqual(rotated);
  });

  it('continues where it was stopped, at any statement, and linking works in between', async () => {
    for (let stopAt = 2; ; stopAt += 9) {
      const database = await openIdentity(file);
      const watched = watchStatements(database, (_statement, number) => {
        if (number === stopAt) throw new Error('stopped');
      });
      const ended = await rotateRecords(watched, during, () => undefined).then(
        () => 'done',
        (error: Error) => error.message,
      );
      await database.destroy();
      expect(await linksUnder(during)).toBe(true);
      if (ended === 'done') break;
      expect(ended).toBe('stopped');
    }
    expect(chains()).toEqual(['2025.2026']);
  });

  it('needs the old key no longer once the source is loaded again', async () => {
    await rotate(during);
    const alone: PepperKeys = { current: '2026', keys: { '2026': NEW } };
    await fillIdentity(file, [], { ...DEVELOPMENT_SETTINGS, pepper: alone });
    expect(chains()).toEqual(['2026']);
    expect(await linksUnder(alone)).toBe(true);
  });

  it('runs as npm run rotate-pepper, and prints its progress and no SSN', async () => {
    const script = join(import.meta.dirname, '../../scripts/rotate-pepper.ts');
    const base64 = (key: Buffer) => key.toString('base64');
    const env = {
      DATABASE_URL: `sqlite:${file}`,
      PEPPER_KEYS: `2025:${base64(OLD)},2026:${base64(NEW)}`,
    };
    const { stdout } = await promisify(execFile)(process.execPath, [script], { env });
    expect(stdout.split('\n')).toEqual([
      '  28 records',
      '28 records are now under the key "2026".',
      'Keys that are still needed: 2025, 2026',
      '',
    ]);
    expect(chains()).toEqual(['2025.2026']);
  });
});

it('a code that was sent under the old key is valid under the new key', async () => {
  const folder = temporaryFolder();
  const file = join(folder.path, 'identity.db');
  await fillIdentity(file, [], { ...DEVELOPMENT_SETTINGS, pepper: before });
  const database = await openIdentity(file);
  let text = '';
  const sendMail = (mail: { text: string }) => Promise.resolve(void (text = mail.text));
  const [old, current] = [before, during].map((pepper) => storeOver(database, { pepper, sendMail }));
  await old!.requestEmailCode('someone@example.org', ORIGIN);
  await old!.sendDueMail();
  const code = /code is (\d{6})/.exec(text)?.[1] ?? '';
  for (let tries = 0; tries < 4; tries += 1) await current!.confirmEmailCode('someone@example.org', 'wrong', ORIGIN);
  expect(await current!.confirmEmailCode('someone@example.org', code, ORIGIN)).toMatchObject({ confirmed: true });
  expect(dump(file)['email_codes']).toHaveLength(1);
  await Promise.all([old!.stop(), current!.stop()]);
  await database.destroy();
  folder.remove();
});
