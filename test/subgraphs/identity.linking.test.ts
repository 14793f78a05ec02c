import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { demoFeed } from '../../scripts/demo/identity.ts';
import { accountOf, type Desk, newcomer, openDesk, unlinked, withoutTries } from '../support/account-desk.ts';

const LINK = `mutation ($by: LinkBy!, $birthDate: Date!) {
  linkAccount(by: $by, birthDate: $birthDate) { linked link { kind state method linkedAt } }
}`;

const FAILED = { data: { linkAccount: { linked: false, link: null } }, errors: [] };
const linkedBy = (method: string, kind = 'MASSHEALTH') => ({
  data: { linkAccount: { linked: true, link: { kind, state: 'LINKED', method, linkedAt: '2026-11-16T15:00:00.000Z' } } },
  errors: [],
});

// Greta Muster: H03, born 1963-03-09, the sixth person of the list.
const GRETA = { ssn: '900-12-0006', massHealthId: '999000000301', born: '1963-03-09' };

const ACCOUNTS = [
  accountOf('greta', 'Greta', 'Muster'),
  accountOf('greta-two', 'Greta', 'Muster'),
  accountOf('greta-ma', 'Greta', 'Muster', { issuer: 'ma-login', provider: 'MA_LOGIN' }),
  accountOf('ada', 'Ada', 'Fictum'),
  accountOf('noa', 'Noa', 'Prueba'),
];

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({ accounts: ACCOUNTS });
});
afterEach(() => desk.stop());

const link = (account: string, by: object, birthDate = GRETA.born) => desk.ask(unlinked(account), LINK, { by, birthDate });
const personOf = (account: string) => desk.store.linkedPerson(account);
const eventsOf = (account: string) =>
  desk.dump()['security_events']?.flatMap(({ accountId, kind }) => (accountId === account ? [kind] : []));

async function mailedTo(): Promise<string[]> {
  await desk.store.sendDueMail();
  return desk.mails.map(({ to }) => to).toSorted();
}

describe('linking', () => {
  it.each([
    ['the full SSN with dashes', { ssn: '900-12-0006' }, 'SSN'],
    ['the full SSN without dashes', { ssn: '900120006' }, 'SSN'],
    ['the MassHealth ID', { massHealthId: '999000000301' }, 'MASSHEALTH_ID'],
  ])('by %s gives the account its person at once (LK-1, SI-5)', async (_by, by, method) => {
    const before = await desk.store.logPosition();
    expect(await link('greta', by)).toEqual(linkedBy(method));
    const { data } = await desk.ask(newcomer('login-mass-gov', 'greta'), '{ viewerStanding { personId memberOf } }');
    expect(data).toEqual({ viewerStanding: { personId: 'p0301', memberOf: ['h03'] } });
    expect((await desk.store.standingChanges(before, 10)).subjects).toEqual(['greta']);
    expect(eventsOf('greta')).toEqual(['ACCOUNT_LINKED']);
  });

  it('by an SSN that only DTA has creates a link to DTA (LK-4)', async () => {
    // Noa is the thirteenth of the list, and six months old.
    expect(await link('noa', { ssn: '900-12-0013' }, '2026-05-12')).toEqual(linkedBy('SSN', 'DTA'));
    expect(await personOf('noa')).toBe('p0702');
  });

  it.each([
    ['in capitals', 'GRETA', 'MUSTER'],
    ['with marks', 'Gréta', 'Müster'],
    ['with combining marks', 'Gre\u0301ta', 'Mu\u0308ster'],
    ['with hyphens and apostrophes', 'Gre-ta', "M'uster"],
    ['in full-width letters', 'Ｇｒｅｔａ', 'Ｍｕｓｔｅｒ'],
  ])('matches a name written %s', async (_how, firstName, lastName) => {
    await desk.stop();
    desk = await openDesk({ accounts: [accountOf('greta', firstName, lastName)] });
    expect(await link('greta', { ssn: GRETA.ssn })).toEqual(linkedBy('SSN'));
  });

  it.each([
    ['Nguyễn', 'Đặng', 'Nguyen', 'Dang'],
    ['Łucja', 'Çelik', 'Lucja', 'Celik'],
    ['陳', '大文', '陳', '大文'],
  ])('of %s %s matches a record of %s %s', async (firstName, lastName, first, last) => {
    await desk.stop();
    const persons = demoFeed().persons.map((person) => (person.id === 'p0301' ? { ...person, first, last } : person));
    desk = await openDesk({ accounts: [accountOf('greta', firstName, lastName)], feed: { persons } });
    expect(await link('greta', { ssn: GRETA.ssn })).toEqual(linkedBy('SSN'));
  });

  it('again changes nothing, and returns the existing link', async () => {
    await link('greta', { ssn: GRETA.ssn });
    const before = withoutTries(desk.dump());
    desk.clock.now += 1000;
    expect(await link('greta', { massHealthId: GRETA.massHealthId })).toEqual(linkedBy('SSN'));
    expect(withoutTries(desk.dump())).toEqual(before);
  });

  it('is denied if the sign-in is not recent', async () => {
    const viewer = { ...unlinked('greta'), recentSignIn: false };
    expect(await desk.ask(viewer, LINK, { by: { ssn: GRETA.ssn }, birthDate: GRETA.born })).toEqual({
      data: { linkAccount: null },
      errors: ['linkAccount UNAUTHORIZED_FIELD_OR_TYPE'],
    });
  });
});

