import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createViewer, type SignIn, type Viewer } from '../../schema/contract/viewer.ts';
import identity from '../../subgraphs/identity/subgraph.ts';
import { startSubgraph } from '../support/ask-subgraph.ts';
import { PARTNER_HAND_OFF } from '../support/demo-viewers.ts';
import { signedIn } from '../support/sign-ins.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NOON = Date.parse('2026-11-16T12:00:00Z');

const startIdentity = () => startSubgraph(identity, { wallClock: () => now });
let now = NOON;
let subgraph: Awaited<ReturnType<typeof startIdentity>>;

beforeEach(async () => {
  now = NOON;
  subgraph = await startIdentity();
});
afterEach(() => subgraph.stop());

const bruno = (more: Partial<SignIn> = {}, authenticatedAt = NOON) => signedIn('H02', authenticatedAt, more);

type Told = { ended: boolean; endsInSeconds: number | null; accountId: string | null; personId: string | null };

async function told(viewer: Viewer): Promise<Told> {
  const { data } = await subgraph.ask(viewer, '{ viewerStanding { ended endsInSeconds accountId personId } }');
  return (data as { viewerStanding: Told }).viewerStanding;
}

const hasEnded = async (viewer: Viewer) => (await told(viewer)).ended;

/** The viewer as the gateway asserts it once the standing is known. */
const known = (viewer: Viewer) =>
  createViewer(viewer.signIn, { ...viewer.standing, accountId: 'acct-bruno-ma', personId: 'p0201' }, now / 1000);
const signOut = (viewer: Viewer) => subgraph.ask(known(viewer), 'mutation { signOut { signedOut } }');

describe('a session (SI-7)', () => {
  it('begins with its first request, and has a standing', async () => {
    const rest = await told(bruno());
    expect(rest).toEqual({ ended: false, endsInSeconds: 900, accountId: 'acct-bruno-ma', personId: 'p0201' });
  });

  it.each([
    ['14 minutes and 59 seconds', 15 * MINUTE - SECOND, false],
    ['15 minutes', 15 * MINUTE, true],
    ['an hour', HOUR, true],
  ])('ends after 15 idle minutes: %s', async (_long, idle, ended) => {
    await told(bruno());
    now += idle;
    expect(await hasEnded(bruno())).toBe(ended);
  });

  it('in use ends when it is 12 hours old, to the second', async () => {
    await told(bruno());
    for (; now <= NOON + 12 * HOUR - 10 * MINUTE; now += 10 * MINUTE) expect(await hasEnded(bruno())).toBe(false);
    now = NOON + 12 * HOUR - SECOND;
    expect(await told(bruno())).toMatchObject({ ended: false, endsInSeconds: 1 });
    now = NOON + 12 * HOUR;
    expect(await told(bruno())).toMatchObject({ ended: true, endsInSeconds: null, accountId: null, personId: null });
  });

  it('does not begin with a sign-in that is 12 hours old', async () => {
    expect(await hasEnded(bruno({}, NOON - 12 * HOUR))).toBe(true);
    expect(await hasEnded(bruno({}, NOON - 12 * HOUR + SECOND))).toBe(false);
  });

  it('stays ended when more requests come', async () => {
    await told(bruno());
    now += 16 * MINUTE;
    for (let asked = 0; asked < 3; asked++, now += SECOND) expect(await hasEnded(bruno())).toBe(true);
  });

  it('records its last use once a minute, and so may end up to a minute early but never late', async () => {
    await told(bruno());
    now += 59 * SECOND;
    expect(await told(bruno())).toMatchObject({ endsInSeconds: 841 });
    now += SECOND;
    expect(await told(bruno())).toMatchObject({ endsInSeconds: 900 });
  });

  it('is identified by provider, person and session id together', async () => {
    await signOut(bruno());
    expect(await hasEnded(bruno())).toBe(true);
    expect(await hasEnded(bruno({ sessionId: 's2' }))).toBe(false);
    expect(await hasEnded(bruno({ issuer: 'login-mass-gov' }))).toBe(false);
    expect(await hasEnded(signedIn('H01', NOON))).toBe(false);
  });

  it('pitfall 50: begins again with a new sign-in, even under the same id; earlier tokens stay invalid', async () => {
    await told(bruno());
    now += 20 * MINUTE;
    const again = bruno({}, now);
    expect(await hasEnded(again)).toBe(false);
    expect(await hasEnded(bruno())).toBe(true);
    await signOut(again);
    now += SECOND;
    expect(await hasEnded(again)).toBe(true);
    expect(await hasEnded(bruno({}, now))).toBe(false);
    expect(await hasEnded(again)).toBe(true);
    expect(await hasEnded(bruno())).toBe(true);
  });

  it('of a provider whose clock is ahead ends too', async () => {
    const ahead = bruno({}, NOON + 20 * SECOND);
    expect(await hasEnded(ahead)).toBe(false);
    now += 16 * MINUTE;
    expect(await hasEnded(ahead)).toBe(true);
    const other = bruno({ sessionId: 's2' }, now + 20 * SECOND);
    await told(other);
    await signOut(other);
    expect(await hasEnded(other)).toBe(true);
    expect(await hasEnded(bruno({ sessionId: 's3' }, now + 31 * SECOND))).toBe(true);
  });

  it('begins and ends once for concurrent requests', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => hasEnded(bruno())));
    expect(all).toEqual(Array(50).fill(false));
    await Promise.all([...Array.from({ length: 20 }, () => hasEnded(bruno())), signOut(bruno()), signOut(bruno())]);
    expect(await hasEnded(bruno())).toBe(true);
  });
});

describe('signOut', () => {
  it('ends the session and records the change for every gateway', async () => {
    await told(bruno());
    const before = await subgraph.store.logPosition();
    expect(await signOut(bruno())).toEqual({ data: { signOut: { signedOut: true } }, errors: [] });
    expect(await told(bruno())).toEqual({
      ended: true,
      endsInSeconds: null,
      accountId: null,
      personId: null,
    });
    expect((await subgraph.store.standingChanges(before, 10)).subjects).toEqual(['acct-bruno-ma']);
  });

  it('is denied to partners and without a sign-in', async () => {
    for (const viewer of [PARTNER_HAND_OFF, null]) {
      const { data, errors } = await subgraph.ask(viewer, 'mutation { signOut { signedOut } }');
      expect([data, errors]).toEqual([{ signOut: null }, ['signOut UNAUTHORIZED_FIELD_OR_TYPE']]);
    }
  });
});
