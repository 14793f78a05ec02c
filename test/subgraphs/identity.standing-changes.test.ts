import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createViewer, NO_STANDING, type SignIn, type Viewer } from '../../schema/contract/viewer.ts';
import { type LogPosition, signInSubject } from '../../subgraphs/identity/events/standing-changes.ts';
import { demoDay } from '../../subgraphs/shared/demo.ts';
import { demoSignIns } from '../../scripts/demo/identity.ts';
import { accountOf, type Desk, MORNING, newcomer, openDesk, ORIGIN, SYSTEM } from '../support/account-desk.ts';
import { bearerOf } from '../support/sign-ins.ts';

const STANDING = `{ viewerStanding {
  ended provider delegate { assistedSessionId } accountId personId language memberOf heads { id members { personId limited } }
  changeSubject log position
} }`;
const CHANGES = `query ($log: ID!, $since: Float!, $first: Int!) {
  standingChanges(log: $log, since: $since, first: $first) { log position newest subjects complete }
}`;

let desk: Desk;
/** Where the log stands before a change. */
let before: LogPosition;
beforeEach(async () => {
  desk = await openDesk({ accounts: [accountOf('ada', 'Ada', 'Fictum')] });
  before = await desk.store.logPosition();
});
afterEach(() => desk.stop());

const changed = async () => (await desk.store.standingChanges(before, 10_000)).subjects;

const sessionOf = (name: string): SignIn => {
  const { issuer = '', subject = '' } = demoSignIns.find((candidate) => candidate.name === name) ?? {};
  return newcomer(issuer, subject).signIn!;
};
const place = { role: 'MEMBER', isApplying: 1, relationshipToHead: 'CHILD', from: demoDay(0), to: null } as const;

/** A member of the demo who may start an assisted session. */
const viktor = () => ({
  accountId: 'acct-viktor-ma',
  personId: 'p1201',
  provider: 'MA_LOGIN' as const,
  signIn: sessionOf('H12'),
});
const WENDY = { delegateName: 'Wendy Helfer', delegateKind: 'NAVIGATOR' } as const;

type Told = Record<string, unknown> & { changeSubject: string };

async function told(viewer: Viewer): Promise<Told> {
  return ((await desk.ask(viewer, STANDING)).data as { viewerStanding: Told }).viewerStanding;
}

type Change = readonly [what: string, act: (desk: Desk) => Promise<unknown>, subjects: readonly string[]];

const H04 = ['acct-hugo-lmg', 'acct-irma-ma'];
const CHANGES_OF_STANDING: readonly Change[] = [
  ['a membership that ends', ({ store }) => store.endMembership('h04', 'p0402', demoDay(0)), H04],
  ['a membership that will end', ({ store }) => store.endMembership('h04', 'p0402', demoDay(9)), H04],
  [
    'a membership that begins',
    ({ store }) => store.addMembership({ householdId: 'h04', personId: 'p0101', ...place }),
    ['acct-ada-ma', ...H04],
  ],
  ['another head', ({ store }) => store.moveHead('h04', 'p0402'), H04],
  ['a restriction', ({ store }) => store.setRestricted('p0403', true), H04],
  ['the end of a restriction', ({ store }) => store.setRestricted('p1102', false), ['acct-tova-lmg', 'acct-uwe-ma']],
  [
    'a restriction of a member of two households',
    ({ store }) => store.setRestricted('p1303', true),
    ['acct-max-lmg', 'acct-nils-ma', 'acct-zoe-ma'],
  ],
  ['a link', ({ store }) => store.link('ada', { ssn: '900-12-0001' }, '1992-02-11', ORIGIN), ['ada']],
  ['the end of a link', ({ store }) => store.unlink('acct-lara-lmg', 'MASSHEALTH'), ['acct-lara-lmg']],
  ['a sign-out', ({ store }) => store.signOut(sessionOf('H02'), 'acct-bruno-ma'), ['acct-bruno-ma']],
  [
    'a first sign-in',
    ({ ask }) => ask(newcomer('ma-login', 'demo-carla'), STANDING),
    [signInSubject({ issuer: 'ma-login', subject: 'demo-carla' })],
  ],
];
const NO_CHANGES: readonly Change[] = [
  ['a link that is there already', ({ store }) => store.unlink('ada', 'MASSHEALTH'), []],
  ['a link that fails', ({ store }) => store.link('ada', { ssn: '900-12-0006' }, '1992-02-11', ORIGIN), []],
  ['the end of a link that does not exist', ({ store }) => store.unlink('acct-bruno-ma', 'DTA'), []],
  ['the end of an assisted session that does not exist', ({ store }) => store.endAssistedSession('none', 'acct-bruno-ma'), []],
  ['a sign-in', ({ ask }) => ask(newcomer('ma-login', 'demo-bruno'), STANDING), []],
  ['a sign-in without an account', ({ ask }) => ask(newcomer('ma-login', 'nobody'), STANDING), []],
  ['an assisted session that begins', ({ store }) => store.startAssistedSession(viktor(), WENDY), []],
];

