import { openAudit } from '../../gateway/audit/open-audit.ts';
import { entryOf } from '../../gateway/audit/records/audit-entry.ts';
import { createLog } from '../../gateway/telemetry/log.ts';
import { readDatabaseConfig } from '../../subgraphs/config.ts';
import type { Tables } from '../../subgraphs/identity/rows.ts';
import { openDatabase, schemaOf } from '../../subgraphs/shared/database.ts';
import type { AuditArguments } from './read-arguments.ts';

const PAGE = 1_000;

/**
 * Writes the events of accounts that identity keeps into the trail, as a writer of its own.
 *
 * @returns how many there were
 */
export async function importEvents(
  { config, from = '', to = '9' }: Pick<AuditArguments, 'config' | 'from' | 'to'>,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const { databaseUrl, database } = readDatabaseConfig(environment);
  const tables = await openDatabase<Tables>(databaseUrl, schemaOf('identity'), { ...database, poolSize: 1 });
  const trail = await openAudit(config, { log: createLog('error'), started: { imports: 'account events' } });
  let count = 0;
  try {
    for (let after = { at: from, id: '' }; ;) {
      const page = tables.selectFrom('security_events').selectAll().where('at', '>=', after.at).where('at', '<', to);
      const isLater = page.where(({ eb, or, and }) =>
        or([eb('at', '>', after.at), and([eb('at', '=', after.at), eb('id', '>', after.id)])]),
      );
      const events = await isLater.orderBy('at').orderBy('id').limit(PAGE).execute();
      await Promise.all(
        events.map(({ id, accountId, kind, at }) =>
          trail.append(entryOf(new Date().toISOString(), { event: 'account', happened: at, holder: accountId, id, kind })),
        ),
      );
      count += events.length;
      const last = events.at(-1);
      if (!last) return count;
      after = { at: last.at, id: last.id };
    }
  } finally {
    await trail.close();
    await tables.destroy();
  }
}
