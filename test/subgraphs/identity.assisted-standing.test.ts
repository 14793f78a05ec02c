import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createViewer, type SignIn, type Viewer } from '../../schema/contract/viewer.ts';
import identity from '../../subgraphs/identity/subgraph.ts';
import { startSubgraph } from '../support/ask-subgraph.ts';
import { hashToken } from '../../schema/contract/opaque-token.ts';
import { bearerOf, signedIn } from '../support/sign-ins.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const NOON = Date.parse('2026-11-16T12:00:00Z');
const START = 'mutation ($input: StartAssistedSessionInput!) { startAssistedSession(input: $input) { session { id } token } }';
const STANDING = `{ viewerStanding {
  ended endsInSeconds provider delegate { assistedSessionId kind } accountId personId memberOf heads { id members { personId } }
} }`;
const WENDY = { delegateName: 'Wendy Helfer', delegateKind: 'NAVIGATOR', attestsPresence: true };

const startIdentity = () => startSubgraph(identity, { wallClock: () => now });
let now = NOON;
let subgraph: Awaited<ReturnType<typeof startIdentity>>;

beforeEach(async () => {
  now = NOON;
  subgraph = await startIdentity();
  await standing(signedIn('H12', NOON));
});
afterEach(() => subgraph.stop());

const known = (name: string, accountId: string, personId: string | null, more: Partial<SignIn> = {}): Viewer => {
  const { signIn, standing: none } = signedIn(name, NOON, more);
  return createViewer(signIn, { ...none, accountId, personId }, now / 1000);
};
const viktor = (more: Partial<SignIn> = {}) => known('H12', 'acct-viktor-ma', 'p1201', more);
const bruno = () => known('H02', 'acct-bruno-ma', 'p0201');

type Told = Record<string, unknown> & { ended: boolean; endsInSeconds: number | null };

async function standing(viewer: Viewer): Promise<Told> {
  return ((await subgraph.ask(viewer, STANDING)).data as { viewerStanding: Told }).viewerStanding;
}

const hasEnded = async (token: string) => (await standing(bearerOf(token))).ended;

type Started = { session: { id: string }; token: string };

async function start(viewer: Viewer = viktor()): Promise<Started> {
  const { data } = await subgraph.ask(viewer, START, { input: WENDY });
  return (data as { startAssistedSession: Started }).startAssistedSession;
}

/** The member asks something, so that the own session goes on. */
const stayActive = () => standing(signedIn('H12', NOON));

describe('the standing of a delegate (DE-2)', () => {
  it("is the member's own, by the member's provider", async () => {
    await standing(signedIn('H02', NOON));
    const { session, token } = await start(bruno());
    expect(await standing(bearerOf(token))).toEqual({
      ended: false,
      endsInSeconds: 900,
      provider: 'MA_LOGIN',
      delegate: { assistedSessionId: session.id, kind: 'NAVIGATOR' },
      accountId: 'acct-bruno-ma',
      personId: 'p0201',
      memberOf: ['h02'],
      heads: [{ id: 'h02', members: [{ personId: 'p0202' }, { personId: 'p0203' }, { personId: 'p0204' }] }],
    });
  });

  it.each([
    ['29 minutes and 59 seconds', 30 * MINUTE - SECOND, false],
    ['30 minutes', 30 * MINUTE, true],
  ])('ends after 30 minutes while the member is active: %s', async (_long, until, ended) => {
    const { token } = await start();
    for (; now < NOON + until - 10 * MINUTE; now += 9 * MINUTE) await stayActive();
    now = NOON + until;
    expect(await hasEnded(token)).toBe(ended);
  });

  it("ends when the member's session lies idle for 15 minutes, whatever the delegate does", async () => {
    const { token, session } = await start();
    for (; now < NOON + 15 * MINUTE; now += MINUTE) expect(await hasEnded(token)).toBe(false);
    expect(await hasEnded(token)).toBe(true);
    expect((await subgraph.ask(viktor(), '{ viewer { assistedSessions { id endedAt } } }')).data).toEqual({
      viewer: { assistedSessions: [{ id: session.id, endedAt: '2026-11-16T12:15:00.000Z' }] },
    });
  });

  it('stays ended when the member signs in again', async () => {
    const { token } = await start();
    now += 20 * MINUTE;
    await standing(signedIn('H12', now));
    expect(await hasEnded(token)).toBe(true);
  });

  it('ends when the member signs out, in the assisted sessions that this session started and in no other', async () => {
    await standing(signedIn('H12', NOON, { sessionId: 's2' }));
    const [one, two, other] = [await start(), await start(), await start(viktor({ sessionId: 's2' }))];
    await subgraph.ask(viktor(), 'mutation { signOut { signedOut } }');
    expect([await hasEnded(one.token), await hasEnded(two.token), await hasEnded(other.token)]).toEqual([true, true, false]);
  });

  it('ends when the account of the member is unlinked', async () => {
    const { token } = await start();
    await subgraph.store.unlink('acct-viktor-ma', 'MAHEALTHCONNECTOR');
    expect(await hasEnded(token)).toBe(true);
  });

  it('ends when the session of the member is 12 hours old', async () => {
    const early = NOON - 11 * 60 * MINUTE - 50 * MINUTE;
    await standing(signedIn('H12', early, { sessionId: 's2' }));
    const { token } = await start(viktor({ sessionId: 's2', authenticatedAt: early / 1000 }));
    now += 10 * MINUTE - SECOND;
    expect(await hasEnded(token)).toBe(false);
    now += SECOND;
    expect(await hasEnded(token)).toBe(true);
  });

  it.each([['asst_' + 'A'.repeat(43)], ['asst_'], [''], ['demo-viktor']])(
    'is empty and ended for an unknown token: %j',
    async (token) => {
      await start();
      expect(await standing(bearerOf(token))).toMatchObject({
        ended: true,
        accountId: null,
        personId: null,
        delegate: null,
        heads: [],
      });
    },
  );

  it('is not given for the stored hash of the token', async () => {
    const { token } = await start();
    expect(await hasEnded(hashToken(token))).toBe(true);
  });
});