describe('the failure is the same (LK-3)', () => {
  it.each([
    ['no such SSN', 'greta', { ssn: '123-45-6789' }, GRETA.born],
    ['no such MassHealth ID', 'greta', { massHealthId: '123456789012' }, GRETA.born],
    ["somebody else's SSN", 'greta', { ssn: '900-12-0001' }, GRETA.born],
    ["somebody else's MassHealth ID", 'greta', { massHealthId: '999000000101' }, GRETA.born],
    ["somebody else's SSN, with that birth date", 'greta', { ssn: '900-12-0001' }, '1992-02-11'],
    ['another birth date', 'greta', { ssn: GRETA.ssn }, '1963-03-10'],
    ['another name', 'ada', { ssn: GRETA.ssn }, GRETA.born],
  ])('for %s, and nothing changes', async (_why, account, by, birthDate) => {
    const before = withoutTries(desk.dump());
    expect(await link(account, by, birthDate)).toEqual(FAILED);
    expect(withoutTries(desk.dump())).toEqual(before);
    expect(await mailedTo()).toEqual([]);
  });

  it('for a person who is linked to another account of the provider', async () => {
    await link('greta', { ssn: GRETA.ssn });
    expect(await link('greta-two', { ssn: GRETA.ssn })).toEqual(FAILED);
    expect(await personOf('greta-two')).toBeNull();
  });

  it('for an account that is linked to another person', async () => {
    await desk.stop();
    const twin = { ...demoFeed().persons.find(({ id }) => id === 'p0301')!, id: 'p9901', massHealthId: '999000009901' };
    desk = await openDesk({ accounts: ACCOUNTS, feed: { persons: [...demoFeed().persons, twin] } });
    await link('greta', { massHealthId: GRETA.massHealthId });
    expect(await link('greta', { massHealthId: '999000009901' })).toEqual(FAILED);
    expect(await personOf('greta')).toBe('p0301');
  });

  it('for a number with two matching records, which is ambiguous', async () => {
    await desk.stop();
    const twin = { ...demoFeed().persons.find(({ id }) => id === 'p0301')!, id: 'p9901', massHealthId: null };
    desk = await openDesk({ accounts: ACCOUNTS, feed: { persons: [...demoFeed().persons, twin] } });
    // No feed says so: a number belongs to one person.
    desk.change(`insert into records ("personId", kind, "ssnHash", "ssnChain")
      select 'p9901', kind, "ssnHash", "ssnChain" from records where "personId" = 'p0301'`);
    expect(await link('greta', { ssn: GRETA.ssn })).toEqual(FAILED);
  });

  it('for an account that is locked, and the lock stays', async () => {
    await desk.stop();
    const lock = {
      accountId: 'greta',
      kind: 'MASSHEALTH',
      state: 'LOCKED',
      method: null,
      linkedAt: null,
      personId: null,
    } as const;
    desk = await openDesk({ accounts: ACCOUNTS, feed: { links: [lock] } });
    const before = withoutTries(desk.dump());
    expect(await link('greta', { ssn: GRETA.ssn })).toEqual(FAILED);
    expect(withoutTries(desk.dump())).toEqual(before);
  });
});

