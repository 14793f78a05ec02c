import { readConfig } from '../subgraphs/config.ts';
import { rotateRecords } from '../subgraphs/identity/linking/records.ts';
import { createTables } from '../subgraphs/identity/store.ts';
import type { Tables } from '../subgraphs/identity/rows.ts';
import { openDatabase } from '../subgraphs/shared/database.ts';

/**
 * `npm run rotate-pepper`: puts the social security numbers of identity's database under the current key.
 *
 * 1. Append the new key to `PEPPER_KEYS` of every identity process (`old:…,new:…`) and restart them.
 * 2. Run this with the same `PEPPER_KEYS` and `DATABASE_URL`. It can be stopped, and goes on where it was; nobody notices.
 * 3. Keep the old key: a number cannot be had back from its hash, so that the hash is hashed again, and both keys are
 *    needed to look up. Who has the old key alone finds nothing. When the source is loaded anew, the old key can go; what
 *    else is under it (codes, messages to send) is gone after three days.
 */
async function main(): Promise<void> {
  const { databaseUrl, identity } = readConfig('identity');
  if (identity === null || databaseUrl === 'sqlite::memory:') throw new Error('DATABASE_URL must name the database of identity');
  const { pepper } = identity.settings;
  const database = await openDatabase<Tables>(databaseUrl, 'identity');
  try {
    await createTables(database);
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
