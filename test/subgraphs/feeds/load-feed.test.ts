import { gzipSync, zstdCompressSync } from 'node:zlib';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { exportFeed } from '../../../subgraphs/shared/feeds/export-feed.ts';
import { readFile } from '../../../subgraphs/shared/feeds/read-lines.ts';
import {
  type FeedWorld,
  feedOf,
  headship,
  household,
  membership,
  openedAccount,
  openFeedWorld,
  person,
  removed,
  waitingAccount,
} from '../../support/feed-worlds.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let world: FeedWorld;
beforeEach(async () => void (world = await openFeedWorld('identity')));
afterEach(() => world.close());

const many = (count: number, version = 1) =>
  Array.from({ length: count }, (_, index) => household(`h${index}`, [`p${index}`], version));
const ids = async (table: string) => (await world.rows(`select id from ${table} order by id`)).map(({ id }) => id);
const changes = (lines: object[], asOf = '2026-11-21T09:00:00.000Z') => feedOf('identity', lines, { mode: 'changes', asOf });

describe('a load', () => {
  it('stores aggregates, and the same file again changes nothing', async () => {
    const bytes = feedOf('identity', [...many(3), waitingAccount('a1', 'p0')]);
    expect((await world.load(bytes)).summary).toMatchObject({ lines: 4, stored: 4, unchanged: 0, rejected: 0 });
    const before = await world.dump();
    expect((await world.load(bytes)).summary).toMatchObject({ lines: 4, stored: 0, unchanged: 4, rejected: 0 });
    expect(await world.dump()).toEqual(before);
  });

  it('is remembered, as the newest hundred that were stored are, and as many that were refused', async () => {
    await world.load(feedOf('identity', many(2)));
    const earlier = (state: string) =>
      world.rows(`insert into feed_loads
        select '${state}' || value, '${state}', header, "hashKey", '2020-01-01T00:00:00.' || (100 + value) || 'Z', null, 0, '', 0, 0, ''
        from feed_loads, (with recursive n(value) as (select 1 union all select value + 1 from n where value < 130) select value from n)
        where state = 'done' and id not like '%done%'`);
    await earlier('refused');
    await earlier('done');
    expect((await world.load(feedOf('identity', [], { asOf: '2026-11-21T09:00:00.000Z' }))).refused).not.toBeNull();
    const counts = await world.rows(
      'select state, count(*) as loads, min(id) as first from feed_loads group by state order by state',
    );
    expect(counts).toMatchObject([
      { state: 'done', loads: 100 },
      { state: 'refused', loads: 101 },
    ]);
    expect(
      await world.rows(`select id from feed_loads where id in ('done31', 'done32', 'refused30', 'refused31') order by id`),
    ).toEqual([{ id: 'done32' }, { id: 'refused31' }]);
  });

  it('replaces an aggregate whole, ignores an older version, and refuses other content under the same', async () => {
    await world.load(feedOf('identity', [household('h1', ['p1', 'p2'], 5)]));
    expect((await world.load(changes([household('h1', ['p1'], 6)]))).summary).toMatchObject({ stored: 1 });
    expect(await ids('persons')).toEqual(['p1']);
    expect((await world.load(changes([household('h1', ['p1', 'p2'], 5)]))).summary).toMatchObject({ older: 1, stored: 0 });
    const { rejects, refused } = await world.load(changes([household('h1', ['p1', 'p3'], 6)]));
    expect(rejects).toMatchObject([{ line: 2, id: 'h1', pointer: '/version' }]);
    expect(refused).toContain('--allow-rejects');
    expect(await ids('persons')).toEqual(['p1']);
  });

  it('keeps a tombstone, so that an older version does not bring back what was deleted', async () => {
    await world.load(feedOf('identity', [household('h1', ['p1'], 1), household('h2', ['p2'], 1)]));
    expect((await world.load(changes([removed('household', 'h1', 3)]))).summary).toMatchObject({ removed: 1 });
    expect((await world.load(changes([household('h1', ['p1'], 2)]))).summary).toMatchObject({ older: 1 });
    expect(await ids('persons')).toEqual(['p2']);
    await world.load(changes([household('h1', ['p1'], 4)]));
    expect(await ids('persons')).toEqual(['p1', 'p2']);
  });

  it('removes what a full load does not name, and takes it back when the next one names it', async () => {
    await world.load(feedOf('identity', many(100)));
    expect((await world.load(feedOf('identity', many(99)))).summary).toMatchObject({ unchanged: 99, removed: 1 });
    expect(await ids('households')).toHaveLength(99);
    expect((await world.load(feedOf('identity', many(100)))).summary).toMatchObject({ unchanged: 99, stored: 1 });
    expect(await ids('persons')).toHaveLength(100);
  });

  it('moves a person to another household, and nobody is missing or twice', async () => {
    await world.load(feedOf('identity', [household('h1', ['p1', 'p2']), household('h2', ['p3']), openedAccount('a2', 'p2')]));
    await world.load(changes([household('h1', ['p1'], 2), household('h2', ['p3', 'p2'], 2)]));
    expect(await ids('persons')).toEqual(['p1', 'p2', 'p3']);
    expect(await world.rows(`select "aggregateId" from phones where "personId" = 'p2'`)).toEqual([{ aggregateId: 'h2' }]);
    expect(await world.rows(`select state from links`)).toEqual([{ state: 'LINKED' }]);
  });

  it('that is exported loads again, with hashes in place of numbers', async () => {
    const record = { kind: 'MASSHEALTH', ssn: '123-45-6789' };
    await world.load(
      feedOf('identity', [household('h1', ['p1'], 4, { persons: [person('p1', { record })] }), waitingAccount('a1', 'p1')]),
    );
    let exported = '';
    for await (const line of exportFeed(world.database.kysely, (await import('../../../subgraphs/identity/feed.ts')).feed))
      exported += line;
    expect(exported).not.toMatch(/123-?45-?6789/);
    expect(exported).toContain('"ssnHash":"development:');
    expect((await world.load(Buffer.from(exported))).summary).toMatchObject({ unchanged: 2, rejected: 0 });
    const other = await openFeedWorld('identity');
    expect((await other.load(Buffer.from(exported))).summary).toMatchObject({ stored: 2, rejected: 0 });
    expect(await other.rows('select "ssnHash" from records')).toEqual(await world.rows('select "ssnHash" from records'));
    await other.close();
  });

  it('is read from a file as it is, or compressed', async () => {
    const folder = temporaryFolder();
    const bytes = feedOf('identity', many(50));
    for (const [name, content] of Object.entries({ plain: bytes, gzip: gzipSync(bytes), zstd: zstdCompressSync(bytes) })) {
      const path = join(folder.path, name);
      writeFileSync(path, content);
      const { summary } = await world.load(bytes, { open: () => readFile(path), again: true });
      expect([name, summary?.stored]).toEqual([name, 50]);
    }
    folder.remove();
  });
});

