import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { migrations } from '../../../subgraphs/identity/migrations/migrations.ts';
import type { Tables } from '../../../subgraphs/identity/rows.ts';
import type { OpenAccountInput } from '../../../subgraphs/identity/schema.generated.ts';
import { openDatabase } from '../../../subgraphs/shared/database.ts';
import { migrate } from '../../../subgraphs/shared/migrate.ts';
import { MORNING } from '../../support/account-desk.ts';
import { type FeedWorld, feedOf, household, openedAccount, openFeedWorld, waitingAccount } from '../../support/feed-worlds.ts';
import { type IdentityStore, storeOver } from '../../support/identity-database.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

// The feed knows the account of a sign-in by the id a1. The sign-in may come before the feed, after it, or at the same time.

const SIGN_IN = { issuer: 'ma-login', subject: 'subject-of-a1' } as const;
const PROFILE = {
  ...SIGN_IN,
  ...{ provider: 'MA_LOGIN', authenticatedAt: MORNING / 1000, locale: null },
  ...{ firstName: 'Pat', lastName: 'Exemplar', email: 'pat@example.org', emailVerified: false },
} as const satisfies OpenAccountInput;
const SESSION = { ...SIGN_IN, sessionId: 's', authenticatedAt: MORNING / 1000 } as const;
/** A household that the account holds, whose holder is on no application. */
const HELD = household('h1', ['p1'], 1, { holderAccountId: 'a1' });

let server: PostgresServer;
beforeAll(async () => void (server = await startPostgres()), 60_000);
afterAll(() => server.remove(), 30_000);

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => void (folder = temporaryFolder()));
afterEach(() => folder.remove());

const DATABASES = [
  ['SQLite', () => `sqlite:${folder.path}/graph.db`],
  ['PostgreSQL', () => server.url],
] as const;

describe.each(DATABASES)('one account per sign-in on %s', (_which, urlOf) => {
  let world: FeedWorld;
  let store: IdentityStore;
  beforeEach(async () => {
    world = await openFeedWorld('identity', urlOf());
    store = storeOver(world.tables as unknown as Kysely<Tables>);
  });
  afterEach(async () => {
    if (urlOf() === server.url) await world.rows('drop schema identity cascade');
    await world.close();
  });
  const load = (lines: object[], asOf = '2026-11-20T09:00:00.000Z') => world.load(feedOf('identity', lines, { asOf }));
  const accounts = async () => (await world.rows('select id from accounts order by id')).map(({ id }) => id);
  const held = async (id: string) => (await store.heldHouseholds(id)).map((found) => found.id);
  const subjects = async () => (await world.rows('select subject from standing_changes')).map(({ subject }) => subject);

  it('has the id of the feed when the feed comes first', async () => {
    await load([HELD, waitingAccount('a1', null)]);
    expect((await store.openAccount(PROFILE)).accountId).toBe('a1');
    expect([await accounts(), await held('a1')]).toEqual([['a1'], ['h1']]);
  });

  it('takes the id of the feed when the sign-in comes first, with all that is kept of it', async () => {
    const own = String((await store.openAccount(PROFILE)).accountId);
    expect(await store.continueSession(SESSION)).not.toBeNull();
    await world.rows(`insert into persons (id, first, last, "birthDate", "spokenLanguage", "writtenLanguage", format)
      values ('p9', 'Pat', 'Exemplar', '1990-02-28', 'EN', 'EN', 'STANDARD')`);
    await world.rows(`insert into links values ('${own}', 'DTA', 'LINKED', 'SSN', '2026-01-01T00:00:00.000Z', 'p9')`);
    await world.rows(`insert into claims values ('${own}', 'p9', 'MA_LOGIN')`);
    await world.rows(`insert into security_events values ('e', '${own}', 'ACCOUNT_LINKED', '2026-01-01T00:00:00.000Z')`);
    await world.rows(`insert into assisted_sessions values ('i', 't', 'ma-login', 'subject-of-a1', 's', '2026-01-01', 'MA_LOGIN',
      '${own}', 'p9', 'Kim', 'NAVIGATOR', '2026-01-01', '2030-01-01', null)`);
    await load([HELD, waitingAccount('a1', null)]);
    expect([await accounts(), await held('a1')]).toEqual([['a1'], ['h1']]);
    expect((await store.accountOf(SIGN_IN.issuer, SIGN_IN.subject))?.id).toBe('a1');
    expect(await store.linkedPerson('a1')).toBe('p9');
    expect(await store.continueSession(SESSION)).not.toBeNull();
    for (const table of ['links', 'claims', 'security_events', 'assisted_sessions'])
      expect([table, await world.rows(`select "accountId" from ${table}`)]).toEqual([table, [{ accountId: 'a1' }]]);
    expect(await subjects()).toEqual(expect.arrayContaining([own, 'a1']));
  });

  it('is linked at the next request under the id of the feed', async () => {
    const own = String((await store.openAccount(PROFILE)).accountId);
    await load([household('h1', ['p1']), waitingAccount('a1', 'p1')]);
    // A request that began under the id of before.
    await store.linkLaterSignIn(own, SIGN_IN, 'en');
    expect(await world.rows('select "accountId", "personId" from links')).toEqual([{ accountId: 'a1', personId: 'p1' }]);
    expect(await store.linkedPerson('a1')).toBe('p1');
  });

  it('keeps its own links when the feed brings it with others', async () => {
    await store.openAccount(PROFILE);
    await load([household('h1', ['p1']), openedAccount('a1', 'p1')]);
    expect(await accounts()).toEqual(['a1']);
    expect([await world.rows('select * from links'), await world.rows('select * from claims')]).toEqual([[], []]);
  });

  it('keeps its id when the feed’s is that of another sign-in', async () => {
    await load([household('h1', ['p1']), waitingAccount('a1', 'p1')]);
    await store.linkFirstSignIn(SIGN_IN, 'en');
    const own = String((await store.openAccount({ ...PROFILE, subject: 'another' })).accountId);
    const { records } = waitingAccount('a1', 'p1') as { records: object };
    const moved = { ...waitingAccount('a1', 'p1', 2), records: { ...records, subject: 'another' } };
    await load([household('h1', ['p1']), moved], '2026-11-21T09:00:00.000Z');
    expect(await accounts()).toEqual(['a1', own].sort());
    expect((await store.accountOf(SIGN_IN.issuer, SIGN_IN.subject))?.id).toBe('a1');
  });

  it('has one id, the feed’s, when the feed and the sign-in come together', async () => {
    for (let round = 1; round <= 10; round++) {
      const id = `b${round}`;
      const line = round % 2 === 0 ? openedAccount(id, 'p1') : waitingAccount(id, null);
      const bytes = feedOf('identity', [household('h1', ['p1'], round), line], {
        mode: 'changes',
        asOf: `2026-11-20T09:00:${10 + round}.000Z`,
      });
      const opening = () => store.openAccount({ ...PROFILE, subject: `subject-of-${id}` });
      const [loaded, ...opened] = await Promise.all([world.load(bytes), opening(), opening(), opening()]);
      expect([loaded.refused, loaded.rejects, opened.map(({ unusable }) => unusable)]).toEqual([null, [], [null, null, null]]);
      expect([round, (await store.accountOf(SIGN_IN.issuer, `subject-of-${id}`))?.id]).toEqual([round, id]);
    }
    expect((await accounts()).length).toBe(10);
  });
});

