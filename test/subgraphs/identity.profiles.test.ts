import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createViewer, NO_STANDING } from '../../schema/contract/viewer.ts';
import type { OpenAccountInput } from '../../subgraphs/identity/schema.generated.ts';
import { accountOf, type Desk, MORNING, newcomer, openDesk, SYSTEM, unlinked } from '../support/account-desk.ts';
import { GRETA } from '../support/demo-viewers.ts';

const OPEN = 'mutation ($input: OpenAccountInput!) { openAccount(input: $input) { accountId unusable } }';
const STANDING = '{ viewerStanding { accountId personId profileDue changeSubject log position } }';
const REQUEST = 'mutation ($email: String!) { requestEmailCode(email: $email) { expiresInSeconds } }';
const CONFIRM =
  'mutation ($email: String!, $code: String!) { confirmEmailCode(email: $email, code: $code) { confirmed registration } }';
const LINK = 'mutation ($id: String!, $born: Date!) { linkAccount(by: { massHealthId: $id }, birthDate: $born) { linked } }';

const PROFILE = {
  ...{ issuer: 'login-mass-gov', subject: 'nova', provider: 'LOGIN_MASS_GOV', authenticatedAt: MORNING / 1000 - 60 },
  ...{ firstName: 'Nova', lastName: 'Ejemplo', email: 'nova@example.org', emailVerified: false, locale: 'es-US' },
} as const satisfies OpenAccountInput;

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({ settings: { registration: 'external' }, accounts: [accountOf('greta-2', 'Greta', 'Muster')] });
});
afterEach(() => desk.stop());

type Opened = { accountId: string | null; unusable: string | null };
async function open(more: Partial<OpenAccountInput> = {}): Promise<Opened> {
  const { data } = await desk.ask(SYSTEM, OPEN, { input: { ...PROFILE, ...more } });
  return (data as { openAccount: Opened }).openAccount;
}
type StandingNow = { accountId: string; profileDue: boolean; changeSubject: string; log: string; position: number };
async function standing(viewer = newcomer('login-mass-gov', 'nova')): Promise<StandingNow> {
  return ((await desk.ask(viewer, STANDING)).data as { viewerStanding: StandingNow }).viewerStanding;
}
const rowOf = (id: string | null) => desk.dump()['accounts']?.find((row) => row['id'] === id);
const member = (id: string | null) => unlinked(String(id));

describe('the account of a first sign-in at an external issuer (SI-3, SI-7)', () => {
  it('has the profile that the gateway sends, and no link', async () => {
    const before = await standing();
    expect(before).toMatchObject({ accountId: null, profileDue: true });
    const { accountId, unusable } = await open();
    expect(unusable).toBeNull();
    expect(rowOf(accountId)).toMatchObject({
      ...{ firstName: 'Nova', lastName: 'Ejemplo', email: 'nova@example.org', emailVerified: 0, language: 'es' },
      ...{ issuer: 'login-mass-gov', subject: 'nova', createdOn: '2026-11-16' },
    });
    expect(await standing()).toMatchObject({ accountId, personId: null, profileDue: false });
    // The log of changes names the sign-in by the name that it had, so that a gateway drops what it knew of it.
    const { subjects } = await desk.store.standingChanges(before, 10);
    expect(new Set(subjects)).toEqual(new Set([accountId, before.changeSubject]));
  });

  it('is created once for concurrent requests', async () => {
    const opened = await Promise.all(Array.from({ length: 50 }, () => open()));
    expect(new Set(opened.map(({ accountId }) => accountId)).size).toBe(1);
    expect(desk.dump()['accounts']?.filter(({ subject }) => subject === 'nova')).toHaveLength(1);
  });

  it.each<[string, Partial<OpenAccountInput>, string]>([
    ['a name with a line break', { firstName: 'No\nva' }, 'given_name'],
    ['a name without a letter', { lastName: '...' }, 'family_name'],
    ['a name of 101 characters', { lastName: 'e'.repeat(101) }, 'family_name'],
    ['an e-mail field that lists two addresses', { email: 'a@example.org,b@example.org' }, 'email'],
  ])('is not created with %s', async (_what, more, unusable) => {
    expect(await open(more)).toEqual({ accountId: null, unusable });
    expect(desk.dump()['accounts']?.filter(({ subject }) => subject === 'nova')).toEqual([]);
  });

  it('is linked only by an identifier, and only if its names match the record (LK-3)', async () => {
    const { name, birthDate, massHealthId } = await recordOfGreta();
    const other = await open({ subject: 'other', firstName: name.first, lastName: 'Anders' });
    const same = await open({ subject: 'same', firstName: name.first, lastName: name.last });
    const link = async (id: string | null) =>
      (await desk.ask(member(id), LINK, { id: massHealthId, born: birthDate })).data as { linkAccount: { linked: boolean } };
    expect(await standing(newcomer('login-mass-gov', 'same'))).toMatchObject({ personId: null });
    expect((await link(other.accountId)).linkAccount.linked).toBe(false);
    expect((await link(same.accountId)).linkAccount.linked).toBe(true);
  });
});

async function recordOfGreta() {
  const [record] = await desk.store.persons([String(GRETA.standing.personId)]);
  if (!record) throw new Error('There is no Greta');
  return record;
}

