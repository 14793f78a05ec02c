import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_ACCOUNT_LIMITS } from '../../subgraphs/identity/settings/account-limits.ts';
import { demoFeed, demoSsn } from '../../scripts/demo/identity.ts';
import { accountOf, type Desk, newcomer, openDesk, unlinked } from '../support/account-desk.ts';

const LINK = `mutation ($by: LinkBy!, $birthDate: Date!) {
  linkAccount(by: $by, birthDate: $birthDate) { linked link { kind state method linkedAt } }
}`;
const UNLINK = 'mutation ($kind: LinkKind!) { unlinkAccount(kind: $kind) { state } }';

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
const eventsOf = (account: string) =>
  desk.dump()['security_events']?.flatMap(({ accountId, kind }) => (accountId === account ? [kind] : []));

async function mailedTo(): Promise<string[]> {
  await desk.store.sendDueMail();
  return desk.mails.map(({ to }) => to).toSorted();
}

describe('the other accounts of the person (LK-3)', () => {
  it('get an alert and a message, and the message names no person', async () => {
    await link('greta-ma', { ssn: GRETA.ssn });
    expect(await mailedTo()).toEqual([]);
    await link('greta', { ssn: GRETA.ssn });
    expect(await mailedTo()).toEqual(['greta-ma@example.org']);
    expect(eventsOf('greta-ma')).toEqual(['ACCOUNT_LINKED', 'OTHER_ACCOUNT_LINKED']);
    expect(eventsOf('greta')).toEqual(['ACCOUNT_LINKED']);
    expect(desk.mails[0]?.text).not.toMatch(/greta|muster|masshealth id|\d{6}/i);
  });

  it('get only the alert if their address is not confirmed', async () => {
    await desk.stop();
    const other = accountOf('greta-ma', 'Greta', 'Muster', { issuer: 'ma-login', provider: 'MA_LOGIN', emailVerified: 0 });
    desk = await openDesk({ accounts: [other, accountOf('greta', 'Greta', 'Muster')] });
    await link('greta-ma', { ssn: GRETA.ssn });
    await link('greta', { ssn: GRETA.ssn });
    expect(await mailedTo()).toEqual([]);
    expect(eventsOf('greta-ma')).toEqual(['ACCOUNT_LINKED', 'OTHER_ACCOUNT_LINKED']);
  });
});

