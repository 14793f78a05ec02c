import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { demoFeed } from '../../scripts/demo/identity.ts';
import identity from '../../subgraphs/identity/subgraph.ts';
import type { Accounts } from '../../subgraphs/identity/rows.ts';
import { accountOf } from '../support/account-desk.ts';
import { startSubgraph } from '../support/ask-subgraph.ts';
import { BRUNO, HUGO, LARA_LMG, NADIA, PARTNER_HAND_OFF, partner, STAFF } from '../support/demo-viewers.ts';

const SECOND = 1000;
const CREATE = 'mutation { createHandOff(target: MAHEALTHCONNECTOR_APPLICATION) { url requiresSignIn expiresInSeconds } }';
const REDEEM = 'mutation ($token: String!) { redeemHandOff(token: $token) { issuer subject } }';
const NOTHING = { issuer: null, subject: null };

const startIdentity = (accounts: Accounts[] = []) =>
  startSubgraph(identity, {
    wallClock: () => now,
    feed: { ...demoFeed(), accounts: [...demoFeed().accounts, ...accounts] },
    settings: { handOffUrls: { MAHEALTHCONNECTOR_APPLICATION: 'https://connector.example.org/application?step=1' } },
  });
let now = Date.now();
let subgraph: Awaited<ReturnType<typeof startIdentity>>;

beforeEach(async () => {
  now = Date.now();
  subgraph = await startIdentity();
});
afterEach(() => subgraph.stop());

async function create(viewer: Viewer) {
  const { data } = await subgraph.ask(viewer, CREATE);
  return (data as { createHandOff: { url: string; requiresSignIn: boolean; expiresInSeconds: number | null } }).createHandOff;
}

const tokenOf = (url: string) => new URL(url).hash.replace('#handoff=', '');

async function redeem(token: string, by: Viewer = PARTNER_HAND_OFF) {
  const { data } = await subgraph.ask(by, REDEEM, { token });
  return (data as { redeemHandOff: unknown }).redeemHandOff;
}

const BRUNO_SIGN_IN = { issuer: BRUNO.signIn?.issuer, subject: BRUNO.signIn?.subject };

describe('the link to update the application (UP-3)', () => {
  const offered = async (viewer: Viewer) => (await subgraph.ask(viewer, '{ viewer { handOffTargets } }')).data;

  it('is offered to an account that is linked to MAhealthconnector', async () => {
    expect(await offered(BRUNO)).toEqual({ viewer: { handOffTargets: ['MAHEALTHCONNECTOR_APPLICATION'] } });
  });

  it('is offered to a login.mass.gov session of the same person', async () => {
    expect(await offered(LARA_LMG)).toEqual({ viewer: { handOffTargets: ['MAHEALTHCONNECTOR_APPLICATION'] } });
  });

  it('is offered to a login.mass.gov session of a person who has a MAhealthconnector account but has not signed in with MA Login', async () => {
    const born = '1987-08-02';
    const viewer = { ...NADIA, standing: { ...NADIA.standing, accountId: 'carla-lmg' } };
    await subgraph.stop();
    subgraph = await startIdentity([accountOf('carla-lmg', 'Carla', 'Ejemplo')]);
    expect(await offered(viewer)).toEqual({ viewer: { handOffTargets: [] } });
    const linked = await subgraph.ask(
      viewer,
      `mutation { linkAccount(by: { ssn: "900-12-0003" }, birthDate: "${born}") { linked } }`,
    );
    expect(linked.data).toEqual({ linkAccount: { linked: true } });
    expect(await offered(viewer)).toEqual({ viewer: { handOffTargets: ['MAHEALTHCONNECTOR_APPLICATION'] } });
  });

  it('is not offered to an account of a person without a MAhealthconnector account, or without a link', async () => {
    expect(await offered(HUGO)).toEqual({ viewer: { handOffTargets: [] } });
    expect(await offered(NADIA)).toEqual({ viewer: { handOffTargets: [] } });
  });

  it('is not offered after the link has ended', async () => {
    await subgraph.ask(BRUNO, 'mutation { unlinkAccount(kind: MAHEALTHCONNECTOR) { state } }');
    expect(await offered(BRUNO)).toEqual({ viewer: { handOffTargets: [] } });
  });
});

