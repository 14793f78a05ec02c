import { readFlags } from '../schema/contract/command-line.ts';
import { readDatabaseConfig } from '../subgraphs/config.ts';
import type { DatabaseConfig } from '../subgraphs/database-config.ts';
import { subgraphs } from '../subgraphs/registry.ts';
import { openDatabase, schemaOf } from '../subgraphs/shared/database.ts';
import { grantTables, rolesSql } from '../subgraphs/shared/database/roles.ts';
import { readVersion, type SchemaVersion } from '../subgraphs/shared/database/schema-version.ts';
import { migrate } from '../subgraphs/shared/migrate.ts';

type Subgraph = (typeof subgraphs)[number];
type Database = Awaited<ReturnType<typeof openDatabase<object>>>;

const FLAGS = { status: { type: 'boolean' }, roles: { type: 'boolean' } } as const;

/**
 * `npm run migrate [-- NAME…]`: brings the tables of the named subgraphs, or of all, to the version of this program, and gives
 * the database roles their rights. `--status` says how they are, and exits with 1 unless all are of this version. `--roles` prints
 * the SQL that makes the roles.
 */
async function main(): Promise<void> {
  const parameters = process.argv.slice(2);
  const { status, roles } = readFlags(
    FLAGS,
    parameters.filter((parameter) => parameter.startsWith('-')),
  );
  const chosen = chooseSubgraphs(parameters.filter((parameter) => !parameter.startsWith('-')));
  const config = readDatabaseConfig();
  if (roles) return printRoles(chosen, config.requests.statementMs);
  if (config.isInMemory) throw new Error('DATABASE_URL must name a database: tables in memory are always new.');
  for (const subgraph of chosen) {
    await withTables(subgraph, config, (database) => (status ? printStatus(subgraph, database) : run(subgraph, database)));
  }
}

function printRoles(chosen: readonly Subgraph[], statementMs: number): void {
  // Otherwise PostgreSQL has a notice for each table that a new database does not have yet.
  console.log('set client_min_messages = warning;\n');
  for (const { name, tableUses } of chosen) console.log(`-- ${name}\n${rolesSql(schemaOf(name), tableUses, statementMs)}\n`);
}

function chooseSubgraphs(names: readonly string[]): readonly Subgraph[] {
  const known = subgraphs.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`There is no subgraph ${unknown.join(', ')}. Known: ${known.join(', ')}`);
  return subgraphs.filter(({ name }) => names.length === 0 || names.includes(name));
}

async function withTables(
  { name }: Subgraph,
  { databaseUrl, database }: DatabaseConfig,
  work: (tables: Database) => Promise<void>,
): Promise<void> {
  const tables = await openDatabase<object>(databaseUrl, schemaOf(name), { ...database, poolSize: 1 });
  try {
    await work(tables);
  } finally {
    await tables.destroy();
  }
}

async function run({ name, migrations, tableUses }: Subgraph, tables: Database): Promise<void> {
  const done = await migrate(tables, migrations);
  console.log(`${name}: ${done.length === 0 ? 'up to date' : `ran ${done.join(', ')}`}`);
  if (await grantTables(tables, tableUses)) console.log(`${name}: the roles have their rights`);
}

async function printStatus({ name, migrations }: Subgraph, tables: Database): Promise<void> {
  const version = await readVersion(tables, Object.keys(migrations));
  console.log(`${name}: ${describe(version)}`);
  if (version.pending.length + version.unknown.length > 0) process.exitCode = 1;
}

function describe({ applied, pending, unknown }: SchemaVersion): string {
  if (unknown.length > 0) return `newer than this program, which does not know ${unknown.join(', ')}`;
  if (pending.length > 0) return `lacks ${pending.join(', ')}`;
  return `up to date with ${applied.at(-1)}`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