describe.each(DATABASES)('the migration to ids of the source on %s', (_which, urlOf) => {
  it('gives accounts of before the id of the source, and empties the caches of gateways', async () => {
    const tables = await openDatabase<Tables>(urlOf(), 'identity');
    const { '0006-source-ids': _, ...before } = migrations;
    const rows = async (query: string) => (await sql<Record<string, unknown>>`${sql.raw(query)}`.execute(tables)).rows;
    const at = urlOf() === server.url ? 'identity.' : '';
    await migrate(tables, before);
    const account = (id: string, subject: string) =>
      `('${id}', 'ma-login', '${subject}', 'MA_LOGIN', 'Pat', 'Exemplar', 'x', 0, 'd')`;
    await rows(`insert into ${at}accounts (id, issuer, subject, provider, "firstName", "lastName", email, "emailVerified", "createdOn")
      values ${account('own', 's1')}, ${account('a2', 's2')}, ${account('other', 's3')}`);
    await rows(`insert into ${at}mahealthconnector_accounts (issuer, subject, "accountId", "firstName", "lastName", email)
      values ('ma-login', 's1', 'a1', 'Pat', 'Exemplar', 'x'), ('ma-login', 's2', 'a2', 'Pat', 'Exemplar', 'x'),
        ('ma-login', 's3', 'a2', 'Pat', 'Exemplar', 'x')`);
    await rows(
      `insert into ${at}links values ('own', 'DTA', 'LINKED', null, null, 'p1'), ('a2', 'DTA', 'LINKED', null, null, 'p2')`,
    );
    await rows(`insert into ${at}tries values ('links by account', 'own', '[]', 'x'), ('passwords by login', 'own', '[]', 'x')`);
    const [{ log } = {}] = await rows(`select log from ${at}change_counter`);
    await migrate(tables, migrations);
    expect(await rows(`select id from ${at}accounts order by subject`)).toEqual([{ id: 'a1' }, { id: 'a2' }, { id: 'other' }]);
    expect(await rows(`select "accountId" from ${at}links order by 1`)).toEqual([{ accountId: 'a1' }, { accountId: 'a2' }]);
    expect(await rows(`select "key" from ${at}tries order by 1`)).toEqual([{ key: 'a1' }, { key: 'own' }]);
    expect(await rows(`select log from ${at}change_counter`)).not.toEqual([{ log }]);
    if (at !== '') await rows('drop schema identity cascade');
    await tables.destroy();
  });
});
