import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createClientIdentifier } from '../../../gateway/clients/identify-client.ts';
import { createViewerStep } from '../../../gateway/request/identify-viewer.ts';
import type { Session } from '../../../gateway/request/session.ts';
import { type DevIssuer, openDevIssuer } from '../../../gateway/sign-in/dev-issuer.ts';
import { IssuerUnavailable } from '../../../gateway/sign-in/issuer-unavailable.ts';
import { createTokenVerifier } from '../../../gateway/sign-in/verify-token.ts';
import { POLL_INTERVAL_MS } from '../../../gateway/standing/change-follower.ts';
import { createStandingCache, STATE_LIFETIME_SECONDS } from '../../../gateway/standing/standing-cache.ts';
import { createLog } from '../../../gateway/telemetry/log.ts';
import { RECENT_SIGN_IN_SECONDS } from '../../../schema/contract/viewer.ts';
import { OPEN_CLIENTS } from '../../support/open-clients.ts';
import { scriptedIdentity } from '../../support/scripted-identity.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
let issuer: DevIssuer;
beforeAll(async () => void (issuer = await openDevIssuer(folder.path)));
afterAll(() => folder.remove());

const NOW = 1_800_000_000_000;

/** The part of a gateway that identifies viewers, before a scripted identity and an issuer whose keys can be away. */
function openGateway() {
  const identity = scriptedIdentity();
  const clock = { now: NOW };
  const counts = { verifications: 0 };
  const keys = { away: false };
  const issuers = issuer.issuers.map((trusted) => ({
    ...trusted,
    keys() {
      counts.verifications += 1;
      if (keys.away) throw new IssuerUnavailable(7);
      return trusted.keys();
    },
  }));
  const standings = createStandingCache(identity.reader, null, () => clock.now);
  const clients = createClientIdentifier(OPEN_CLIENTS, 'development');
  const identify = createViewerStep(createTokenVerifier(issuers), standings.find, clients, createLog('silent'));
  const ask = async (authorization: string): Promise<Session> => identify(authorization, clock.now);
  return { identity, clock, counts, keys, ask };
}

let gateway: ReturnType<typeof openGateway>;
let bearer: string;
beforeEach(async () => {
  gateway = openGateway();
  bearer = await bearerOf('ada');
});

const bearerOf = async (subject: string, more: object = {}) =>
  `Bearer ${await issuer.token({ issuer: 'ma-login', subject, scopes: [], ...more }, NOW / 1000)}`;
const parallel = (authorization = bearer) => Promise.allSettled(Array.from({ length: 20 }, () => gateway.ask(authorization)));
const outcomes = async (settled: ReturnType<typeof parallel>) =>
  (await settled).map((one) =>
    one.status === 'fulfilled'
      ? one.value.viewer.standing.personId
      : (one.reason as { extensions: { code: string } }).extensions.code,
  );
const all = (outcome: string) => Array.from({ length: 20 }, () => outcome);

