import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { feedOf, household } from '../support/feed-worlds.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const fileOf = (name: string) => join(folder.path, name);
let server: PostgresServer;
let admin: pg.Client;
beforeAll(async () => {
  for (const name of ['identity', 'masshealth']) copyFileSync(`schema/feeds/example/${name}.ndjson`, fileOf(`${name}.ndjson`));
  server = await startPostgres();
  admin = new pg.Client(server.url);
  await admin.connect();
});
afterAll(async () => {
  await admin?.end();
  await server?.remove();
  folder.remove();
});

/** @returns what `npm run feed` prints, and its exit code */
function feed(databaseUrl: string | undefined, args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const env = { ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }), ...more };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/feed.ts', ...args], { env, encoding: 'utf8' });
  return { code: status, printed: `${stdout}${stderr}` };
}

const schemas = async () => {
  const { rows } = await admin.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname not in ('public', 'information_schema')`,
  );
  return rows.map(({ name }) => name).toSorted();
};

describe('a command that reads', () => {
  it.each(['status', 'export', 'check'])('%s makes no tables', async (command) => {
    const rest = command === 'check' ? [fileOf('masshealth.ndjson')] : [];
    const asked = feed(server.url, [command, ...rest, '--to', folder.path, '--rejects', folder.path]);
    expect(asked).toMatchObject({ code: 0 });
    if (command !== 'check')
      expect(asked.printed).toContain('notices: nothing was loaded yet; there are no tables yet; run npm run migrate');
    expect(await schemas()).toEqual([]);
    const file = `${fileOf(command)}.db`;
    expect(feed(`sqlite:${file}`, [command, ...rest, '--rejects', folder.path]).code).toBe(0);
    expect(existsSync(file.replace('.db', '.masshealth.db'))).toBe(false);
  });

  it('goes on after a schema that its role may not read, and names the feed', async () => {
    expect(feed(server.url, ['load', fileOf('identity.ndjson'), fileOf('masshealth.ndjson')]).code).toBe(0);
    await admin.query(`create role reader login; grant usage on schema masshealth to reader;
      grant select on all tables in schema masshealth to reader`);
    const asReader = server.url.replace('//postgres@', '//reader@');
    for (const args of [['status'], ['export', '--to', fileOf('exported')]]) {
      const { code, printed } = feed(asReader, args);
      expect(printed).toContain('identity: the database role of DATABASE_URL may not read it');
      expect(printed).toMatch(/^masshealth: ?/m);
      expect(code).toBe(2);
    }
    expect(existsSync(fileOf('exported/masshealth.ndjson'))).toBe(true);
    const checked = feed(asReader, ['check', fileOf('masshealth.ndjson'), fileOf('identity.ndjson'), '--rejects', folder.path]);
    expect(checked.code).toBe(2);
    expect(checked.printed.match(/cannot be checked: the database role of DATABASE_URL may not write to it/g)).toHaveLength(2);
    const one = feed(asReader, ['status', 'masshealth']);
    expect(one).toMatchObject({ code: 0 });
    expect(one.printed).not.toContain('identity');
  });
});

describe('a check', () => {
  it('finds what one file names and another lacks, although a guard is against one of them', () => {
    writeFileSync(fileOf('none.ndjson'), feedOf('identity', []));
    const files = [fileOf('none.ndjson'), fileOf('masshealth.ndjson'), fileOf('missing.ndjson')];
    const { code, printed } = feed(undefined, ['check', ...files, '--rejects', folder.path]);
    expect(printed).toContain('would not be loaded: the file names nothing');
    expect(printed).toMatch(/masshealth: \d+ lines? names? what identity's feed does not have/);
    expect(printed).toContain('missing.ndjson');
    expect(code).toBe(2);
  });
});

describe('a loader', () => {
  it('needs in production where the tables are, and the pepper for identity alone', () => {
    feed(server.url, ['load', fileOf('masshealth.ndjson')]);
    const production = { NODE_ENV: 'production' };
    expect(feed(server.url, ['load', fileOf('masshealth.ndjson')], production).code).toBe(0);
    const refused = feed(undefined, ['load', fileOf('identity.ndjson')], production);
    expect(refused.code).toBe(2);
    expect(refused.printed).toMatch(/DATABASE_URL[^]*PEPPER_KEYS/);
    expect(refused.printed).not.toMatch(/ASSERTION|SMTP/);
  });

  it('makes the folder of a SQLite file if it can, or names it', () => {
    expect(feed(`sqlite:${fileOf('new/graph.db')}`, ['load', fileOf('masshealth.ndjson')]).code).toBe(0);
    const { code, printed } = feed(`sqlite:${fileOf('no/such/graph.db')}`, ['load', fileOf('masshealth.ndjson')]);
    expect(code).toBe(2);
    expect(printed).toContain(fileOf('no/such'));
  });
});

it('ends quietly when nobody reads what it prints', () => {
  const command = `"${process.execPath}" scripts/feed.ts status | true`;
  const env = { DATABASE_URL: server.url };
  expect(spawnSync('/bin/sh', ['-c', command], { env, encoding: 'utf8' }).stderr).toBe('');
});

it('tells on PostgreSQL too which other line is for the same aggregate, or gives the same identifier', () => {
  const lines = [household('h1', ['p1']), household('h2', ['p2']), household('h1', ['p3']), household('h3', ['p2'])];
  writeFileSync(fileOf('twice.ndjson'), feedOf('identity', lines));
  expect(feed(server.url, ['load', fileOf('twice.ndjson'), '--rejects', fileOf('twice')]).code).toBe(2);
  const rejects = readFileSync(fileOf('twice/identity.rejects.ndjson'), 'utf8');
  expect(rejects.match(/also line \d/g)).toEqual(
    expect.arrayContaining(['also line 4', 'also line 2', 'also line 5', 'also line 3']),
  );
});