describe('a hand-off (UP-3)', () => {
  it('of an MA Login session has a token in its fragment only, which is valid for 60 seconds', async () => {
    const { url, ...rest } = await create(BRUNO);
    expect(rest).toEqual({ requiresSignIn: false, expiresInSeconds: 60 });
    expect(url).toMatch(/^https:\/\/connector\.example\.org\/application\?step=1#handoff=[\w-]{43}$/);
  });

  it('of a login.mass.gov session is a link without a token if the person has a MAhealthconnector account', async () => {
    expect(await create(LARA_LMG)).toEqual({
      url: 'https://connector.example.org/application?step=1',
      requiresSignIn: true,
      expiresInSeconds: null,
    });
  });

  it.each([
    ['a login.mass.gov session that is linked', HUGO],
    ['a login.mass.gov session that is linked to nothing', NADIA],
  ])('is null for %s if the person has no MAhealthconnector account', async (_linked, viewer) => {
    expect(await subgraph.ask(viewer, CREATE)).toEqual({ data: { createHandOff: null }, errors: [] });
  });

  it('is null for an MA Login session whose link has ended', async () => {
    await subgraph.ask(BRUNO, 'mutation { unlinkAccount(kind: MAHEALTHCONNECTOR) { state } }');
    expect(await subgraph.ask(BRUNO, CREATE)).toEqual({ data: { createHandOff: null }, errors: [] });
  });

  it('is denied to staff, to a partner and without a sign-in', async () => {
    for (const viewer of [STAFF, PARTNER_HAND_OFF, null]) {
      expect(await subgraph.ask(viewer, CREATE)).toEqual({
        data: { createHandOff: null },
        errors: ['createHandOff UNAUTHORIZED_FIELD_OR_TYPE'],
      });
    }
  });

  it('does not accept an address as its target', async () => {
    const { data } = await subgraph.ask(BRUNO, CREATE.replace('MAHEALTHCONNECTOR_APPLICATION', '"https://evil.example.org"'));
    expect(data).toBeUndefined();
  });
});

describe('redeeming a hand-off', () => {
  it('returns the sign-in once', async () => {
    const token = tokenOf((await create(BRUNO)).url);
    expect(await redeem(token)).toEqual(BRUNO_SIGN_IN);
    expect(await redeem(token)).toEqual(NOTHING);
  });

  it.each([
    [59, BRUNO_SIGN_IN],
    [60, NOTHING],
    [3_600, NOTHING],
  ])('works until 60 seconds have passed: %i', async (after, told) => {
    const token = tokenOf((await create(BRUNO)).url);
    now += after * SECOND;
    expect(await redeem(token)).toEqual(told);
  });

  it.each([[''], ['x'], ['A'.repeat(43)], ["' or 1=1 --"]])('returns nothing for an unknown token: %j', async (token) => {
    await create(BRUNO);
    expect(await redeem(token)).toEqual(NOTHING);
  });

  it('succeeds once for a hundred concurrent requests', async () => {
    const token = tokenOf((await create(BRUNO)).url);
    const all = await Promise.all(Array.from({ length: 100 }, () => redeem(token)));
    expect(all.filter((told) => JSON.stringify(told) === JSON.stringify(BRUNO_SIGN_IN))).toHaveLength(1);
    expect(all.filter((told) => JSON.stringify(told) === JSON.stringify(NOTHING))).toHaveLength(99);
  });

  it('returns nothing after the member has signed out', async () => {
    const token = tokenOf((await create(BRUNO)).url);
    await subgraph.ask(BRUNO, 'mutation { signOut { signedOut } }');
    expect(await redeem(token)).toEqual(NOTHING);
  });

  it.each([
    ['a partner without the scope', partner('eligibility:read')],
    ['the member', BRUNO],
    ['staff', STAFF],
    ['an unidentified caller', null],
  ])('is denied to %s, and does not use the token up', async (_who, viewer) => {
    const token = tokenOf((await create(BRUNO)).url);
    const { data, errors } = await subgraph.ask(viewer, REDEEM, { token });
    expect([data, errors]).toEqual([{ redeemHandOff: null }, ['redeemHandOff UNAUTHORIZED_FIELD_OR_TYPE']]);
    expect(await redeem(token)).toEqual(BRUNO_SIGN_IN);
  });
});
