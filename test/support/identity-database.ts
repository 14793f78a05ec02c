import type { Kysely } from 'kysely';
import { DEVELOPMENT_SETTINGS, type Settings } from '../../subgraphs/identity/settings/settings.ts';
import { demoFeed } from '../../scripts/demo/identity.ts';
import { loadRows } from '../../scripts/demo/load-rows.ts';
import { migrations } from '../../subgraphs/identity/migrations/migrations.ts';
import { createStore } from '../../subgraphs/identity/store.ts';
import { migrate } from '../../subgraphs/shared/migrate.ts';
import type { Accounts, Tables } from '../../subgraphs/identity/rows.ts';
import { openDatabase } from '../../subgraphs/shared/database.ts';
import { createSubgraphLog } from '../../subgraphs/shared/log.ts';
import { MORNING } from './account-desk.ts';

/** Opens identity's tables in a file, without the subgraph. */
export const openIdentity = (file: string): Promise<Kysely<Tables>> => openDatabase<Tables>(`sqlite:${file}`, 'identity');

/** Fills a file with the demo and additional accounts. */
export async function fillIdentity(file: string, accounts: readonly Accounts[], settings = DEVELOPMENT_SETTINGS): Promise<void> {
  const database = await openIdentity(file);
  await migrate(database, migrations);
  const rows = { ...demoFeed(), accounts: [...demoFeed().accounts, ...accounts] };
  await loadRows('identity', { database, databaseUrl: `sqlite:${file}` }, rows, settings);
  await database.destroy();
}

const failing = () => Promise.reject(new Error('no messages here'));

/** The store over a database. By default it sends no messages. */
export const storeOver = (database: Kysely<Tables>, settings: Partial<Settings> = {}, wallClock = () => MORNING) =>
  createStore(database, () => MORNING, {
    wallClock,
    log: createSubgraphLog('silent'),
    settings: { ...DEVELOPMENT_SETTINGS, sendMail: failing, ...settings },
  });

export type IdentityStore = ReturnType<typeof storeOver>;
