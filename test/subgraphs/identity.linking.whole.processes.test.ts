import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountOf, codeIn, dump, identityFile, ORIGIN, withoutTries } from '../support/account-desk.ts';
import { fillIdentity, type IdentityStore, openIdentity, storeOver } from '../support/identity-database.ts';
import { watchStatements } from '../support/statement-watch.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ADDRESS = 'someone@example.org';
const PROFILE = { firstName: 'Some', lastName: 'One', password: 'correct horse battery' };

const folder = temporaryFolder();
const filled = join(folder.path, 'filled.db');
beforeAll(() => fillIdentity(filled, [accountOf('ada', 'Ada', 'Fictum')]));
afterAll(() => folder.remove());

let copies = 0;
function copy(): string {
  const file = join(folder.path, `copy-${(copies += 1)}.db`);
  copyFileSync(identityFile(filled), identityFile(file));
  return file;
}

/** Runs what leads up to a change, in which nothing fails. @returns what the change needs of it */
type Prepare = (store: IdentityStore, sent: () => string) => Promise<string>;
type Change = (store: IdentityStore, prepared: string) => Promise<unknown>;

/**
 * @param stopAt the number of the statement of the change that fails
 * @returns how the change ended, and what the tables held before it and after it
 */
async function runChange(prepare: Prepare, change: Change, stopAt: number) {
  const file = copy();
  const database = await openIdentity(file);
  let text = '';
  const storeBefore = storeOver(database, { sendMail: (mail) => Promise.resolve(void (text = mail.text)) });
  const prepared = await prepare(storeBefore, () => String(codeIn(text)));
  await storeBefore.stop();
  const before = dump(file);
  const watched = watchStatements(database, (_statement, number) => {
    if (number === stopAt) throw new Error('stopped');
  });
  const store = storeOver(watched);
  const ended = await change(store, prepared).then(
    (value) => ({ value }),
    (error: Error) => ({ error: error.message }),
  );
  const after = dump(file);
  await store.stop();
  await database.destroy();
  return { ended, before, after };
}

const nothing: Prepare = () => Promise.resolve('');
const linked: Prepare = async (store) => String((await store.link('ada', { ssn: '900-12-0001' }, '1992-02-11', ORIGIN))?.state);
const coded: Prepare = async (store, sent) => {
  await store.requestEmailCode(ADDRESS, ORIGIN);
  await store.sendDueMail();
  return sent();
};
const confirmed: Prepare = async (store, sent) =>
  String((await store.confirmEmailCode(ADDRESS, await coded(store, sent), ORIGIN)).registration);

describe('a change that is stopped before any of its statements', () => {
  it.each<[string, Prepare, Change, string[]]>([
    [
      'a link',
      nothing,
      (store) => store.link('ada', { ssn: '900-12-0001' }, '1992-02-11', ORIGIN),
      ['change_counter', 'claims', 'links', 'outbox', 'security_events', 'standing_changes', 'tries'],
    ],
    [
      'the end of a link',
      linked,
      (store) => store.unlink('ada', 'MASSHEALTH'),
      ['change_counter', 'claims', 'links', 'security_events', 'standing_changes'],
    ],
    [
      'a first sign-in',
      nothing,
      (store) => store.linkFirstSignIn({ issuer: 'ma-login', subject: 'demo-carla' }, 'en'),
      ['accounts', 'change_counter', 'claims', 'links', 'security_events', 'standing_changes'],
    ],
    ['a code', nothing, (store) => store.requestEmailCode(ADDRESS, ORIGIN), ['email_codes', 'outbox', 'tries']],
    [
      'a confirmation',
      coded,
      (store, code) => store.confirmEmailCode(ADDRESS, code, ORIGIN),
      ['email_codes', 'registrations', 'tries'],
    ],
    [
      'a profile',
      confirmed,
      (store, registration) => store.createProfile({ ...PROFILE, registration }, ORIGIN),
      ['accounts', 'credentials', 'registrations', 'tries'],
    ],
  ])(
    '%s is rolled back completely, and completes if it is not stopped',
    async (_what, prepare, change, changed) => {
      for (let stopAt = 1; ; stopAt += 1) {
        const { ended, before, after } = await runChange(prepare, change, stopAt);
        if (!('error' in ended)) {
          expect(stopAt).toBeGreaterThan(3);
          expect(Object.keys(after).filter((table) => JSON.stringify(after[table]) !== JSON.stringify(before[table]))).toEqual(
            changed,
          );
          return;
        }
        expect(ended).toEqual({ error: 'stopped' });
        // A try counts, though nothing came of it.
        expect(withoutTries(after)).toEqual(withoutTries(before));
      }
    },
    60_000,
  );
});

