import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type FeedWorld,
  feedOf,
  headship,
  household,
  membership,
  openedAccount,
  openFeedWorld,
  person,
  waitingAccount,
} from '../../support/feed-worlds.ts';

let world: FeedWorld;
beforeEach(async () => void (world = await openFeedWorld('identity')));
afterEach(() => world.close());

const ids = async (table: string) => (await world.rows(`select id from ${table} order by id`)).map(({ id }) => id);
const changes = (lines: object[], asOf = '2026-11-21T09:00:00.000Z') => feedOf('identity', lines, { mode: 'changes', asOf });

describe('removing a person', () => {
  it('ends the membership, the links, the sessions, and leaves an event', async () => {
    await world.load(feedOf('identity', [household('h1', ['p1', 'p2']), openedAccount('a2', 'p2'), openedAccount('a1', 'p1')]));
    const session = `('ma-login', 'subject-of-a2', 's', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', null)`;
    await world.rows(`insert into sessions values ${session}`);
    await world.load(changes([household('h1', ['p1'], 2)]));
    expect(await world.rows('select "accountId", state from links order by 1')).toEqual([
      { accountId: 'a1', state: 'LINKED' },
      { accountId: 'a2', state: 'REVOKED' },
    ]);
    expect(await world.rows('select "accountId" from claims')).toEqual([{ accountId: 'a1' }]);
    expect(await world.rows('select 1 as ended from sessions where "endedAt" is not null')).toEqual([{ ended: 1 }]);
    expect(await world.rows('select "accountId", kind from security_events')).toEqual([
      { accountId: 'a2', kind: 'PERSON_REMOVED' },
    ]);
    const changed = (await world.rows('select subject from standing_changes')).map(({ subject }) => subject);
    expect(changed).toEqual(expect.arrayContaining(['a1', 'a2']));
  });

  it('takes an automatic link away whole, so that it is made again when the person comes back', async () => {
    await world.load(feedOf('identity', [household('h1', ['p1', 'p2']), openedAccount('a2', 'p2')]));
    await world.rows(`update links set method = 'AUTO_MA_LOGIN', kind = 'MAHEALTHCONNECTOR'`);
    const { records } = openedAccount('a2', 'p2') as { records: object };
    const without = { kind: 'account', id: 'a2', version: 2, records: { ...records, personId: null, opened: null } };
    expect((await world.load(changes([household('h1', ['p1'], 2), without]))).refused).toBeNull();
    expect(await ids('persons')).toEqual(['p1']);
    expect(await world.rows('select * from links')).toEqual([]);
  });

  it('changes the standings of the household alone', async () => {
    const lines = [household('h1', ['p1', 'p2']), household('h2', ['p3']), openedAccount('a1', 'p1'), openedAccount('a3', 'p3')];
    await world.load(feedOf('identity', lines));
    const [before] = await world.rows('select position from change_counter');
    await world.load(changes([household('h1', ['p1'], 2)]));
    const after = await world.rows(`select subject from standing_changes where position > ${Number(before?.['position'])}`);
    expect(after).toEqual([{ subject: 'a1' }]);
  });
});

describe('a person whom another household describes', () => {
  it('changes the standings of the household where the person is a member', async () => {
    const describing = (version: number, restriction: string | null) =>
      household('h1', ['p1'], version, { persons: [person('p1'), person('p2', { restriction })] });
    const memberships = [headship('p3'), membership('p2')];
    await world.load(
      feedOf('identity', [describing(1, null), household('h2', ['p3'], 1, { memberships }), openedAccount('a3', 'p3')]),
    );
    const [before] = await world.rows('select position from change_counter');
    expect((await world.load(changes([describing(2, 'CONFIDENTIAL')]))).refused).toBeNull();
    const after = await world.rows(`select subject from standing_changes where position > ${Number(before?.['position'])}`);
    expect(after).toEqual([{ subject: 'a3' }]);
  });
});

describe('an account whose holder has signed in before the feed names it', () => {
  const subjects = async () => (await world.rows('select subject from standing_changes')).map(({ subject }) => subject);
  const signedIn = (id: string, issuer: string, subject: string) =>
    world.rows(`insert into accounts (id, issuer, subject, provider, "firstName", "lastName", email, "emailVerified", "createdOn")
      values ('${id}', '${issuer}', '${subject}', 'MA_LOGIN', 'Pat', 'Exemplar', 'pat@example.org', 0, '2026-01-01')`);

  it('is asked about again, so that the person is found within a second', async () => {
    const { records } = waitingAccount('a1', 'p1') as { records: { issuer: string; subject: string } };
    await signedIn('own', records.issuer, records.subject);
    await world.load(feedOf('identity', [household('h1', ['p1']), waitingAccount('a1', 'p1')]));
    expect(await subjects()).toContain('own');
  });

  it('keeps its own links, under the id of the feed: those of the feed are dropped', async () => {
    const { records } = openedAccount('a1', 'p1') as { records: { issuer: string; subject: string } };
    await signedIn('own', records.issuer, records.subject);
    await world.load(feedOf('identity', [household('h1', ['p1']), openedAccount('a1', 'p1')]));
    expect(await ids('accounts')).toEqual(['a1']);
    expect(await world.rows('select * from links')).toEqual([]);
    expect(await world.rows('select * from claims')).toEqual([]);
    expect(await subjects()).toContain('own');
  });
});
