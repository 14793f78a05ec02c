import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LOCALES } from '../../schema/contract/locales.ts';
import { accountOf, type Desk, MORNING, openDesk, ORIGIN, SYSTEM, unlinked } from '../support/account-desk.ts';
import { fillIdentity, openIdentity, storeOver } from '../support/identity-database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const LINK = `mutation ($by: LinkBy!, $birthDate: Date!) {
  linkAccount(by: $by, birthDate: $birthDate) { linked link { kind state lockedUntil } }
}`;
const LINKS = '{ viewer { links { kind state lockedUntil labels { state lockedUntil } } } }';
const CONFIRM = 'mutation ($email: String!) { confirmEmailCode(email: $email, code: "123456") { confirmed } }';
const REQUEST = 'mutation ($email: String!) { requestEmailCode(email: $email) { expiresInSeconds } }';
const CHECK = 'mutation ($email: String!, $password: String!) { checkPassword(email: $email, password: $password) { subject } }';

const GRETA = { ssn: '900-12-0006', born: '1963-03-09' };
const UNKNOWN_SSN = '123-45-6789';
const FAILED = { data: { linkAccount: { linked: false, link: null } }, errors: [] };
const LIMITED = { data: { linkAccount: null }, errors: ['linkAccount RATE_LIMITED'] };

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({ accounts: [accountOf('greta', 'Greta', 'Muster'), accountOf('ada', 'Ada', 'Fictum')] });
});
afterEach(() => desk.stop());

const link = (account: string, ssn: string, from = {}) =>
  desk.ask(unlinked(account), LINK, { by: { ssn }, birthDate: GRETA.born }, from);
async function useUpTries(account: string, ssn = UNKNOWN_SSN): Promise<void> {
  for (let count = 0; count < 5; count += 1) expect(await link(account, ssn)).toEqual(FAILED);
}
const linksOf = async (account: string, locale: (typeof LOCALES)[number] = 'en') =>
  ((await desk.ask(unlinked(account), LINKS, {}, { locale })).data as { viewer: { links: object[] } }).viewer.links;

describe('an account that has used its tries (LK-3)', () => {
  it.each([
    ['a number without a record', UNKNOWN_SSN],
    ["somebody else's number", '900-12-0001'],
  ])('on %s gets the same refusal for every number, the right one too, until the window has passed', async (_what, ssn) => {
    await useUpTries('greta', ssn);
    for (const tried of [ssn, GRETA.ssn, 'no number']) expect(await link('greta', tried)).toEqual(LIMITED);
    desk.clock.now += DAY - 1;
    expect(await link('greta', GRETA.ssn)).toEqual(LIMITED);
    desk.clock.now += 1;
    expect((await link('greta', GRETA.ssn)).data).toMatchObject({ linkAccount: { linked: true, link: { lockedUntil: null } } });
  });

  it('sees the link as locked, with the time at which the lock ends, until that time', async () => {
    desk.clock.now += 1_234;
    expect(await linksOf('greta')).toEqual([]);
    await useUpTries('greta');
    const lockedUntil = new Date(MORNING + 1_234 + DAY).toISOString();
    const labels = { state: 'Locked after too many tries', lockedUntil: 'November 17, 2026, 10:00 AM' };
    expect(await linksOf('greta')).toEqual([{ kind: 'MASSHEALTH', state: 'LOCKED', lockedUntil, labels }]);
    expect(await linksOf('ada')).toEqual([]);
    desk.clock.now = MORNING + 1_234 + DAY;
    expect(await linksOf('greta')).toEqual([]);
  });

  it('sees the lock in the language of the request', async () => {
    await useUpTries('greta');
    const said = await Promise.all(LOCALES.map(async (locale) => JSON.stringify(await linksOf('greta', locale))));
    expect(new Set(said).size).toBe(LOCALES.length);
  });

  it('sees the same lock whether or not there is a record with the number', async () => {
    await useUpTries('greta', UNKNOWN_SSN);
    await useUpTries('ada', '900-12-0006');
    expect(await linksOf('ada')).toEqual(await linksOf('greta'));
  });

  it.each(['REVOKED', 'UNLINKED'] as const)('sees a link that is %s as locked', async (state) => {
    await desk.stop();
    const row = { accountId: 'greta', kind: 'DTA', state, method: null, linkedAt: null, personId: null } as const;
    desk = await openDesk({ accounts: [accountOf('greta', 'Greta', 'Muster')], feed: { links: [row] } });
    await useUpTries('greta');
    expect(await linksOf('greta')).toMatchObject([{ kind: 'DTA', state: 'LOCKED', lockedUntil: expect.any(String) }]);
  });

  it('keeps an existing link', async () => {
    for (let count = 0; count < 5; count += 1) await link('greta', GRETA.ssn);
    expect(await link('greta', GRETA.ssn)).toEqual(LIMITED);
    expect(await linksOf('greta')).toMatchObject([{ kind: 'MASSHEALTH', state: 'LINKED', lockedUntil: null }]);
  });

  it('stays locked after a restart', async () => {
    const folder = temporaryFolder();
    const file = `${folder.path}/identity.db`;
    await fillIdentity(file, [accountOf('greta', 'Greta', 'Muster')]);
    const outcomes: string[] = [];
    for (let starts = 0; starts < 7; starts += 1) {
      const database = await openIdentity(file);
      const store = storeOver(database, {}, () => MORNING + starts * MINUTE);
      const tried = store.link('greta', { ssn: UNKNOWN_SSN }, GRETA.born, ORIGIN);
      outcomes.push(
        await tried.then(
          () => 'tried',
          (error: Error) => error.message,
        ),
      );
      await store.stop();
      await database.destroy();
    }
    expect(outcomes).toEqual(['tried', 'tried', 'tried', 'tried', 'tried', 'Too many requests', 'Too many requests']);
    folder.remove();
  });
});

describe('tries from one client address, which is stored as a keyed hash', () => {
  const from = { clientAddress: '203.0.113.77' };
  const accounts = Array.from({ length: 12 }, (_, at) => accountOf(`account-${at}`, 'Some', 'One'));
  const over = (answers: readonly { errors: string[] }[]) =>
    answers.map(({ errors }) => (errors.length > 0 ? errors.join() : 'tried'));
  const repeated = (count: number, limited: string) => [...Array.from({ length: count }, () => 'tried'), limited];

  it('are limited to ten links an hour over all accounts, and lock none of them', async () => {
    await desk.stop();
    desk = await openDesk({ accounts });
    const answers = [];
    for (const { id } of accounts.slice(0, 11)) answers.push(await link(id, UNKNOWN_SSN, from));
    expect(over(answers)).toEqual(repeated(10, 'linkAccount RATE_LIMITED'));
    expect(await linksOf('account-10')).toEqual([]);
    expect(await link('account-11', UNKNOWN_SSN)).toEqual(FAILED);
    desk.clock.now += HOUR;
    expect(await link('account-10', UNKNOWN_SSN, from)).toEqual(FAILED);
    expect(JSON.stringify(desk.dump())).not.toContain('203.0.113.77');
  });

  it.each([
    ['twenty sent codes an hour', REQUEST, 20, 'requestEmailCode RATE_LIMITED'],
    ['sixty tried codes an hour', CONFIRM, 60, 'confirmEmailCode RATE_LIMITED'],
  ])('are limited to %s in a sliding window', async (_what, query, count, limited) => {
    const ask = (at: number) => desk.ask(null, query, { email: `somebody.${at}@example.org` }, from);
    const answers = [await ask(0)];
    desk.clock.now += HOUR - SECOND;
    for (let at = 1; at <= count; at += 1) answers.push(await ask(at));
    expect(over(answers)).toEqual(repeated(count, limited));
    desk.clock.now += SECOND;
    expect(over([await ask(count), await ask(count + 1)])).toEqual(['tried', limited]);
    expect(JSON.stringify(desk.dump())).not.toContain('203.0.113.77');
  });

  it('without a known address share one count', async () => {
    const answers = [];
    for (let at = 0; at <= 20; at += 1) {
      answers.push(await desk.ask(null, REQUEST, { email: `somebody.${at}@example.org` }, { clientAddress: null }));
    }
    expect(over(answers)).toEqual(repeated(20, 'requestEmailCode RATE_LIMITED'));
  });
});

describe('wrong passwords for one login', () => {
  const login = 'hugo.p0402.account@example.org';
  const check = async (password: string, email = login) =>
    ((await desk.ask(SYSTEM, CHECK, { email, password })).data as { checkPassword: { subject: string | null } }).checkPassword
      .subject;
  const isRight = async () => (await check('demo-hugo-2026')) !== null;
  const fail = async (times: number, email = login) => {
    for (let count = 0; count < times; count += 1) expect(await check('a wrong password', email)).toBeNull();
  };

  it('block the login after ten in a sliding window of 15 minutes', async () => {
    await fail(1);
    desk.clock.now += 15 * MINUTE - SECOND;
    await fail(8);
    expect(await isRight()).toBe(true);
    expect(await isRight()).toBe(true);
    await fail(1);
    expect(await isRight()).toBe(false);
    desk.clock.now += SECOND;
    expect(await isRight()).toBe(true);
    await fail(1);
    expect(await isRight()).toBe(false);
  });

  it('sent concurrently are counted as ten', async () => {
    await Promise.all(Array.from({ length: 30 }, () => check('a wrong password')));
    const [row] = desk.dump()['tries']?.filter(({ counter }) => counter === 'passwords by login') ?? [];
    expect(JSON.parse(String(row?.['moments']))).toHaveLength(10);
    expect(await isRight()).toBe(false);
  }, 30_000);

  it('are counted for an unknown address too, and the address is not stored in clear', async () => {
    await fail(11, 'nobody.here@example.org');
    const tries = desk.dump()['tries'] ?? [];
    expect(tries.map(({ moments }) => (JSON.parse(String(moments)) as unknown[]).length)).toEqual([10]);
    expect(JSON.stringify(tries)).not.toContain('nobody.here');
  });
});

it('tries that are older than their window are deleted', async () => {
  await useUpTries('greta');
  await desk.ask(null, REQUEST, { email: 'somebody@example.org' });
  expect(desk.dump()['tries']).not.toEqual([]);
  desk.clock.now += HOUR;
  await desk.store.forgetExpired();
  expect(desk.dump()['tries']?.map(({ counter }) => counter)).toEqual(['links by account']);
  desk.clock.now += DAY - HOUR;
  await desk.store.forgetExpired();
  expect(desk.dump()['tries']).toEqual([]);
});
