import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { subgraphs } from '../../subgraphs/registry.ts';
import { openDatabase } from '../../subgraphs/shared/database.ts';
import { migrate } from '../../subgraphs/shared/migrate.ts';
import { hashStatements, releasedStatements } from '../support/migration-statements.ts';
import hashes from './migration-hashes.json' with { type: 'json' };

const HASHES = 'test/subgraphs/migration-hashes.json';
const known = new Map(Object.entries(hashes));
/** What released migrations have in common; it is frozen with them. */
const SHARED = ['subgraphs/shared/feeds/feed-tables.ts'];
const files = [...globSync('subgraphs/*/migrations/[0-9]*.ts').sort(), ...SHARED];
/** Its part for migrations is held by the statements that all of them run. */
const FROZEN = ['subgraphs/shared/migrate.ts'];
const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) => join(dirname(file), path));
const namesIn = (name: string) =>
  files.filter((file) => file.startsWith(`subgraphs/${name}/`)).map((file) => basename(file, '.ts'));

/** What is wrong with the file of a migration, and what to do; null when it is as it was. */
function problemOf(file: string): string | null {
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
  const expected = known.get(file);
  if (expected === undefined) return `${file} is new: when it is finished, add it to ${HASHES}, as "${file}": "${hash}"`;
  if (expected === hash) return null;
  return `${file} was edited. Databases that have run it do not run it again: undo the edit, and write a new migration. If no database has run it, write into ${HASHES}: "${file}": "${hash}"`;
}

describe('a migration', () => {
  it('is never edited: the hash of each file is in a list', () => {
    expect(files.map(problemOf).filter((problem) => problem !== null)).toEqual([]);
    expect([...known.keys()].filter((file) => !files.includes(file))).toEqual([]);
  });

  it.each(subgraphs)(
    'of $name is in the list of migrations under the name of its file, with a number of its own',
    ({ name, migrations }) => {
      expect(Object.keys(migrations).sort()).toEqual(namesIn(name));
      const numbers = namesIn(name).map((file) => /^(\d{4})-[a-z-]+$/.exec(file)?.[1]);
      expect(numbers).not.toContain(undefined);
      expect(new Set(numbers).size).toBe(numbers.length);
    },
  );
});

describe('the statements of migrations', () => {
  it.each(subgraphs)('of $name are those of its release on SQLite, whatever code it shares', async ({ name, migrations }) => {
    expect(await hashStatements('sqlite::memory:', name, migrations)).toMatchObject(releasedStatements(name, 'sqlite'));
  });

  it('are in a list where a migration imports code that lives on', () => {
    const listed = new Set(
      subgraphs.flatMap(({ name }) => Object.keys(releasedStatements(name, 'sqlite')).map((one) => `${name}/${one}`)),
    );
    const living = files
      .filter((file) => !SHARED.includes(file))
      .filter((file) => importsOf(file).some((path) => !FROZEN.includes(path) && !SHARED.includes(path)));
    const keyOf = (file: string) => file.replace(/^subgraphs\/(.*)\/migrations\/(.*)\.ts$/, '$1/$2');
    expect(living.map(keyOf).filter((key) => !listed.has(key))).toEqual([]);
    expect(living.length).toBeGreaterThan(1);
  });
});

describe('the tables that the migrations make', () => {
  it.each(subgraphs)('of $name are all declared, so that each role has its rights', async ({ name, migrations, tableUses }) => {
    const database = await openDatabase<object>('sqlite::memory:', name);
    await migrate(database, migrations);
    const made = (await database.introspection.getTables()).map((table) => table.name);
    await database.destroy();
    const declared = Object.keys(tableUses);
    const wrong = [
      ...made.filter((table) => !declared.includes(table)).map((table) => `say in tableUses who writes the table ${table}`),
      ...declared
        .filter((table) => !made.includes(table))
        .map((table) => `take ${table} out of tableUses: there is no such table`),
    ];
    expect(wrong.map((what) => `subgraphs/${name}/migrations/migrations.ts: ${what}`)).toEqual([]);
  });
});
