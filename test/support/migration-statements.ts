import { createHash } from 'node:crypto';
import { openDatabase, schemaOf } from '../../subgraphs/shared/database.ts';
import { migrate, type Migrations } from '../../subgraphs/shared/migrate.ts';
import released from '../subgraphs/migration-statements.json' with { type: 'json' };
import { watchSentStatements } from './sent-statements.ts';

/** Statements that change something, but for the list of migrations itself and what has changed nothing yet. */
const CHANGES = /^\s*(?:create|alter|drop|insert|update|delete)\b(?!.*kysely_migration)(?! schema)/is;

/**
 * Runs migrations on a new database.
 *
 * @returns the hash of what each of them does there. The file of a migration is hashed too; this covers the code that it imports
 */
export async function hashStatements(url: string, name: string, migrations: Migrations): Promise<Record<string, string>> {
  const watched = watchSentStatements();
  const database = await openDatabase<object>(url, schemaOf(name));
  const hashes: Record<string, string> = {};
  try {
    const names = Object.keys(migrations).sort();
    for (const [index, migration] of names.entries()) {
      watched.begin();
      await migrate(database, Object.fromEntries(names.slice(0, index + 1).map((known) => [known, migrations[known]!])));
      const texts = watched.sent().map(({ text }) => text.replaceAll(/\s+/g, ' ').trim());
      const changes = texts.filter((text) => CHANGES.test(text));
      hashes[migration] = createHash('sha256').update(changes.join('\n')).digest('hex');
    }
  } finally {
    await database.destroy();
    watched.stop();
  }
  return hashes;
}

type Released = Readonly<Record<string, Readonly<Record<'sqlite' | 'postgres', string>>>>;

/** @returns what `hashStatements` returned when each migration was released */
export const releasedStatements = (name: string, database: 'sqlite' | 'postgres'): Record<string, string> =>
  Object.fromEntries(
    Object.entries(released as Released).flatMap(([key, hashes]) => {
      const [subgraph, migration = ''] = key.split('/');
      return subgraph === name ? [[migration, hashes[database]]] : [];
    }),
  );
