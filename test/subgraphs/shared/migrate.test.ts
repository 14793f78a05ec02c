import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { openDatabase } from '../../../subgraphs/shared/database.ts';
import { addMissingColumn, migrate, type Migrations, requireNewest, statements } from '../../../subgraphs/shared/migrate.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Tables = { marks: { id: string; score: number | null } };
const FIRST: Migrations = { '0001-marks': statements('create table marks (id text primary key);') };
const SECOND: Migrations = { ...FIRST, '0002-score': statements('alter table marks add column score integer;') };
const BROKEN: Migrations = {
  ...SECOND,
  '0003-broken': statements("insert into marks values ('half', 1); insert into marks values ('half', 2);"),
};

let folder: ReturnType<typeof temporaryFolder>;
let database: Kysely<Tables>;
beforeEach(async () => {
  folder = temporaryFolder();
  database = await openDatabase<Tables>('sqlite::memory:', 'test');
});
afterEach(() => database.destroy());
afterEach(() => folder.remove());

const marks = () => database.selectFrom('marks').selectAll().execute();

describe('migrations', () => {
  it('run in order, each once', async () => {
    expect(await migrate(database, { '0002-score': SECOND['0002-score']!, '0001-marks': FIRST['0001-marks']! })).toEqual([
      '0001-marks',
      '0002-score',
    ]);
    expect(await migrate(database, SECOND)).toEqual([]);
    expect(await marks()).toEqual([]);
  });

  it('run on from where the tables are', async () => {
    await migrate(database, FIRST);
    await sql`insert into marks values ('a')`.execute(database);
    expect(await migrate(database, SECOND)).toEqual(['0002-score']);
    expect(await marks()).toEqual([{ id: 'a', score: null }]);
  });

  it('keep what was done before one fails, and nothing of that one', async () => {
    await expect(migrate(database, BROKEN)).rejects.toThrow(
      /^The migration 0003-broken failed, and nothing of it was kept: SQLITE_\d+$/,
    );
    expect(await marks()).toEqual([]);
    await requireNewest(database, SECOND, 'test');
  });

  it('see what another process has changed, also by statements that are prepared', async () => {
    const url = `sqlite:${folder.path}/graph.db`;
    const [one, other] = [await openDatabase<Tables>(url, 'test'), await openDatabase<Tables>(url, 'test')];
    await migrate(one, FIRST);
    await sql`insert into marks values ('a')`.execute(one);
    expect(await one.selectFrom('marks').selectAll().execute()).toEqual([{ id: 'a' }]);
    await migrate(other, SECOND);
    expect(await one.selectFrom('marks').selectAll().execute()).toEqual([{ id: 'a', score: null }]);
    await Promise.all([one.destroy(), other.destroy()]);
  });

  it('say which file cannot be opened', async () => {
    const url = `sqlite:${folder.path}/missing/graph.db`;
    await expect(openDatabase<Tables>(url, 'test')).rejects.toThrow(
      `The database file ${folder.path}/missing/graph.test.db cannot be opened: its folder must exist`,
    );
  });

  it('wait for each other in a file, and run once', async () => {
    const url = `sqlite:${folder.path}/graph.db`;
    const all = await Promise.all(Array.from({ length: 5 }, () => openDatabase<Tables>(url, 'test')));
    const done = await Promise.all(all.map((one) => migrate(one, SECOND)));
    expect(done.flat().sort()).toEqual(['0001-marks', '0002-score']);
    await Promise.all(all.map((one) => one.destroy()));
  });

  it('add a column only where it is missing', async () => {
    await migrate(database, FIRST);
    for (const column of ['score', 'score']) await addMissingColumn(database, 'marks', column, 'integer');
    await sql`insert into marks values ('a', 1)`.execute(database);
    expect(await marks()).toEqual([{ id: 'a', score: 1 }]);
  });
});

describe('tables of another version', () => {
  it('that are older are refused by the name of what they lack, with the command', async () => {
    await expect(requireNewest(database, SECOND, 'notices')).rejects.toThrow(
      'The tables lack the migrations 0001-marks, 0002-score. Run: npm run migrate -- notices',
    );
    await migrate(database, FIRST);
    await expect(requireNewest(database, SECOND, 'notices')).rejects.toThrow('lack the migration 0002-score. Run');
  });

  it('that are newer are refused by name, also where a process migrates by itself', async () => {
    await migrate(database, SECOND);
    const refused =
      'The tables have the migration 0002-score, which this program does not know. Start the program that made it, or a newer one.';
    await expect(requireNewest(database, FIRST, 'notices')).rejects.toThrow(refused);
    await expect(migrate(database, FIRST)).rejects.toThrow(refused);
  });

  it('that lack one before their last are refused, and stay as they are', async () => {
    await migrate(database, SECOND);
    const between = { ...SECOND, '0001-too-late': statements('drop table marks;') };
    await expect(migrate(database, between)).rejects.toThrow('0001-too-late');
    expect(await marks()).toEqual([]);
  });
});