describe('the log names the affected accounts and no others (RO-9)', () => {
  it.each([...CHANGES_OF_STANDING, ...NO_CHANGES])('%s', async (_what, act, subjects) => {
    await act(desk);
    expect(await changed()).toEqual(subjects);
  });

  it('the end of an assisted session is logged with the account of the member', async () => {
    const { session, token } = await desk.store.startAssistedSession(viktor(), WENDY);
    const delegate = bearerOf(token);
    const own = await told(delegate);
    expect(own).toMatchObject({ accountId: 'acct-viktor-ma', changeSubject: 'acct-viktor-ma' });
    await desk.store.endAssistedSession(session.id, 'acct-viktor-ma');
    expect(await changed()).toEqual(['acct-viktor-ma']);
    expect(await told(delegate)).toMatchObject({ ended: true });
  });

  it('a delegate keeps the account of the member as change subject after an unlink, in case of a new link (DE-2)', async () => {
    const { token } = await desk.store.startAssistedSession(viktor(), WENDY);
    await desk.store.unlink('acct-viktor-ma', 'MAHEALTHCONNECTOR');
    expect(await told(bearerOf(token))).toMatchObject({ ended: true, accountId: null, changeSubject: 'acct-viktor-ma' });
  });

  it('a sign-in without an account has a hash as change subject, and one with an account has the account', async () => {
    const carla = newcomer('ma-login', 'demo-carla');
    const nobody = newcomer('ma-login', 'nobody');
    expect(await told(nobody)).toMatchObject({ accountId: null, changeSubject: signInSubject(nobody.signIn!) });
    expect(JSON.stringify(await told(nobody))).not.toContain('nobody');
    expect(await told(carla)).toMatchObject({ accountId: 'acct-carla-ma', changeSubject: 'acct-carla-ma' });
  });
});

/** What the demo's people are told, with the position left out; each signs in first, so that nobody signs in anew later. */
async function everybody(): Promise<Map<string, { content: string; changeSubject: string }>> {
  const all = new Map<string, { content: string; changeSubject: string }>();
  for (const { name, issuer, subject } of demoSignIns) {
    if (subject === 'demo-carla') continue;
    const { position: _, ...standing } = await told(newcomer(issuer, subject));
    all.set(name, { content: JSON.stringify(standing), changeSubject: standing.changeSubject });
  }
  return all;
}

it.each(CHANGES_OF_STANDING)('the log names every sign-in whose standing is changed by %s', async (_what, act) => {
  const earlier = await everybody();
  await act(desk);
  const later = await everybody();
  const other = [...earlier].filter(([name, { content }]) => later.get(name)?.content !== content);
  expect(await changed()).toEqual(expect.arrayContaining(other.map(([, { changeSubject }]) => changeSubject)));
});

describe('the log holds no reason for a change (RO-10)', () => {
  it('a restriction is recorded like a new head, with position and account only', async () => {
    await desk.store.moveHead('h04', 'p0402');
    const role = await changed();
    before = await desk.store.logPosition();
    await desk.store.setRestricted('p0403', true);
    expect(await changed()).toEqual(role);
    const rows = desk.dump()['standing_changes'] ?? [];
    expect(new Set(rows.flatMap((row) => Object.keys(row)))).toEqual(new Set(['position', 'subject']));
  });
});

describe('standingChanges', () => {
  const ask = async (viewer: Viewer | null, since = before, first = 10) =>
    desk.ask(viewer, CHANGES, { log: since.log, since: since.position, first });
  const answerTo = async (...asked: [since?: LogPosition, first?: number]) =>
    ((await ask(SYSTEM, ...asked)).data as { standingChanges: Record<string, unknown> }).standingChanges;

  it('is denied to everyone but the gateway', async () => {
    const refused = { data: { standingChanges: null }, errors: ['standingChanges UNAUTHORIZED_FIELD_OR_TYPE'] };
    const { signIn } = newcomer('ma-login', 'demo-bruno');
    const partner = createViewer({ ...signIn!, kind: 'partner', provider: null }, NO_STANDING, MORNING / 1000);
    const staff = createViewer({ ...signIn!, kind: 'staff', provider: null }, NO_STANDING, MORNING / 1000);
    for (const viewer of [null, newcomer('ma-login', 'demo-bruno'), partner, staff]) expect(await ask(viewer)).toEqual(refused);
  });

  it('returns new changes in pages', async () => {
    const { log, position } = before;
    await desk.store.moveHead('h04', 'p0402');
    await desk.store.signOut(sessionOf('H02'), 'acct-bruno-ma');
    const newest = position + 3;
    const first = { log, position: position + 2, newest, subjects: H04, complete: true };
    expect(await answerTo(before, 2)).toEqual(first);
    const rest = { log, position: newest, newest, subjects: ['acct-bruno-ma'], complete: true };
    expect(await answerTo({ log, position: position + 2 }, 2)).toEqual(rest);
    expect(await answerTo({ log, position: newest })).toEqual({ ...rest, subjects: [] });
  });

  it('answers as incomplete for another log, a log that was cut, and a position that was never reached', async () => {
    const { log, position } = before;
    await desk.store.moveHead('h04', 'p0402');
    const unknown = { log, position: position + 2, newest: position + 2, subjects: [], complete: false };
    expect(await answerTo({ log: 'another', position })).toEqual(unknown);
    expect(await answerTo({ log, position: position + 3 })).toEqual(unknown);
    await desk.store.cutStandingChanges(1);
    expect(await answerTo()).toEqual(unknown);
    expect(await answerTo({ log, position: position + 1 })).toMatchObject({ complete: true, subjects: ['acct-irma-ma'] });
  });

  it('has a new log id for new tables', async () => {
    const other = await openDesk();
    expect((await other.store.logPosition()).log).not.toBe(before.log);
    await other.stop();
  });
});
