import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createViewer, NO_STANDING, type SignIn, type Viewer } from '../../schema/contract/viewer.ts';
import { demoFeed, demoSignIns } from '../../scripts/demo/identity.ts';
import type { LogPosition } from '../../subgraphs/identity/events/standing-changes.ts';
import identity from '../../subgraphs/identity/subgraph.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { startSubgraph } from '../support/ask-subgraph.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const STANDING =
  '{ viewerStanding { accountId personId language memberOf heads { id members { personId limited } } changesInSeconds } }';

type Member = { personId: string; limited: boolean };
type Told = {
  personId: string | null;
  language: string | null;
  memberOf: string[];
  heads: { id: string; members: Member[] }[];
  changesInSeconds: number | null;
};

const startIdentity = (databaseUrl = 'sqlite::memory:', feed = demoFeed()) =>
  startSubgraph(identity, { databaseUrl, feed, clock: () => now });

let now = DEMO_NOW;
let subgraph: Awaited<ReturnType<typeof startIdentity>>;
/** Where the log of changes stands before each test. */
let before: LogPosition;

beforeEach(async () => {
  now = DEMO_NOW;
  subgraph = await startIdentity();
  before = await subgraph.store.logPosition();
});
afterEach(() => subgraph.stop());

const SIGN_IN: SignIn = {
  kind: 'person',
  issuer: 'ma-login',
  subject: 'demo-bruno',
  provider: 'MA_LOGIN',
  authenticatedAt: Date.now() / 1000,
  sessionId: 'session',
  scopes: [],
};

/** A sign-in as the gateway first asserts it: nothing is known of its standing. */
const unknown = (signIn: Partial<SignIn>): Viewer => createViewer({ ...SIGN_IN, ...signIn }, NO_STANDING, Date.now() / 1000);

async function standingOf(name: string): Promise<Told> {
  const { issuer = '', subject = '', provider = null } = demoSignIns.find((candidate) => candidate.name === name) ?? {};
  const { data } = await subgraph.ask(unknown({ issuer, subject, provider }), STANDING);
  return (data as { viewerStanding: Told }).viewerStanding;
}

/** Whose changes the log tells of since the test began. */
const changed = async () => (await subgraph.store.standingChanges(before, 10_000)).subjects;

/** Headed households as "h02: p0202 p0203*"; an asterisk where the head's view is limited. */
const viewOf = ({ heads }: Told) =>
  heads.map(({ id, members }) => `${id}:${members.map(({ personId, limited }) => ` ${personId}${limited ? '*' : ''}`).join('')}`);

