import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk, newcomer, SYSTEM, unlinked } from '../support/account-desk.ts';
import { demoFeed, demoPasswords, demoSsn } from '../../scripts/demo/identity.ts';

const MINUTE = 60 * 1000;
const ADDRESS = 'Greta.Muster@example.org';
const PASSWORD = 'correct horse battery';
const REQUEST = 'mutation ($email: String!) { requestEmailCode(email: $email) { expiresInSeconds } }';
const CONFIRM = 'mutation ($email: String!, $code: String!) { confirmEmailCode(email: $email, code: $code) { registration } }';
const CREATE = 'mutation ($input: CreateProfileInput!) { createProfile(input: $input) { created } }';
const CHECK = 'mutation ($email: String!, $password: String!) { checkPassword(email: $email, password: $password) { subject } }';

const CREATED = { data: { createProfile: { created: true } }, errors: [] };
const NOT_CREATED = { data: { createProfile: { created: false } }, errors: [] };

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stop());

async function ticketFor(email = ADDRESS): Promise<string> {
  await desk.ask(null, REQUEST, { email });
  const { data } = await desk.ask(null, CONFIRM, { email, code: await desk.codeSentTo(email) });
  return (data as { confirmEmailCode: { registration: string } }).confirmEmailCode.registration;
}
const create = (registration: string, more: object = {}) =>
  desk.ask(null, CREATE, { input: { registration, firstName: 'Greta', lastName: 'Muster', password: PASSWORD, ...more } });

async function subjectOf(email: string, password = PASSWORD): Promise<string | null> {
  const { data } = await desk.ask(SYSTEM, CHECK, { email, password });
  return (data as { checkPassword: { subject: string | null } }).checkPassword.subject;
}
async function profileOf(subject: string): Promise<unknown> {
  const fresh = newcomer('login-mass-gov', subject);
  const { data } = await desk.ask(fresh, '{ viewerStanding { accountId personId } }');
  const { accountId, personId } = (data as { viewerStanding: { accountId: string; personId: string | null } }).viewerStanding;
  const viewer = { ...fresh, standing: { ...fresh.standing, accountId } };
  const query = '{ viewer { provider account { firstName lastName email emailVerified createdOn } links { kind } } }';
  return { personId, ...((await desk.ask(viewer, query)).data as { viewer: object }).viewer };
}