describe('20 parallel requests of a new viewer', () => {
  it('verify the token once, ask identity once, and have one session', async () => {
    const settled = await parallel();
    expect(gateway.counts.verifications).toBe(1);
    expect(gateway.identity.asked).toEqual({ states: 1, changes: 1 });
    const sessions = settled.map((one) => (one as PromiseFulfilledResult<Session>).value);
    expect(new Set(sessions).size).toBe(1);
    expect(await gateway.ask(bearer)).toBe(sessions[0]);
  });

  it('each get the refusal of an invalid token, which is checked once and asks nothing of identity', async () => {
    const forged = `${bearer.slice(0, -8)}AAAAAAAA`;
    expect(await outcomes(parallel(forged))).toEqual(all('UNAUTHENTICATED'));
    expect(gateway.counts.verifications).toBe(1);
    expect(gateway.identity.asked).toEqual({ states: 0, changes: 0 });
    expect(await outcomes(parallel(forged))).toEqual(all('UNAUTHENTICATED'));
    expect(await outcomes(parallel())).toEqual(all('ada-0'));
  });

  it('each get a 503 while identity is away, which later requests do not share', async () => {
    gateway.identity.goAway();
    expect(await outcomes(parallel())).toEqual(all('SERVICE_UNAVAILABLE'));
    gateway.identity.comeBack();
    expect(await outcomes(parallel())).toEqual(all('ada-0'));
    expect(gateway.counts.verifications).toBe(1);
  });

  it('each get a 503 while the keys of the issuer are away, which later requests do not share', async () => {
    gateway.keys.away = true;
    expect(await outcomes(parallel())).toEqual(all('SERVICE_UNAVAILABLE'));
    expect(gateway.counts.verifications).toBe(1);
    gateway.keys.away = false;
    expect(await outcomes(parallel())).toEqual(all('ada-0'));
  });

  it('RO-9: do not share a question that began before a change with a request that began after it', async () => {
    await gateway.ask(await bearerOf('ben'));
    const { identity, clock, ask } = gateway;
    // The token is verified, and the standing is not known.
    identity.goAway();
    await ask(bearer).catch(() => undefined);
    identity.comeBack();
    identity.hold();
    const early = ask(bearer);
    const question = await identity.question('ada');
    question.read();
    identity.change('ada');
    clock.now += POLL_INTERVAL_MS;
    const late = ask(bearer);
    (await identity.question('the log')).arrive();
    question.arrive();
    (await identity.question('ada')).arrive();
    expect((await late).viewer.standing.personId).toBe('ada-1');
    expect((await early).viewer.standing.personId).toBe('ada-1');
    expect((await ask(bearer)).viewer.standing.personId).toBe('ada-1');
  });
});

describe('the session of a token', () => {
  const personId = async () => (await gateway.ask(bearer)).viewer.standing.personId;

  it('is the same object while nothing changes', async () => {
    const first = await gateway.ask(bearer);
    gateway.clock.now += POLL_INTERVAL_MS;
    expect(await gateway.ask(bearer)).toBe(first);
    expect((await gateway.ask(await bearerOf('ben'))).viewer).not.toBe(first.viewer);
  });

  it('is renewed when the standing changes', async () => {
    const first = await gateway.ask(bearer);
    gateway.identity.change('ada');
    gateway.clock.now += POLL_INTERVAL_MS;
    expect(await personId()).toBe('ada-1');
    expect((await gateway.ask(bearer)).viewer).not.toBe(first.viewer);
  });

  it('is renewed when its standing is asked for again', async () => {
    await gateway.ask(bearer);
    gateway.clock.now += STATE_LIFETIME_SECONDS * 1000;
    expect(await personId()).toBe('ada-0');
    expect(gateway.identity.asked.states).toBe(2);
  });

  it('is renewed when the sign-in is no longer recent', async () => {
    expect((await gateway.ask(bearer)).viewer.recentSignIn).toBe(true);
    gateway.clock.now += RECENT_SIGN_IN_SECONDS * 1000 + 1;
    expect((await gateway.ask(bearer)).viewer.recentSignIn).toBe(false);
  });

  it('of a partner or of staff is renewed when the sign-in is no longer recent, without asking identity', async () => {
    const staff = await bearerOf('staff-1', { issuer: 'staff' });
    const first = await gateway.ask(staff);
    expect(await gateway.ask(staff)).toBe(first);
    gateway.clock.now += RECENT_SIGN_IN_SECONDS * 1000 + 1;
    expect((await gateway.ask(staff)).viewer).toMatchObject({ recentSignIn: false });
    expect(gateway.identity.asked).toEqual({ states: 0, changes: 0 });
  });

  it('ends with the token', async () => {
    await gateway.ask(bearer);
    const { exp = 0 } = JSON.parse(Buffer.from(bearer.split('.')[1]!, 'base64url').toString()) as { exp?: number };
    gateway.clock.now = (exp + 31) * 1000;
    await expect(gateway.ask(bearer)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });
});