describe('a delegate', () => {
  const delegate = ({ session, token }: Started): Viewer => {
    const { signIn, standing: none } = bearerOf(token);
    const inSession = { assistedSessionId: session.id, kind: 'NAVIGATOR' as const };
    return createViewer(
      signIn && { ...signIn, provider: 'MA_LOGIN', sessionId: session.id },
      { ...none, accountId: 'acct-viktor-ma', personId: 'p1201', memberOf: ['h12'], delegate: inSession },
      now / 1000,
    );
  };

  it('sees isDelegate, and neither the sign-in time nor the assisted sessions and security events of the member', async () => {
    const viewer = delegate(await start());
    const query = '{ viewer { isDelegate provider authenticatedAt assistedSessions { id } securityEvents { kind } } }';
    expect(await subgraph.ask(viewer, query)).toEqual({
      data: {
        viewer: { isDelegate: true, provider: 'MA_LOGIN', authenticatedAt: null, assistedSessions: null, securityEvents: null },
      },
      errors: ['viewer.assistedSessions UNAUTHORIZED_FIELD_OR_TYPE', 'viewer.securityEvents UNAUTHORIZED_FIELD_OR_TYPE'],
    });
    expect((await subgraph.ask(viktor(), '{ viewer { isDelegate } }')).data).toEqual({ viewer: { isDelegate: false } });
  });

  it('may not start or end assisted sessions, unlink the account or create a hand-off', async () => {
    const started = await start();
    const viewer = delegate(started);
    for (const [field, mutation] of [
      [
        'startAssistedSession',
        `mutation { startAssistedSession(input: { delegateName: "x", delegateKind: NAVIGATOR, attestsPresence: true }) { token } }`,
      ],
      ['endAssistedSession', `mutation { endAssistedSession(id: "${started.session.id}") { session { id } } }`],
      ['unlinkAccount', 'mutation { unlinkAccount(kind: MAHEALTHCONNECTOR) { state } }'],
      ['createHandOff', 'mutation { createHandOff(target: MAHEALTHCONNECTOR_APPLICATION) { url } }'],
    ] as const) {
      const { data, errors } = await subgraph.ask(viewer, mutation);
      expect([data, errors]).toEqual([{ [field]: null }, [`${field} UNAUTHORIZED_FIELD_OR_TYPE`]]);
    }
  });

  it('ends only its own assisted session by signing out', async () => {
    const [one, two] = [await start(), await start()];
    expect((await subgraph.ask(delegate(one), 'mutation { signOut { signedOut } }')).data).toEqual({
      signOut: { signedOut: true },
    });
    expect([await hasEnded(one.token), await hasEnded(two.token)]).toEqual([true, false]);
    expect((await standing(signedIn('H12', NOON))).ended).toBe(false);
  });
});