describe('the standing', () => {
  it.each([
    // sign-in, account, person, households, what the person heads, language
    ['H01', 'acct-ada-ma', 'p0101', ['h01'], ['h01:'], 'EN'],
    ['H02', 'acct-bruno-ma', 'p0201', ['h02'], ['h02: p0202 p0203* p0204'], 'ES'],
    ['H02-carla', 'acct-carla-ma', 'p0202', ['h02'], [], 'ES'],
    ['H03', 'acct-fiona-ma', null, [], [], null],
    ['H04', 'acct-irma-ma', 'p0401', ['h04'], ['h04: p0402 p0403'], 'EN'],
    ['H04-hugo', 'acct-hugo-lmg', 'p0402', ['h04'], [], 'EN'],
    ['H05', 'acct-kazimir-lmg', 'p0501', ['h05'], ['h05:'], 'VI'],
    ['H06', 'acct-lara-ma', 'p0601', ['h06'], ['h06:'], 'EN'],
    ['H06-lmg', 'acct-lara-lmg', 'p0601', ['h06'], ['h06:'], 'EN'],
    ['H07', 'acct-marisol-lmg', 'p0701', ['h07'], ['h07: p0702'], 'PT_BR'],
    ['H08', 'acct-nadia-lmg', null, [], [], null],
    ['H09', 'acct-oskar-ma', 'p0901', ['h09'], ['h09: p0902 p0903 p0904'], 'EN'],
    ['H09-pia', 'acct-pia-lmg', 'p0902', ['h09'], [], 'EN'],
    ['H10', 'acct-samir-ma', 'p1001', ['h10'], ['h10:'], 'HT'],
    ['H11', 'acct-uwe-ma', 'p1101', ['h11'], ['h11: p1102*'], 'EN'],
    ['H11-tova', 'acct-tova-lmg', 'p1102', ['h11'], [], 'EN'],
    ['H12', 'acct-viktor-ma', 'p1201', ['h12'], ['h12:'], 'ZH_HANT'],
    ['H13', 'acct-zoe-ma', 'p1301', ['h13'], ['h13: p1302 p1303'], 'EN'],
    ['H13-max', 'acct-max-lmg', 'p1303', ['h13', 'h14'], [], 'EN'],
    ['H14', 'acct-nils-ma', 'p1401', ['h14'], ['h14: p1303 p1402 p1403'], 'EN'],
  ])('of %s (RO-1, RO-8, RO-9, RO-10, LA-1)', async (name, accountId, personId, memberOf, heads, language) => {
    const standing = await standingOf(name);
    expect({ ...standing, heads: viewOf(standing) }).toEqual({
      accountId,
      personId,
      language,
      memberOf,
      heads,
      changesInSeconds: null,
    });
  });

  it('is listed above for every sign-in of the demo', () => {
    expect(demoSignIns).toHaveLength(20);
    expect(new Set(demoSignIns.map(({ accountId }) => accountId)).size).toBe(20);
  });

  it.each([
    ['by the other provider', { issuer: 'login-mass-gov', provider: 'LOGIN_MASS_GOV' }],
    ['by an e-mail address', { subject: 'bruno.p0201.account@example.org' }],
    ['by an unknown subject', { subject: 'nobody' }],
  ] as const)('is empty for a sign-in %s (SI-7)', async (_how, signIn) => {
    const nobody = { accountId: null, personId: null, language: null, memberOf: [], heads: [] };
    const none = { ...nobody, changesInSeconds: null };
    expect(await subgraph.ask(unknown(signIn), STANDING)).toEqual({ data: { viewerStanding: none }, errors: [] });
  });

  it('is given to persons only', async () => {
    const noStanding = { data: { viewerStanding: null }, errors: [] };
    expect(await subgraph.ask(unknown({ kind: 'partner', provider: null }), STANDING)).toEqual(noStanding);
    expect(await subgraph.ask(unknown({ kind: 'staff', provider: null }), STANDING)).toEqual(noStanding);
    expect((await subgraph.ask(null, STANDING)).errors).toEqual(['viewerStanding UNAUTHORIZED_FIELD_OR_TYPE']);
  });
});