/** A hundred households, four of which name nobody. */
const emptied = () => many(100, 2).map((line, index) => (index < 4 ? household(`h${index}`, [], 2) : line));

describe('a guard', () => {
  const full = (lines: object[], asOf = '2026-11-20T09:00:00.000Z') => feedOf('identity', lines, { asOf });
  it.each([
    ['an empty file', () => full([]), 'allowEmpty', 'names nothing'],
    ['an older source', () => full(many(100), '2026-11-19T09:00:00.000Z'), 'allowOlder', 'is loaded already'],
    ['many removals', () => full(many(97)), 'allowRemovals', 'would remove 3 of 100'],
    ['households without their persons', () => full(emptied()), 'allowRemovals', 'would leave 8 records fewer of 300'],
    ['many rejects', () => full([...many(100), { kind: 'household' }, { kind: 'x' }]), 'allowRejects', '2 of 102 lines'],
  ] as const)('refuses %s, unless told otherwise', async (_what, bytes, override, why) => {
    await world.load(full(many(100)));
    const before = await world.dump();
    expect((await world.load(bytes())).refused).toContain(why);
    expect(await world.dump()).toEqual(before);
    expect((await world.load(bytes(), { overrides: { [override]: true, allowRemovals: true } })).refused).toBeNull();
  });

  it.each([
    ['has no closing line', (bytes: Buffer) => bytes.subarray(0, bytes.lastIndexOf('\n', -2) + 1), 'cut off'],
    ['is cut within a line', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1), 'cut off'],
    ['lost a byte', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 300), bytes.subarray(301)]), 'SHA-256'],
    ['goes on after its end', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('{}\n')]), 'after the closing line'],
    ['is empty', () => Buffer.alloc(0), 'is empty'],
    ['is another feed', (bytes: Buffer) => Buffer.from(String(bytes).replace('"identity"', '"notices"')), '/feed'],
  ] as const)('refuses a file that %s, and nothing of it is stored', async (_what, damage, why) => {
    expect((await world.load(damage(feedOf('identity', many(20))))).refused).toContain(why);
    expect(await ids('persons')).toEqual([]);
  });
});

