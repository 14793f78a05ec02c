import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Kysely } from 'kysely';
import type { SignIn, Standing, Viewer } from '../../schema/contract/viewer.ts';
import { hashToken } from '../../schema/contract/opaque-token.ts';
import type { Tables } from '../../subgraphs/notices/rows.ts';
import notices from '../../subgraphs/notices/subgraph.ts';
import { openDatabase } from '../../subgraphs/shared/database.ts';
import { type AskedSubgraph, startSubgraph } from '../support/ask-subgraph.ts';
import { ADA, BRUNO, CARLA, LARA, LARA_LMG, NADIA, partner, STAFF } from '../support/demo-viewers.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { stopProcesses } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const HANDLE = 'query ($id: ID!) { notice(id: $id) { download { handle } } }';
const REDEEM = 'mutation ($handle: String!) { redeemNoticeDownload(handle: $handle) { recipientId namedIds noticeId } }';
const NOTICE = 'ntc-0201-1';
const NOTHING = { data: { redeemNoticeDownload: null }, errors: [] };

const inSession = (viewer: Viewer, signIn: Partial<SignIn>): Viewer => ({ ...viewer, signIn: { ...viewer.signIn!, ...signIn } });
const inPlace = (viewer: Viewer, standing: Partial<Standing>): Viewer => ({
  ...viewer,
  standing: { ...viewer.standing, ...standing },
});

let postgres: PostgresServer;
const folder = temporaryFolder();
beforeAll(async () => void (postgres = await startPostgres()));
afterAll(() => postgres.remove());
afterAll(stopProcesses);
afterAll(() => folder.remove());