describe('a change', () => {
  it("that ends a membership ends the head's view and the member's own (RO-9)", async () => {
    await subgraph.store.endMembership('h04', 'p0402', '2026-11-16');
    expect(viewOf(await standingOf('H04'))).toEqual(['h04: p0403']);
    expect(await standingOf('H04-hugo')).toMatchObject({ personId: 'p0402', memberOf: [] });
  });

  it('in the future is announced, and takes effect on its day (RO-9)', async () => {
    await subgraph.store.endMembership('h04', 'p0402', '2026-11-20');
    // Three days, and the hours from 10:00 in Boston to midnight; it may be told too short by the hour of daylight saving.
    const { changesInSeconds } = await standingOf('H04');
    expect([3 * DAY + 13 * HOUR, 3 * DAY + 14 * HOUR]).toContain(Number(changesInSeconds) * 1000);
    now = DEMO_NOW + 3 * DAY;
    expect(viewOf(await standingOf('H04'))).toEqual(['h04: p0402 p0403']);
    now = DEMO_NOW + 4 * DAY;
    expect(viewOf(await standingOf('H04'))).toEqual(['h04: p0403']);
    expect(await standingOf('H04')).toMatchObject({ changesInSeconds: null });
  });

  it('that adds a member in the future shows nothing before its day (RO-9)', async () => {
    const place = {
      householdId: 'h01',
      personId: 'p0402',
      role: 'MEMBER',
      isApplying: 1,
      relationshipToHead: 'UNRELATED',
    } as const;
    await subgraph.store.addMembership({ ...place, from: '2026-11-18', to: null });
    const before = await standingOf('H01');
    expect(viewOf(before)).toEqual(['h01:']);
    expect([1 * DAY + 13 * HOUR, 1 * DAY + 14 * HOUR]).toContain(Number(before.changesInSeconds) * 1000);
    expect(await standingOf('H04-hugo')).toMatchObject({ memberOf: ['h04'], changesInSeconds: before.changesInSeconds });
    now = DEMO_NOW + 2 * DAY;
    expect(viewOf(await standingOf('H01'))).toEqual(['h01: p0402']);
    expect((await standingOf('H04-hugo')).memberOf).toEqual(['h01', 'h04']);
  });

  it('takes effect at midnight in Massachusetts', async () => {
    await subgraph.store.endMembership('h04', 'p0402', '2026-11-17');
    now = Date.parse('2026-11-17T04:59:59Z');
    expect(await standingOf('H04')).toMatchObject({ changesInSeconds: 0 });
    expect(viewOf(await standingOf('H04'))).toEqual(['h04: p0402 p0403']);
    now = Date.parse('2026-11-17T05:00:00Z');
    expect(viewOf(await standingOf('H04'))).toEqual(['h04: p0403']);
  });

  it('of the head moves the view (RO-9)', async () => {
    await subgraph.store.moveHead('h04', 'p0402');
    expect(viewOf(await standingOf('H04'))).toEqual([]);
    expect(viewOf(await standingOf('H04-hugo'))).toEqual(['h04: p0401 p0403']);
  });

  it('of a restriction limits the view, and its end lifts that (RO-10)', async () => {
    await subgraph.store.setRestricted('p0403', true);
    expect(viewOf(await standingOf('H04'))).toEqual(['h04: p0402 p0403*']);
    await subgraph.store.setRestricted('p0403', false);
    expect(viewOf(await standingOf('H04'))).toEqual(['h04: p0402 p0403']);
  });

  it('that fails changes nothing, including the log', async () => {
    const place = { householdId: 'h01', personId: 'p0101', isApplying: 1, relationshipToHead: 'SELF', to: null } as const;
    await subgraph.store.addMembership({ ...place, role: 'HEAD', from: '2026-12-01' });
    await expect(subgraph.store.addMembership({ ...place, role: 'MEMBER', from: '2026-12-01' })).rejects.toThrow();
    expect(await standingOf('H01')).toMatchObject({ memberOf: ['h01'] });
    expect(await changed()).toEqual(['acct-ada-ma']);
  });
});

it('a feed replaces the data of the source, keeps the links of the accounts, and records a change for every account', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'identity-'));
  const restart = async () => {
    await subgraph.stop();
    subgraph = await startIdentity(`sqlite:${join(folder, 'identity.db')}`);
  };
  await restart();
  await subgraph.store.endMembership('h04', 'p0402', '2026-11-01');
  await subgraph.store.unlink('acct-bruno-ma', 'MAHEALTHCONNECTOR');
  expect(viewOf(await standingOf('H04'))).toEqual(['h04: p0403']);
  before = await subgraph.store.logPosition();
  await restart();
  expect(await changed()).toEqual(expect.arrayContaining(demoFeed().accounts.map(({ id }) => id)));
  expect(viewOf(await standingOf('H04'))).toEqual(['h04: p0402 p0403']);
  expect(await standingOf('H02')).toMatchObject({ accountId: 'acct-bruno-ma', personId: null });
  rmSync(folder, { recursive: true });
});