describe('a line is rejected', () => {
  const good = Array.from({ length: 200 }, (_, index) => household(`ok${index}`, [`ok-p${index}`]));
  const twoHeads = [headship('p1', { to: '2026-06-02' }), headship('p2', { from: '2026-06-01' })];
  const record = (ssn: string) => ({ record: { kind: 'MASSHEALTH', ssn } });
  const only = (records: object) => [
    { kind: 'household', id: 'h1', version: 1, records: { persons: [], memberships: [], ...records } },
  ];
  it.each([
    [
      'a role that does not exist',
      only({ persons: [person('p1')], memberships: [headship('p1', { role: 'KING' })] }),
      '/records/memberships/0/role',
    ],
    [
      'a date that the calendar lacks',
      only({ persons: [person('p1', { birthDate: '2025-02-29' })] }),
      '/records/persons/0/birthDate',
    ],
    ['two heads on a day', only({ persons: [person('p1'), person('p2')], memberships: twoHeads }), '/records/memberships/1/role'],
    [
      'memberships that overlap',
      only({ persons: [person('p1')], memberships: [membership('p1'), membership('p1', { from: '2026-03-01' })] }),
      '/records/memberships/1/from',
    ],
    ['a person who does not exist', only({ memberships: [headship('nobody')] }), '/records/memberships/0/personId'],
    ['a holder who does not exist', only({ holderAccountId: 'nobody' }), '/records/holderAccountId'],
    [
      'a number that cannot be assigned',
      only({ persons: [person('p1', record('666-12-3456'))] }),
      '/records/persons/0/record/ssn',
    ],
    [
      'a MassHealth ID of 11 digits',
      only({ persons: [person('p1', { massHealthId: '99900000010' })] }),
      '/records/persons/0/massHealthId',
    ],
    ['a person whom another household describes', [household('h1', ['ok-p7'])], '/records/persons/0/id'],
    ['a field that is not known', only({ ssn: '123-45-6789' }), '/records'],
  ])('for %s', async (_what, lines, pointer) => {
    // The other of two households that describe a person is rejected too.
    const { rejects, refused } = await world.load(feedOf('identity', [...good, ...lines]));
    expect(refused).toBeNull();
    expect(rejects.filter(({ id }) => id === 'h1')).toMatchObject([{ line: 202, kind: 'household', pointer }]);
    expect(await world.rows(`select id from households where id = 'h1'`)).toEqual([]);
  });

  it('for a number or ID that two persons have, and for both', async () => {
    const both = ['1', '2'].map((id) =>
      household(`h${id}`, [], 1, { persons: [person(`p${id}`, { ...record('123-45-6789'), massHealthId: '999000000101' })] }),
    );
    const { rejects } = await world.load(feedOf('identity', [...good, ...both]));
    expect(rejects.map(({ id }) => id)).toEqual(['h1', 'h2']);
    expect(JSON.stringify(rejects)).not.toMatch(/123|999000/);
  });

  it('with all that depends on it, and what it says of others stays', async () => {
    await world.load(
      feedOf('identity', [
        ...good,
        household('h1', ['p1']),
        household('h2', ['p2'], 1, { memberships: [headship('p2'), membership('p1')] }),
      ]),
    );
    const { rejects } = await world.load(changes([...good.slice(0, 0), removed('household', 'h1', 2)]), {
      overrides: { allowRejects: true },
    });
    expect(rejects).toMatchObject([{ id: 'h1', reason: expect.stringContaining('the person p1, which the household h2 names') }]);
    expect(await world.rows(`select id from persons where id = 'p1'`)).toEqual([{ id: 'p1' }]);
  });
});

it('no number is stored, staged, rejected or told', async () => {
  const persons = [person('p1', { record: { kind: 'DTA', ssn: '123456789' } }), person('p1')];
  const staged: unknown[] = [];
  const reads: Promise<unknown>[] = [];
  const onProgress = () => void reads.push(world.rows('select payload from feed_staged').then((rows) => staged.push(...rows)));
  await world.load(
    feedOf('identity', [household('h1', [], 1, { persons }), household('h2', [], 1, { persons: [persons[0]!] })]),
    {
      overrides: { allowRejects: true },
      onProgress,
    },
  );
  await Promise.all(reads);
  const told = [await world.dump(), await world.rows('select * from feed_rejects'), staged];
  expect(JSON.stringify(told)).toContain('development:');
  expect(JSON.stringify(told)).not.toContain('123456789');
});
