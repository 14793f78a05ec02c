import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createViewer, type SignIn, type Viewer } from '../../schema/contract/viewer.ts';
import identity from '../../subgraphs/identity/subgraph.ts';
import { startSubgraph } from '../support/ask-subgraph.ts';
import { PARTNER_HAND_OFF } from '../support/demo-viewers.ts';
import { bearerOf, signedIn } from '../support/sign-ins.ts';

const MINUTE = 60 * 1000;
const NOON = Date.parse('2026-11-16T12:00:00Z');
const SESSION = '{ id delegateName delegateKind startedAt endsAt endedAt }';
const START = `mutation ($input: StartAssistedSessionInput!) { startAssistedSession(input: $input) { session ${SESSION} token } }`;
const END = `mutation ($id: ID!) { endAssistedSession(id: $id) { session ${SESSION} } }`;
const STANDING = '{ viewerStanding { ended } }';
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

const standing = async (viewer: Viewer) =>
  ((await subgraph.ask(viewer, STANDING)).data as { viewerStanding: { ended: boolean } }).viewerStanding;

const hasEnded = async (token: string) => (await standing(bearerOf(token))).ended;

type Started = { session: { id: string; startedAt: string; endsAt: string; endedAt: string | null }; token: string };

async function start(viewer: Viewer = viktor(), input: object = WENDY): Promise<Started> {
  const { data } = await subgraph.ask(viewer, START, { input });
  return (data as { startAssistedSession: Started }).startAssistedSession;
}

const WENDY_SHOWN = { delegateName: 'Wendy Helfer', delegateKind: 'NAVIGATOR' };

describe('startAssistedSession (DE-1, DE-2)', () => {
  it('returns a session of 30 minutes and a token', async () => {
    const { session, token } = await start();
    expect(session).toEqual({
      id: expect.stringMatching(/^[\w-]{36}$/),
      delegateName: 'Wendy Helfer',
      delegateKind: 'NAVIGATOR',
      startedAt: '2026-11-16T12:00:00.000Z',
      endsAt: '2026-11-16T12:30:00.000Z',
      endedAt: null,
    });
    expect(token).toMatch(/^asst_[\w-]{43}$/);
  });

  it('records a security event, and lists the newest session first', async () => {
    const first = await start();
    now += MINUTE;
    const second = await start(viktor(), { ...WENDY, delegateName: 'Xenia', delegateKind: 'AUTHORIZED_REPRESENTATIVE' });
    const { data } = await subgraph.ask(
      viktor(),
      '{ viewer { assistedSessions { id delegateName } securityEvents { kind at } } }',
    );
    expect(data).toEqual({
      viewer: {
        assistedSessions: [
          { id: second.session.id, delegateName: 'Xenia' },
          { id: first.session.id, delegateName: 'Wendy Helfer' },
        ],
        securityEvents: [
          { kind: 'ASSISTED_SESSION_STARTED', at: '2026-11-16T12:01:00.000Z' },
          { kind: 'ASSISTED_SESSION_STARTED', at: '2026-11-16T12:00:00.000Z' },
        ],
      },
    });
  });

  it.each([
    ['presence is not attested', { attestsPresence: false }],
    ['the name is empty', { delegateName: '' }],
    ['the name holds only spaces', { delegateName: '   ' }],
    ['the name has 101 characters', { delegateName: 'x'.repeat(101) }],
    ['the name holds NUL', { delegateName: 'Wendy\u0000' }],
    ['the name holds a line end', { delegateName: 'Wendy\r\nBcc: x' }],
    ['the name holds a bidirectional control character', { delegateName: 'Wendy \u202Eydnew' }],
    ['the name holds a line separator', { delegateName: 'Wendy\u2028' }],
  ])('is refused when %s', async (_why, change) => {
    expect(await subgraph.ask(viktor(), START, { input: { ...WENDY, ...change } })).toEqual({
      data: { startAssistedSession: null },
      errors: [`startAssistedSession BAD_USER_INPUT ${Object.keys(change)[0]}`],
    });
    expect((await subgraph.ask(viktor(), '{ viewer { assistedSessions { id } securityEvents { kind } } }')).data).toEqual({
      viewer: { assistedSessions: [], securityEvents: [] },
    });
  });

  it.each([
    ['Nguyễn Thị Ánh'],
    ['陳大文'],
    ['José Ñandú'],
    ['Jean-Baptiste Désirée'],
    ['João Conceição'],
    ["O'Brien"],
    ['Helper of acct17'],
    ['x'.repeat(100)],
    ['𠮷'.repeat(100)],
  ])('accepts the name %s unchanged', async (delegateName) => {
    const { session } = await start(viktor(), { ...WENDY, delegateName });
    expect(session).toMatchObject({ delegateName });
  });

  it.each([
    ['an account linked to nothing', () => known('H08', 'acct-nadia-lmg', null)],
    ['a holder who is not on the application', () => known('H03', 'acct-fiona-ma', null)],
    ['a partner', () => createViewer(PARTNER_HAND_OFF.signIn, PARTNER_HAND_OFF.standing, now / 1000)],
  ])('is denied to %s', async (_who, viewer) => {
    expect(await subgraph.ask(viewer(), START, { input: WENDY })).toEqual({
      data: { startAssistedSession: null },
      errors: ['startAssistedSession UNAUTHORIZED_FIELD_OR_TYPE'],
    });
  });
});

describe('endAssistedSession', () => {
  const end = async (viewer: Viewer, id: string) =>
    ((await subgraph.ask(viewer, END, { id })).data as { endAssistedSession: { session: unknown } }).endAssistedSession.session;

  it('ends the session at once, and keeps the time of the first end', async () => {
    const { session, token } = await start();
    now += MINUTE;
    expect(await end(viktor(), session.id)).toEqual({ ...session, ...WENDY_SHOWN, endedAt: '2026-11-16T12:01:00.000Z' });
    expect(await hasEnded(token)).toBe(true);
    now += MINUTE;
    expect(await end(viktor(), session.id)).toMatchObject({ endedAt: '2026-11-16T12:01:00.000Z' });
  });

  it('answers null for a session of another account, and does not end it', async () => {
    const { session, token } = await start();
    expect(await end(bruno(), session.id)).toBeNull();
    expect(await end(bruno(), 'nothing')).toBeNull();
    expect(await hasEnded(token)).toBe(false);
  });
});