/** @returns the signal by which a process ended that links, and was to be killed before a statement */
async function linkAndDie(file: string, stopAt: number): Promise<string | null> {
  const script = join(import.meta.dirname, '../support/link-and-die.ts');
  const child = spawn(process.execPath, [script, file, String(stopAt)], { stdio: 'ignore' });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (signal === null) expect(code).toBe(0);
  return signal;
}

/** What the tables hold more than before, by table. */
function added(before: ReturnType<typeof dump>, after: ReturnType<typeof dump>): Record<string, number> {
  const tables = Object.keys(after).filter((table) => JSON.stringify(after[table]) !== JSON.stringify(before[table]));
  return Object.fromEntries(tables.map((table) => [table, (after[table]?.length ?? 0) - (before[table]?.length ?? 0)]));
}

it('a process that is killed before any statement of a link leaves the whole link or nothing', async () => {
  const before = dump(filled);
  const whole = { change_counter: 0, claims: 1, links: 1, outbox: 1, security_events: 2, standing_changes: 1, tries: 2 };
  const found: Record<string, number>[] = [];
  for (let signal: string | null = 'SIGKILL'; signal !== null;) {
    const file = copy();
    signal = await linkAndDie(file, found.length + 1);
    found.push(added(before, dump(file)));
  }
  // After its commit a link has more to do: the message goes out.
  const committed = found.findIndex((change) => 'links' in change);
  expect(committed).toBeGreaterThan(10);
  found.forEach((change, index) => expect(change).toEqual(index < committed ? {} : whole));
});

describe('the sequence of SQL statements', () => {
  const failures: [string, string, object, string][] = [
    ['no such number', 'ada', { ssn: '123-45-6789' }, '1992-02-11'],
    ["somebody else's number", 'ada', { ssn: '900-12-0006' }, '1992-02-11'],
    ['another birth date', 'ada', { ssn: '900-12-0001' }, '1992-02-12'],
    ['a number of DTA', 'ada', { ssn: '900-12-0012' }, '1992-02-11'],
    ['a person who is linked to another account', 'pia', { ssn: '900-12-0015' }, '1983-01-08'],
  ];

  it('is the same for every failure of a link (LK-3)', async () => {
    const file = copy();
    const database = await openIdentity(file);
    const { firstName, lastName } = { firstName: 'Pia', lastName: 'Probe' };
    await database
      .insertInto('accounts')
      .values(accountOf('pia', firstName, lastName))
      .execute();
    const statements = new Map<string, string[]>();
    for (const [why, account, by, birthDate] of failures) {
      const list: string[] = [];
      const store = storeOver(watchStatements(database, (statement) => void list.push(statement)));
      const answer = store.link(account, by, birthDate, ORIGIN);
      expect(await answer).toBeNull();
      await store.stop();
      statements.set(
        why,
        list.filter((statement) => !statement.includes('"outbox"')),
      );
    }
    const [first, ...others] = [...statements.values()];
    expect(first).toHaveLength(2 * 3 + 7);
    for (const other of others) expect(other).toEqual(first);
    await database.destroy();
  });

  it('is the same for every address for which a code is requested, whether or not it is sent', async () => {
    const database = await openIdentity(copy());
    const runs: string[][] = [];
    for (const address of [ADDRESS, ADDRESS, 'hugo.p0402.account@example.org', 'hugo.p0402.account@example.org']) {
      const list: string[] = [];
      const store = storeOver(watchStatements(database, (statement) => void list.push(statement)));
      await store.requestEmailCode(address, ORIGIN);
      runs.push(list.slice(0, 8));
      await store.stop();
    }
    for (const run of runs) expect(run).toEqual(runs[0]);
    expect(runs[0]?.map((statement) => statement.trim().split(/\s+/).slice(0, 3).join(' '))).toEqual([
      'select "persons"."writtenLanguage", "accounts"."language"',
      'insert into "tries"',
      'update "tries" set',
      'update "tries" set',
      'insert into "email_codes"',
      'update "email_codes" set',
      'update "email_codes" set',
      'insert into "outbox"',
    ]);
    await database.destroy();
  });
});
