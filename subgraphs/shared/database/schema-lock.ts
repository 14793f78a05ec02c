import { type Kysely, sql } from 'kysely';
import { isBusy } from './embedded-database.ts';
import { schemaOfDatabase } from './postgres-database.ts';
import { roleOf } from './table-uses.ts';

/** How often the lock of a file is tried. Each try waits for two seconds. */
const TRIES = 1_800;

/**
 * Runs `work` in a transaction that no other process can have on the same database at the same time. The lock ends with the
 * transaction, also when the process dies. In PostgreSQL the schema exists then, and names without one mean it.
 */
export const underSchemaLock = <Tables, Result>(
  database: Kysely<Tables>,
  work: (connection: Kysely<Tables>) => Promise<Result>,
): Promise<Result> =>
  database.connection().execute(async (connection) => {
    const schema = schemaOfDatabase(database);
    await (schema === null ? beginAlone(connection) : sql`begin`.execute(connection));
    try {
      if (schema !== null) await lockSchema(connection, schema);
      const result = await work(connection);
      await sql`commit`.execute(connection);
      return result;
    } catch (error) {
      // What failed says more than that a lost connection cannot be rolled back.
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw error;
    }
  });

async function beginAlone<Tables>(connection: Kysely<Tables>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await sql`begin immediate`.execute(connection);
      return;
    } catch (error) {
      if (!isBusy(error) || tries === TRIES) throw error;
    }
  }
}

async function lockSchema<Tables>(connection: Kysely<Tables>, schema: string): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(connection);
  // One lock for all schemas: Kysely looks at the columns of every schema, and fails at one that another migration drops.
  await sql`select pg_advisory_xact_lock(hashtextextended('migrations', 0))`.execute(connection);
  const { rows } = await sql`select 1 from pg_namespace where nspname = ${schema}`.execute(connection);
  if (rows.length === 0) await sql`create schema ${sql.id(schema)}`.execute(connection);
  await sql`set local search_path = ${sql.id(schema)}`.execute(connection);
  await becomeOwner(connection, schema);
  await requireRight(connection, schema);
}

/**
 * An administrator migrates as the owner, so that the owner can migrate later. Roles are those of a whole server: in a database where
 * their SQL has not been run, the owner may not make tables.
 */
async function becomeOwner<Tables>(connection: Kysely<Tables>, schema: string): Promise<void> {
  const owner = roleOf(schema, 'owner');
  const query = sql`
    select 1 from pg_roles
    where rolname = ${owner} and pg_has_role(oid, 'member') and has_schema_privilege(oid, ${schema}, 'create')`;
  const { rows } = await query.execute(connection);
  if (rows.length > 0) await sql`set local role ${sql.id(owner)}`.execute(connection);
}

/** Kysely would hide that the right is missing behind the failure of its next statement. */
async function requireRight<Tables>(connection: Kysely<Tables>, schema: string): Promise<void> {
  const { rows } = await sql`select 1 where has_schema_privilege(${schema}, 'create')`.execute(connection);
  if (rows.length > 0) return;
  throw new Error(
    `The database role of DATABASE_URL may not change the schema ${schema}. Migrate as its owner, or as an administrator.`,
  );
}