describe('200 links of one person at once', () => {
  it('from one account create one link and one message', async () => {
    await desk.stop();
    desk = await openDesk({ accounts: ACCOUNTS, settings: { limits: { ...DEFAULT_ACCOUNT_LIMITS, linkTries: 200 } } });
    const before = desk.dump()['standing_changes']?.length ?? 0;
    const answers = await Promise.all(Array.from({ length: 200 }, () => link('ada', { ssn: '900-12-0001' }, '1992-02-11')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set([JSON.stringify(linkedBy('SSN'))]));
    expect(desk.dump()['links']?.filter(({ accountId }) => accountId === 'ada')).toHaveLength(1);
    expect(eventsOf('ada')).toEqual(['ACCOUNT_LINKED']);
    expect(eventsOf('acct-ada-ma')).toEqual(['OTHER_ACCOUNT_LINKED']);
    expect(await mailedTo()).toEqual(['ada.p0101.account@example.org']);
    const changes = desk.dump()['standing_changes']?.slice(before) ?? [];
    expect(changes.map(({ subject }) => subject)).toEqual(['ada']);
  });

  it('from 200 accounts of one provider succeed for exactly one', async () => {
    await desk.stop();
    const accounts = Array.from({ length: 200 }, (_, number) => accountOf(`greta-${number}`, 'Greta', 'Muster'));
    desk = await openDesk({ accounts });
    const answers = await Promise.all(accounts.map(({ id }) => link(id, { ssn: GRETA.ssn })));
    expect(answers.filter((answer) => JSON.stringify(answer) === JSON.stringify(linkedBy('SSN')))).toHaveLength(1);
    expect(answers.filter((answer) => JSON.stringify(answer) === JSON.stringify(FAILED))).toHaveLength(199);
    expect(desk.dump()['links']?.filter(({ personId }) => personId === 'p0301')).toHaveLength(1);
  });
});

describe('the first sign-in with an MA Login (LK-2)', () => {
  const STANDING = '{ viewerStanding { accountId personId memberOf } }';
  const carla = newcomer('ma-login', 'demo-carla');

  it('is linked to the MAhealthconnector account automatically, once for concurrent requests', async () => {
    const standing = {
      data: { viewerStanding: { accountId: 'acct-carla-ma', personId: 'p0202', memberOf: ['h02'] } },
      errors: [],
    };
    const answers = await Promise.all(Array.from({ length: 50 }, () => desk.ask(carla, STANDING)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set([JSON.stringify(standing)]));
    expect(eventsOf('acct-carla-ma')).toEqual(['ACCOUNT_LINKED']);
    const viewer = { ...unlinked('acct-carla-ma'), signIn: carla.signIn };
    const query = '{ viewer { account { firstName emailVerified } links { kind state method linkedAt } } }';
    expect((await desk.ask(viewer, query)).data).toEqual({
      viewer: {
        account: { firstName: 'Carla', emailVerified: false },
        links: [{ kind: 'MAHEALTHCONNECTOR', state: 'LINKED', method: 'AUTO_MA_LOGIN', linkedAt: '2026-11-16T15:00:00.000Z' }],
      },
    });
  });

  it('notifies the other account of the person', async () => {
    await desk.stop();
    desk = await openDesk({ accounts: [accountOf('carla', 'Carla', 'Ejemplo')] });
    expect(await link('carla', { ssn: demoSsn('p0202') }, '1987-08-02')).toEqual(linkedBy('SSN'));
    await desk.ask(carla, STANDING);
    expect(await mailedTo()).toEqual(['carla@example.org']);
    expect(eventsOf('carla')).toEqual(['ACCOUNT_LINKED', 'OTHER_ACCOUNT_LINKED']);
  });

  it('does not link again after the link was ended', async () => {
    await desk.ask(carla, STANDING);
    await desk.ask(unlinked('acct-carla-ma'), UNLINK, { kind: 'MAHEALTHCONNECTOR' });
    expect((await desk.ask(carla, STANDING)).data).toEqual({
      viewerStanding: { accountId: 'acct-carla-ma', personId: null, memberOf: [] },
    });
  });

  it.each([
    ['the same name at the other provider', newcomer('login-mass-gov', 'demo-carla')],
    ['an MA Login without a MAhealthconnector account', newcomer('ma-login', 'demo-nobody')],
  ])('creates no account for %s (SI-7)', async (_who, viewer) => {
    const before = desk.dump()['accounts'];
    expect((await desk.ask(viewer, STANDING)).data).toEqual({
      viewerStanding: { accountId: null, personId: null, memberOf: [] },
    });
    expect(desk.dump()['accounts']).toEqual(before);
  });

  it('never resolves to the account of another sign-in, even if the source names its id', async () => {
    await desk.stop();
    desk = await openDesk();
    // No feed says so: an account has one line.
    desk.change(`update mahealthconnector_accounts set "accountId" = 'acct-bruno-ma'`);
    expect((await desk.ask(carla, STANDING)).data).toEqual({
      viewerStanding: { accountId: null, personId: null, memberOf: [] },
    });
  });

  it('of a person who made the account for others creates an account without a person (RO-7)', async () => {
    await desk.stop();
    const [carlas] = demoFeed().mahealthconnectorAccounts;
    desk = await openDesk({ feed: { mahealthconnectorAccounts: [{ ...carlas!, personId: null }] } });
    expect((await desk.ask(carla, STANDING)).data).toEqual({
      viewerStanding: { accountId: 'acct-carla-ma', personId: null, memberOf: [] },
    });
    expect(desk.dump()['links']?.filter(({ accountId }) => accountId === 'acct-carla-ma')).toMatchObject([{ state: 'LINKED' }]);
  });

  it('leaves the link PENDING if another MA Login is linked to the person', async () => {
    await desk.stop();
    const [carlas] = demoFeed().mahealthconnectorAccounts;
    const asBruno = { personId: 'p0201', firstName: 'Bruno' };
    desk = await openDesk({ feed: { mahealthconnectorAccounts: [{ ...carlas!, ...asBruno }] } });
    expect((await desk.ask(carla, STANDING)).data).toEqual({
      viewerStanding: { accountId: 'acct-carla-ma', personId: null, memberOf: [] },
    });
    expect(desk.dump()['links']?.filter(({ accountId }) => accountId === 'acct-carla-ma')).toMatchObject([{ state: 'PENDING' }]);
    expect(eventsOf('acct-bruno-ma')).toEqual([]);
  });

  it.each([
    ['a different first name', { firstName: 'Karla' }, 'PENDING'],
    ['a different last name', { lastName: 'Muster' }, 'PENDING'],
    ['the same name in another spelling', { firstName: 'CARLA', lastName: ' Ejempló' }, 'LINKED'],
  ])('with %s leaves the link %s', async (_what, names, state) => {
    await desk.stop();
    const [carlas] = demoFeed().mahealthconnectorAccounts;
    desk = await openDesk({ feed: { mahealthconnectorAccounts: [{ ...carlas!, ...names }] } });
    await desk.ask(carla, STANDING);
    const personId = state === 'LINKED' ? 'p0202' : null;
    expect(desk.dump()['links']?.filter(({ accountId }) => accountId === 'acct-carla-ma')).toMatchObject([{ state, personId }]);
  });

  it('links once an account that was opened before the source listed it, and does not link it again after an unlink', async () => {
    const { signIn } = carla;
    const profile = { firstName: 'Carla', lastName: 'Ejemplo', email: 'carla@example.org', emailVerified: false, locale: null };
    const opened = await desk.store.openAccount({ ...signIn!, provider: 'MA_LOGIN', ...profile });
    const accountId = String(opened.accountId);
    const answers = await Promise.all(Array.from({ length: 20 }, () => desk.ask(carla, STANDING)));
    const standing = { viewerStanding: { accountId, personId: 'p0202', memberOf: ['h02'] } };
    expect(new Set(answers.map(({ data }) => JSON.stringify(data)))).toEqual(new Set([JSON.stringify(standing)]));
    expect(eventsOf(accountId)).toEqual(['ACCOUNT_LINKED']);
    await desk.ask({ ...unlinked(accountId), signIn }, UNLINK, { kind: 'MAHEALTHCONNECTOR' });
    expect((await desk.ask(carla, STANDING)).data).toMatchObject({ viewerStanding: { accountId, personId: null } });
  });
});
