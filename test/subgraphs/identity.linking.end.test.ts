import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createViewer } from '../../schema/contract/viewer.ts';
import { demoFeed } from '../../scripts/demo/identity.ts';
import { accountOf, type Desk, MORNING, newcomer, openDesk, unlinked } from '../support/account-desk.ts';
import { BRUNO, LARA } from '../support/demo-viewers.ts';

const LINK = `mutation ($by: LinkBy!, $birthDate: Date!) {
  linkAccount(by: $by, birthDate: $birthDate) { linked link { kind state method linkedAt } }
}`;
const UNLINK = 'mutation ($kind: LinkKind!) { unlinkAccount(kind: $kind) { kind state } }';

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

const STANDING = '{ viewerStanding { accountId personId memberOf heads { id } } }';
const SIGN_INS = {
  H02: newcomer('ma-login', 'demo-bruno'),
  H06: newcomer('ma-login', 'demo-lara'),
  'H06-lmg': newcomer('login-mass-gov', 'demo-lara'),
};
async function standingOf(name: keyof typeof SIGN_INS) {
  const { data } = await desk.ask(SIGN_INS[name], STANDING);
  return (data as { viewerStanding: { personId: string | null } }).viewerStanding;
}

describe('unlinkAccount', () => {
  it('ends the link, and with it the standing (UP-1)', async () => {
    const before = await desk.store.logPosition();
    const answer = await desk.ask(BRUNO, UNLINK, { kind: 'MAHEALTHCONNECTOR' });
    expect(answer).toEqual({ data: { unlinkAccount: { kind: 'MAHEALTHCONNECTOR', state: 'UNLINKED' } }, errors: [] });
    expect(await standingOf('H02')).toMatchObject({
      accountId: 'acct-bruno-ma',
      personId: null,
      memberOf: [],
      heads: [],
    });
    expect((await desk.store.standingChanges(before, 10)).subjects).toEqual(['acct-bruno-ma']);
    const links = await desk.ask(BRUNO, '{ viewer { links { kind state } } }');
    expect(links.data).toEqual({ viewer: { links: [{ kind: 'MAHEALTHCONNECTOR', state: 'REVOKED' }] } });
  });

  it('leaves other kinds and other accounts alone', async () => {
    const answer = await desk.ask(BRUNO, UNLINK, { kind: 'DTA' });
    expect(answer.data).toEqual({ unlinkAccount: { kind: 'DTA', state: 'UNLINKED' } });
    expect((await standingOf('H02')).personId).toBe('p0201');
    await desk.ask(LARA, UNLINK, { kind: 'MAHEALTHCONNECTOR' });
    expect((await standingOf('H06')).personId).toBeNull();
    expect((await standingOf('H06-lmg')).personId).toBe('p0601');
  });

  it('does not lift a lock', async () => {
    await desk.stop();
    const links = demoFeed().links.map((link) => ({ ...link, state: 'LOCKED' as const }));
    desk = await openDesk({ feed: { links } });
    await desk.ask(BRUNO, UNLINK, { kind: 'MAHEALTHCONNECTOR' });
    expect((await desk.ask(BRUNO, '{ viewer { links { state } } }')).data).toEqual({
      viewer: { links: [{ state: 'LOCKED' }] },
    });
  });

  it.each([
    ['runs', 19, null, []],
    ['is denied', 21, 'p0201', ['unlinkAccount UNAUTHORIZED_FIELD_OR_TYPE']],
  ])('%s %i minutes after the sign-in', async (_verdict, minutes, stillLinked, errors) => {
    const now = MORNING / 1000;
    const viewer = createViewer({ ...BRUNO.signIn!, authenticatedAt: now - minutes * 60 }, BRUNO.standing, now);
    expect((await desk.ask(viewer, UNLINK, { kind: 'MAHEALTHCONNECTOR' })).errors).toEqual(errors);
    expect((await standingOf('H02')).personId).toBe(stillLinked);
  });
});

describe('the end of a link', () => {
  it('is recorded on the account, and lets another account link the person', async () => {
    await link('greta', { ssn: GRETA.ssn });
    await desk.ask(unlinked('greta'), UNLINK, { kind: 'MASSHEALTH' });
    expect(eventsOf('greta')).toEqual(['ACCOUNT_LINKED', 'ACCOUNT_UNLINKED']);
    expect(await personOf('greta')).toBeNull();
    expect(await link('greta-two', { ssn: GRETA.ssn })).toEqual(linkedBy('SSN'));
    expect(await link('greta', { ssn: GRETA.ssn })).toEqual(FAILED);
  });

  it('can be followed by a new link to the same person', async () => {
    await link('greta', { ssn: GRETA.ssn });
    await desk.ask(unlinked('greta'), UNLINK, { kind: 'MASSHEALTH' });
    expect(await link('greta', { massHealthId: GRETA.massHealthId })).toEqual(linkedBy('MASSHEALTH_ID'));
  });

  it('keeps the person reserved while the account has another link to the person', async () => {
    await desk.stop();
    const records = demoFeed().records.map((record) =>
      record.personId === 'p0301' ? { ...record, kind: 'DTA' as const } : record,
    );
    desk = await openDesk({ accounts: ACCOUNTS, feed: { records } });
    expect(await link('greta', { ssn: GRETA.ssn })).toEqual(linkedBy('SSN', 'DTA'));
    expect(await link('greta', { massHealthId: GRETA.massHealthId })).toEqual(linkedBy('MASSHEALTH_ID'));
    await desk.ask(unlinked('greta'), UNLINK, { kind: 'DTA' });
    expect(await link('greta-two', { ssn: GRETA.ssn })).toEqual(FAILED);
    expect(await personOf('greta')).toBe('p0301');
  });

  it('records nothing if there was no link', async () => {
    await desk.ask(unlinked('greta'), UNLINK, { kind: 'MASSHEALTH' });
    expect(eventsOf('greta')).toEqual([]);
  });
});
