import { readConfig } from '../subgraphs/config.ts';
import { rotateRecords } from '../subgraphs/identity/linking/records.ts';
import { migrations } from '../subgraphs/identity/migrations/migrations.ts';
import { migrate, requireNewest } from '../subgraphs/shared/migrate.ts';
import type { Tables } from '../subgraphs/identity/rows.ts';
import { openDatabase } from '../subgraphs/shared/database.ts';

/**
 * `npm run rotate-pepper`: puts the social security numbers of identity's database under the current key.
 *
 * 1. Append the new key to `PEPPER_KEYS` of every identity process (`old:…,new:…`) and restart them.
 * 2. Run this with the same `PEPPER_KEYS` and `DATABASE_URL`. It can be stopped and resumed, and does not affect users.
 * 3. Keep the old key. A number cannot be recovered from its hash, so the hash is hashed again, and a lookup needs both keys.
 *    The old key alone finds nothing. The old key can be removed after the source is loaded anew. Everything else under it
 *    (codes, messages to send) expires after three days.
 */
async function main(): Promise<void> {
  const { databaseUrl, database: options, migrates, identity } = readConfig('identity');
  if (identity === null || databaseUrl === 'sqlite::memory:') throw new Error('DATABASE_URL must name the database of identity');
  const { pepper } = identity.settings;
  const database = await openDatabase<Tables>(databaseUrl, 'identity', options);
  try {
    await (migrates ? migrate(database, migrations) : requireNewest(database, migrations, 'identity'));
    const { done, chains } = await rotateRecords(database, pepper, (count) => console.log(`  ${count} records`));
    console.log(`${done} records are now under the key "${pepper.current}".`);
    console.log(`Keys that are still needed: ${[...new Set(chains.flatMap((chain) => chain.split('.')))].join(', ')}`);
  } finally {
    await database.destroy();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