describe.each([
  ['PostgreSQL', () => postgres.url],
  ['a file of SQLite', () => `sqlite:${join(folder.path, 'graph.db')}`],
])('NO-2: a download handle of a letter, stored in %s,', (_database, databaseUrl) => {
  /** Three processes' worth of one subgraph, each with connections of its own. */
  let replicas: AskedSubgraph[];
  let tables: Kysely<Tables>;
  let now = Date.now();
  const start = (feed?: null) =>
    startSubgraph(notices, { databaseUrl: databaseUrl(), wallClock: () => now, ...(feed === null && { feed }) });
  beforeAll(async () => {
    replicas = [await start(), await start(null), await start(null)];
    tables = await openDatabase<Tables>(databaseUrl(), 'notices');
  });
  beforeEach(() => tables.deleteFrom('downloadHandles').execute());
  afterAll(async () => {
    await tables.destroy();
    await Promise.all(replicas.map(({ stop }) => stop()));
  });

  const kept = () => tables.selectFrom('downloadHandles').selectAll().execute();
  async function handleFor(viewer: Viewer, id = NOTICE): Promise<string> {
    const { data } = await replicas[0]!.ask(viewer, HANDLE, { id });
    return (data as { notice: { download: { handle: string } } }).notice.download.handle;
  }
  const redeem = (viewer: Viewer | null, handle: string, replica = 0) => replicas[replica]!.ask(viewer, REDEEM, { handle });
  const isLetter = ({ data }: { data: unknown }) =>
    (data as { redeemNoticeDownload: { recipientId: string } | null }).redeemNoticeDownload?.recipientId === 'p0201';

  it('is redeemed once by 50 concurrent requests over three replicas', async () => {
    for (let round = 0; round < 10; round += 1) {
      const handle = await handleFor(BRUNO);
      const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => redeem(BRUNO, handle, index % 3)));
      expect(answers.filter(isLetter)).toHaveLength(1);
      expect(answers.filter((answer) => !isLetter(answer))).toEqual(Array.from({ length: 49 }, () => NOTHING));
    }
    expect(await kept()).toEqual([]);
  });

  it('is unique among 50 that are created concurrently, and each is valid once', async () => {
    const handles = await Promise.all(Array.from({ length: 50 }, () => handleFor(BRUNO)));
    expect(new Set(handles).size).toBe(50);
    const answers = await Promise.all([...handles, ...handles].map((handle, index) => redeem(BRUNO, handle, index % 3)));
    expect(answers.filter(isLetter)).toHaveLength(50);
    expect(await kept()).toEqual([]);
  });

  it('is stored only as a hash', async () => {
    const handle = await handleFor(BRUNO);
    const rows = await kept();
    expect(rows.map(({ handleHash }) => handleHash)).toEqual([hashToken(handle)]);
    expect(JSON.stringify(rows)).not.toContain(handle);
  });

  it('is valid for 59,999 milliseconds and not for 60,000', async () => {
    const [one, other] = [await handleFor(BRUNO), await handleFor(BRUNO)];
    now += 59_999;
    expect(isLetter(await redeem(BRUNO, one))).toBe(true);
    now += 1;
    expect(await redeem(BRUNO, other)).toEqual(NOTHING);
    now -= 1;
    expect(isLetter(await redeem(BRUNO, other))).toBe(true);
  });

  it('is removed after it has expired when the next one is created, and not before', async () => {
    await handleFor(BRUNO);
    await handleFor(ADA, 'ntc-0101-1');
    now += 59_999;
    await handleFor(BRUNO);
    expect(await kept()).toHaveLength(3);
    now += 1;
    const last = await handleFor(CARLA, 'ntc-0202-1');
    const rows = await kept();
    expect(rows).toHaveLength(2);
    expect(rows.map(({ handleHash }) => handleHash)).toContain(hashToken(last));
  });

  it('survives a restart if it is unused, and stays used after one', async () => {
    const [one, other] = [await handleFor(BRUNO), await handleFor(BRUNO)];
    expect(isLetter(await redeem(BRUNO, one))).toBe(true);
    await replicas.pop()!.stop();
    replicas.push(await start(null));
    expect(await redeem(BRUNO, one, 2)).toEqual(NOTHING);
    expect(isLetter(await redeem(BRUNO, other, 2))).toBe(true);
  });

  it.each<[string, Viewer | null]>([
    ['another member of the household', CARLA],
    ['another head', ADA],
    ['an account linked to nothing', NADIA],
    ['the same person in another session', inSession(BRUNO, { sessionId: 'another' })],
    ['the same session after a new sign-in', inSession(BRUNO, { authenticatedAt: BRUNO.signIn!.authenticatedAt + 1 })],
    ['the same subject of another issuer', inSession(BRUNO, { issuer: 'https://another.example.org' })],
    ['a delegate of the person', inSession(BRUNO, { issuer: 'assisted', subject: 'hash', sessionId: 'assisted' })],
    ['the same person by another account', inPlace(BRUNO, { accountId: 'acct-bruno-lmg' })],
    ['the person once a member has left', inPlace(BRUNO, { heads: [{ id: 'h02', members: [] }] })],
    ['the person once another is the head', inPlace(BRUNO, { heads: [] })],
    ['the person once they have left', inPlace(BRUNO, { heads: [], memberOf: [] })],
    ['the person once a member is restricted', inPlace(BRUNO, { heads: [limited('p0204')] })],
    ['the person once they are a member elsewhere too', inPlace(BRUNO, { memberOf: ['h02', 'h05'] })],
  ])('is answered to %s like an unknown one (RO-4, RO-9), and stays valid for its owner', async (_who, other) => {
    const handle = await handleFor(BRUNO);
    const unknown = await redeem(other, 'A'.repeat(43));
    expect(isLetter(unknown)).toBe(false);
    expect(await redeem(other, handle)).toEqual(unknown);
    expect(isLetter(await redeem(BRUNO, handle))).toBe(true);
  });

  it.each<[string, Viewer | null]>([
    ['an unidentified caller', null],
    ['a partner', partner()],
    ['staff', STAFF],
  ])('cannot be redeemed by %s', async (_who, other) => {
    const handle = await handleFor(BRUNO);
    const unknown = await redeem(other, 'A'.repeat(43));
    expect(unknown.errors).toEqual(['redeemNoticeDownload UNAUTHORIZED_FIELD_OR_TYPE']);
    expect(await redeem(other, handle)).toEqual(unknown);
    expect(await kept()).toHaveLength(1);
  });

  it('belongs to one sign-in of a person who has two', async () => {
    const [laras, others] = [await handleFor(LARA, 'ntc-0601-1'), await handleFor(LARA_LMG, 'ntc-0601-1')];
    expect([await redeem(LARA_LMG, laras), await redeem(LARA, others)]).toEqual([NOTHING, NOTHING]);
    expect(await kept()).toHaveLength(2);
  });
});

/** Household 2 as Bruno sees it when this member is restricted too. */
function limited(person: string) {
  const [household] = BRUNO.standing.heads;
  const members = household!.members.map(({ personId, view }) => ({
    personId,
    view: personId === person ? ('limited' as const) : view,
  }));
  return { ...household!, members };
}
