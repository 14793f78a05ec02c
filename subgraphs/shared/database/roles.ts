import { DEFAULT_MIGRATION_LOCK_TABLE, DEFAULT_MIGRATION_TABLE, type Kysely, sql } from 'kysely';
import { schemaOfDatabase } from './postgres-database.ts';
import { SILENT_TRANSACTION_MS } from './pool-clients.ts';
import { underSchemaLock } from './schema-lock.ts';
import { rightsOf, ROLE_KINDS, type RoleKind, roleOf, type TableUses } from './table-uses.ts';

const MIGRATION_TABLES = [DEFAULT_MIGRATION_TABLE, DEFAULT_MIGRATION_LOCK_TABLE];

/**
 * The SQL that makes the roles of a schema, for an administrator of PostgreSQL. It can be run again. Passwords are for the
 * administrator to set. `grantTables` adds the rights on tables.
 *
 * @param statementMs how long a statement of a request may run, in milliseconds
 */
export function rolesSql(schema: string, tables: TableUses, statementMs: number): string {
  const role = (kind: RoleKind) => quote(roleOf(schema, kind));
  const others = [role('loader'), role('runtime')];
  const owned = [...Object.keys(tables), ...MIGRATION_TABLES].map((table) => `${quote(schema)}.${quote(table)}`);
  return [
    ...ROLE_KINDS.map((kind) => createRole(roleOf(schema, kind))),
    // PgBouncer in transaction mode may give a connection that does not have the setting of this program.
    `alter role ${role('runtime')} set statement_timeout = '${statementMs}ms';`,
    `alter role ${role('runtime')} set idle_in_transaction_session_timeout = '${SILENT_TRANSACTION_MS}ms';`,
    // Not `authorization`: that needs an administrator who is a member of the role.
    `create schema if not exists ${quote(schema)};`,
    `alter schema ${quote(schema)} owner to ${role('owner')};`,
    `revoke all on schema ${quote(schema)} from public;`,
    `grant usage on schema ${quote(schema)} to ${others.join(', ')};`,
    ...owned.map((table) => `alter table if exists ${table} owner to ${role('owner')};`),
  ].join('\n');
}

const createRole = (name: string) =>
  `do $$ begin if not exists (select from pg_roles where rolname = '${name}') then create role ${quote(name)} login; end if; end $$;`;

const quote = (name: string) => `"${name}"`;

/**
 * Gives the roles of a schema their rights on its tables, and takes all others. Run it as the owner, after each migration.
 *
 * @returns whether there are roles
 */
export async function grantTables<Tables>(database: Kysely<Tables>, tables: TableUses<Tables>): Promise<boolean> {
  const schema = schemaOfDatabase(database);
  if (schema === null) return false;
  const kinds = ['loader', 'runtime'] as const;
  const names = kinds.map((kind) => roleOf(schema, kind));
  const { rows } = await sql`select from pg_roles where rolname in (${sql.join(names)})`.execute(database);
  if (rows.length < names.length) return false;
  await underSchemaLock(database, async (connection) => {
    for (const kind of kinds) {
      const role = sql.id(roleOf(schema, kind));
      await sql`revoke all on all tables in schema ${sql.id(schema)} from ${role}`.execute(connection);
      // They compare the version with what they know.
      await sql`grant select on ${sql.table(DEFAULT_MIGRATION_TABLE)} to ${role}`.execute(connection);
      for (const [table, use] of Object.entries(tables)) {
        const rights = rightsOf(kind, use as TableUses[string]);
        if (rights.length === 0) continue;
        await sql`grant ${sql.raw(rights.join(', '))} on ${sql.table(table)} to ${role}`.execute(connection);
      }
    }
  });
  return true;
}