describe('a later profile', () => {
  const later = { authenticatedAt: PROFILE.authenticatedAt + 30 };

  it('is requested and stored after a later authentication', async () => {
    const { accountId } = await open();
    const again = createViewer({ ...newcomer('login-mass-gov', 'nova').signIn!, ...later }, NO_STANDING, MORNING / 1000);
    expect((await standing(again)).profileDue).toBe(true);
    expect(await open({ ...later, lastName: 'Muster' })).toEqual({ accountId, unusable: null });
    expect(rowOf(accountId)).toMatchObject({ lastName: 'Muster', email: 'nova@example.org' });
    expect((await standing(again)).profileDue).toBe(false);
    expect((await standing()).profileDue).toBe(false);
  });

  it.each([
    ['of the same authentication', {}],
    ['of an earlier authentication', { authenticatedAt: PROFILE.authenticatedAt - 30 }],
  ])('changes nothing when it is %s', async (_what, when) => {
    const { accountId } = await open();
    await open({ ...when, lastName: 'Muster' });
    expect(rowOf(accountId)).toMatchObject({ lastName: 'Ejemplo' });
  });

  it('never changes an account whose profile is not from an issuer', async () => {
    expect((await standing(newcomer('login-mass-gov', 'greta-2'))).profileDue).toBe(false);
    const { accountId } = await open({ ...later, subject: 'greta-2', email: 'taken-over@example.org' });
    expect(rowOf(accountId)).toMatchObject({ id: 'greta-2', firstName: 'Greta', email: 'greta-2@example.org' });
  });

  it('keeps an address confirmed until the address changes', async () => {
    const { accountId } = await open({ emailVerified: true });
    await open({ ...later, email: 'NOVA@example.org' });
    expect(rowOf(accountId)).toMatchObject({ email: 'NOVA@example.org', emailVerified: 1 });
    await open({ authenticatedAt: later.authenticatedAt + 1, email: 'new@example.org' });
    expect(rowOf(accountId)).toMatchObject({ email: 'new@example.org', emailVerified: 0 });
  });
});

describe('an unconfirmed address', () => {
  const NOVA = { email: 'nova@example.org' };

  it('gets no notification until a code confirms it', async () => {
    const { name, birthDate, massHealthId } = await recordOfGreta();
    const born = { id: massHealthId, born: birthDate };
    const nova = await open({ firstName: name.first, lastName: name.last });
    const ma = await open({
      issuer: 'ma-login',
      provider: 'MA_LOGIN',
      subject: 'greta-ma',
      firstName: name.first,
      lastName: name.last,
    });
    await desk.ask(member(nova.accountId), LINK, born);
    const maViewer = createViewer(
      newcomer('ma-login', 'greta-ma').signIn,
      { ...NO_STANDING, accountId: ma.accountId },
      MORNING / 1000,
    );
    await desk.ask(maViewer, LINK, born);
    await desk.store.sendDueMail();
    expect(desk.mails).toEqual([]);

    await desk.ask(member(nova.accountId), REQUEST, NOVA);
    const code = await desk.codeSentTo(NOVA.email);
    expect((await desk.ask(member(nova.accountId), CONFIRM, { ...NOVA, code })).data).toEqual({
      confirmEmailCode: { confirmed: true, registration: null },
    });
    expect(rowOf(nova.accountId)).toMatchObject({ emailVerified: 1 });
    await desk.ask(maViewer, 'mutation { unlinkAccount(kind: MASSHEALTH) { state } }');
    await desk.ask(maViewer, LINK, born);
    await desk.store.sendDueMail();
    expect(desk.mails.map(({ to, subject }) => [to, subject]).at(-1)).toEqual([NOVA.email, 'Another account was connected']);
  });

  it('cannot be confirmed by a caller without a sign-in, another account or a delegate of the member', async () => {
    const { accountId } = await open();
    const delegate = { assistedSessionId: 'none', kind: 'NAVIGATOR' } as const;
    const ofNova = createViewer(member(accountId).signIn, { ...NO_STANDING, accountId, delegate }, MORNING / 1000);
    await desk.ask(member(accountId), REQUEST, NOVA);
    const code = await desk.codeSentTo(NOVA.email);
    for (const viewer of [null, unlinked('greta-2'), ofNova]) {
      expect((await desk.ask(viewer, REQUEST, NOVA)).errors).toEqual(['requestEmailCode REGISTRATION_ELSEWHERE']);
      expect((await desk.ask(viewer, CONFIRM, { ...NOVA, code })).errors).toEqual(['confirmEmailCode REGISTRATION_ELSEWHERE']);
    }
    expect(rowOf(accountId)).toMatchObject({ emailVerified: 0 });
  });

  it('is confirmed only for the account that has it, and not by a wrong code', async () => {
    const { accountId } = await open();
    await desk.ask(member(accountId), REQUEST, NOVA);
    const code = await desk.codeSentTo(NOVA.email);
    const wrong = code === '000000' ? '000001' : '000000';
    expect((await desk.ask(member(accountId), CONFIRM, { ...NOVA, code: wrong })).data).toEqual({
      confirmEmailCode: { confirmed: false, registration: null },
    });
    await desk.ask(member(accountId), CONFIRM, { email: 'another@example.org', code });
    expect(rowOf(accountId)).toMatchObject({ emailVerified: 0 });
    await desk.ask(member(accountId), CONFIRM, { ...NOVA, code });
    expect(rowOf(accountId)).toMatchObject({ emailVerified: 1 });
    expect(desk.dump()['registrations']).toEqual([]);
  });
});