describe('an account (SI-3)', () => {
  it('is created from an address, a code and a profile, can sign in, and has no link', async () => {
    expect(await create(await ticketFor())).toEqual(CREATED);
    expect(await profileOf(String(await subjectOf(ADDRESS)))).toEqual({
      personId: null,
      provider: 'LOGIN_MASS_GOV',
      account: {
        firstName: 'Greta',
        lastName: 'Muster',
        email: ADDRESS,
        emailVerified: true,
        createdOn: '2026-11-16',
      },
      links: [],
    });
  });

  it('is created at the age of 72 too, and linked by SSN to the household that the person heads (SI-6)', async () => {
    await desk.stop();
    const links = demoFeed().links.filter(({ personId }) => personId !== 'p0501');
    desk = await openDesk({ feed: { links } });
    expect(demoFeed().persons.find(({ id }) => id === 'p0501')?.birthDate).toBe('1954-10-12');
    await create(await ticketFor('kazimir@example.org'), { firstName: 'Kazimir', lastName: 'Placeholder' });
    const signedIn = newcomer('login-mass-gov', String(await subjectOf('kazimir@example.org')));
    const standing = async () =>
      (
        (await desk.ask(signedIn, '{ viewerStanding { accountId personId heads { id } } }')).data as {
          viewerStanding: { accountId: string; personId: string | null; heads: { id: string }[] };
        }
      ).viewerStanding;
    const { accountId, personId } = await standing();
    expect(personId).toBeNull();
    const link = 'mutation ($ssn: String!) { linkAccount(by: { ssn: $ssn }, birthDate: "1954-10-12") { linked } }';
    const { data } = await desk.ask(unlinked(accountId), link, { ssn: demoSsn('p0501') });
    expect(data).toEqual({ linkAccount: { linked: true } });
    expect(await standing()).toEqual({ accountId, personId: 'p0501', heads: [{ id: 'h05' }] });
  });

  it('can be created by a person who has an account already (SI-4)', async () => {
    const again = { firstName: 'Kazimir', lastName: 'Placeholder' };
    expect(await create(await ticketFor('kazimir.again@example.org'), again)).toEqual(CREATED);
    const first = await subjectOf('kazimir.p0501.account@example.org', 'demo-kazimir-2026');
    const second = await subjectOf('kazimir.again@example.org');
    expect(first).toBe('demo-kazimir');
    expect(second).toMatch(/^[\da-f-]{36}$/);
  });

  it('is created once for concurrent requests with one ticket', async () => {
    const ticket = await ticketFor();
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(ticket)));
    expect(answers.filter(({ data }) => JSON.stringify(data).includes('true'))).toHaveLength(1);
    expect(desk.dump()['accounts']?.filter(({ email }) => email === ADDRESS)).toHaveLength(1);
    expect(await create(ticket)).toEqual(NOT_CREATED);
  });

  it('is not created twice for one address, and the first account keeps its password', async () => {
    await create(await ticketFor());
    const subject = await subjectOf(ADDRESS);
    desk.clock.now += MINUTE;
    const ticket = await ticketFor(ADDRESS.toLowerCase());
    expect(await create(ticket, { password: 'another password' })).toEqual(NOT_CREATED);
    expect(await subjectOf(ADDRESS, 'another password')).toBeNull();
    expect(await subjectOf(ADDRESS)).toBe(subject);
    expect(desk.dump()['registrations']).toEqual([]);
  });

  it.each([
    ['an empty ticket', ''],
    ['an unknown ticket', 'x'.repeat(43)],
  ])('is not created with %s', async (_what, ticket) => {
    await ticketFor();
    expect(await create(ticket)).toEqual(NOT_CREATED);
  });

  it('can be created within 15 minutes of the code', async () => {
    const ticket = await ticketFor();
    desk.clock.now += 15 * MINUTE;
    expect(await create(ticket)).toEqual(NOT_CREATED);
    const next = await ticketFor();
    desk.clock.now += 15 * MINUTE - 1;
    expect(await create(next)).toEqual(CREATED);
  });

  it('is stored with neither password nor ticket in clear', async () => {
    const ticket = await ticketFor();
    expect(JSON.stringify(desk.dump()['registrations'])).not.toMatch(/greta/i);
    expect(JSON.stringify(desk.dump())).not.toContain(ticket);
    await create(ticket);
    expect(JSON.stringify(desk.dump())).not.toContain(PASSWORD);
    const stored = desk.dump()['credentials']?.find(({ login }) => login === ADDRESS.toLowerCase());
    expect(stored?.['passwordHash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('a name', () => {
  it.each([
    ['English', 'Mary-Jane', "O'Neill"],
    ['Spanish', 'José Ángel', 'Muñoz Güell'],
    ['Brazilian Portuguese', 'João', 'da Conceição'],
    ['Traditional Chinese', '大文', '陳'],
    ['Vietnamese', 'Nguyễn Thị Ánh', 'Đặng'],
    ['Haitian Creole', 'Frè Dyelà', 'Désir'],
  ])('in %s is stored and returned unchanged', async (_language, firstName, lastName) => {
    expect(await create(await ticketFor(), { firstName, lastName })).toEqual(CREATED);
    expect(await profileOf(String(await subjectOf(ADDRESS)))).toMatchObject({ account: { firstName, lastName } });
  });

  it('with combining marks is stored in composed form', async () => {
    await create(await ticketFor(), { firstName: 'Nguye\u0302\u0303n', lastName: ' Muster ' });
    expect(await profileOf(String(await subjectOf(ADDRESS)))).toMatchObject({
      account: { firstName: 'Nguyễn', lastName: 'Muster' },
    });
  });

  it.each([
    ['empty', ''],
    ['of spaces', '   '],
    ['of punctuation alone', '-'],
    ['of 101 characters', 'x'.repeat(101)],
    ['of 10,000 characters', 'x'.repeat(10_000)],
    ['with NUL', 'Gre\0ta'],
    ['with CR and LF', 'Greta\r\nBcc: other@example.org'],
    ['with a tab', 'Gre\tta'],
    ['with an escape', '\u001b[31mGreta'],
    ['with a right-to-left override', 'Greta\u202e'],
    ['with an isolate', '\u2066Greta'],
    ['with an Arabic letter mark', 'Greta\u061c'],
    ['with a line separator', 'Greta\u2028'],
    ['with a zero-width space', 'Gre\u200bta'],
    ['with a tag character', 'Greta\u{e0041}'],
  ])('%s is refused with the name of its field, and the ticket stays valid', async (_what, name) => {
    const ticket = await ticketFor();
    const refused = (field: string) => ({ data: { createProfile: null }, errors: [`createProfile BAD_USER_INPUT ${field}`] });
    expect(await create(ticket, { firstName: name })).toEqual(refused('firstName'));
    expect(await create(ticket, { lastName: name })).toEqual(refused('lastName'));
    expect(await create(ticket)).toEqual(CREATED);
  });

  it.each([
    ['100 letters', 'x'.repeat(100)],
    ['100 letters outside the basic plane', '\u{20000}'.repeat(100)],
    ['100 letters with combining marks', 'e\u0301'.repeat(100)],
  ])('of %s is accepted', async (_what, firstName) => {
    expect(await create(await ticketFor(), { firstName })).toEqual(CREATED);
  });
});

describe('a password', () => {
  it.each([
    ['7 characters', 'pass123', false],
    ['8 characters', 'pass1234', true],
    ['64 characters', 'x'.repeat(64), true],
    ['65 characters', 'x'.repeat(65), false],
    ['7 characters of two UTF-16 units', '🂡'.repeat(7), false],
    ['64 characters of two UTF-16 units', '🂡'.repeat(64), true],
  ])('of %s is accepted only if it has 8 to 64 characters', async (_what, password, taken) => {
    const refused = { data: { createProfile: null }, errors: ['createProfile BAD_USER_INPUT password'] };
    expect(await create(await ticketFor(), { password })).toEqual(taken ? CREATED : refused);
    expect(await subjectOf(ADDRESS, password)).toEqual(taken ? expect.stringMatching(/^[\da-f-]{36}$/) : null);
  });

  it('is accepted in composed and decomposed form', async () => {
    await create(await ticketFor(), { password: 'mật khẩu của tôi'.normalize('NFD') });
    expect(await subjectOf(ADDRESS, 'mật khẩu của tôi'.normalize('NFC'))).not.toBeNull();
  });

  it('is refused when it is wrong, or the address is unknown, invalid or of another account', async () => {
    await create(await ticketFor());
    expect(await subjectOf(ADDRESS, `${PASSWORD} `)).toBeNull();
    expect(await subjectOf('nobody@example.org')).toBeNull();
    expect(await subjectOf('no address at all')).toBeNull();
    expect(await subjectOf('hugo.p0402.account@example.org')).toBeNull();
    expect(await subjectOf('GRETA.muster@example.org')).not.toBeNull();
  });

  it('is checked only for processes of the graph itself', async () => {
    const denied = { data: { checkPassword: null }, errors: ['checkPassword UNAUTHORIZED_FIELD_OR_TYPE'] };
    const demo = { email: 'hugo.p0402.account@example.org', password: 'demo-hugo-2026' };
    expect(await desk.ask(null, CHECK, demo)).toEqual(denied);
    expect(await desk.ask(newcomer('login-mass-gov', 'demo-hugo'), CHECK, demo)).toEqual(denied);
  });

  it('of the demo signs in to each demo account of login.mass.gov', async () => {
    const embedded = demoPasswords.filter(({ provider }) => provider === 'LOGIN_MASS_GOV');
    expect(embedded.map(({ login, password }) => [login, password])).toEqual([
      ['hugo.p0402.account@example.org', 'demo-hugo-2026'],
      ['kazimir.p0501.account@example.org', 'demo-kazimir-2026'],
      ['lara.p0601.account@example.org', 'demo-lara-2026'],
      ['marisol.p0701.account@example.org', 'demo-marisol-2026'],
      ['nadia.account@example.org', 'demo-nadia-2026'],
      ['pia.p0902.account@example.org', 'demo-pia-2026'],
      ['tova.p1102.account@example.org', 'demo-tova-2026'],
      ['max.p1303.account@example.org', 'demo-max-2026'],
    ]);
    for (const { login, password, subject } of embedded) expect(await subjectOf(login, password)).toBe(subject);
  });
});

it('registration is refused when login.mass.gov is external', async () => {
  await desk.stop();
  desk = await openDesk({ settings: { registration: 'external' } });
  const elsewhere = (field: string) => ({ data: { [field]: null }, errors: [`${field} REGISTRATION_ELSEWHERE`] });
  expect(await desk.ask(null, REQUEST, { email: ADDRESS })).toEqual(elsewhere('requestEmailCode'));
  expect(await desk.ask(null, CONFIRM, { email: ADDRESS, code: '123456' })).toEqual(elsewhere('confirmEmailCode'));
  expect(await create('ticket')).toEqual(elsewhere('createProfile'));
  await desk.store.sendDueMail();
  expect(desk.mails).toEqual([]);
});