describe('invalid input is refused with the name of its field (LK-1)', () => {
  it.each([
    ['the last four digits', { ssn: '0006' }, 'ssn'],
    ['eight digits', { ssn: '90012000' }, 'ssn'],
    ['ten digits', { ssn: '9001200060' }, 'ssn'],
    ['misplaced dashes', { ssn: '9001-2-0006' }, 'ssn'],
    ['letters', { ssn: '90012000O' }, 'ssn'],
    ['digits of another script', { ssn: '٩٠٠١٢٠٠٠٦' }, 'ssn'],
    ['area 000', { ssn: '000-12-3456' }, 'ssn'],
    ['area 666', { ssn: '666-12-3456' }, 'ssn'],
    ['area 900', { ssn: '900-11-0006' }, 'ssn'],
    ['area 999', { ssn: '999-12-3456' }, 'ssn'],
    ['group 00', { ssn: '123-00-4567' }, 'ssn'],
    ['serial 0000', { ssn: '123-45-0000' }, 'ssn'],
    ['a demo number above 100', { ssn: '900-12-0106' }, 'ssn'],
    ['eleven digits', { massHealthId: '99900000030' }, 'massHealthId'],
    ['thirteen digits', { massHealthId: '9990000003010' }, 'massHealthId'],
    ['spaces', { massHealthId: ' 99900000301' }, 'massHealthId'],
  ])('%s', async (_what, by, field) => {
    expect(await link('greta', by)).toEqual({
      data: { linkAccount: null },
      errors: [`linkAccount BAD_USER_INPUT ${field}`],
    });
  });

  it.each([['2026-02-30'], ['1963-3-9'], ['09.03.1963'], [''], ['1963-03-09T00:00:00Z']])('the birth date %j', async (day) => {
    expect(await link('greta', { ssn: GRETA.ssn }, day)).toEqual({
      data: { linkAccount: null },
      errors: ['linkAccount BAD_USER_INPUT birthDate'],
    });
  });

  it.each([
    ['both', { ssn: GRETA.ssn, massHealthId: GRETA.massHealthId }],
    ['neither', {}],
    ['null', { ssn: null }],
  ])('%s of the two identifiers', async (_what, by) => {
    expect((await link('greta', by)).errors).toEqual([expect.stringMatching(/BAD_USER_INPUT/)]);
    expect(await personOf('greta')).toBeNull();
  });

  it('a demo number where demo numbers are not allowed', async () => {
    await desk.stop();
    desk = await openDesk({ accounts: ACCOUNTS, settings: { allowDemoSsns: false } });
    expect((await link('greta', { ssn: GRETA.ssn })).errors).toEqual(['linkAccount BAD_USER_INPUT ssn']);
  });
});

it('no table holds a social security number, with or without dashes', async () => {
  await link('greta', { ssn: GRETA.ssn });
  await link('ada', { ssn: '123-45-6789' });
  const all = JSON.stringify(desk.dump());
  expect(all).not.toMatch(/\d{3}-\d{2}-\d{4}/);
  expect(all).not.toMatch(/90012\d{4}|123456789/);
  expect(desk.dump()['records']).toHaveLength(28);
});
