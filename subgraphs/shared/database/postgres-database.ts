import {
  type BinaryOperationNode,
  Kysely,
  type LogConfig,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  type RawNode,
  TableNode,
} from 'kysely';
import { gatherReads } from './gather-reads.ts';
import { padList } from './padded-lists.ts';
import { openPool, type Pool, type PoolFigures, type PoolOptions } from './postgres-pool.ts';
import { openReplicatedPool, type ReplicaOptions } from './replicated-pool.ts';
import type { Read, ReadingAdapter } from './reads.ts';

export type PostgresOptions = PoolOptions & ReplicaOptions;

/**
 * Opens a schema of PostgreSQL. Every table is named with its schema, so that statements need no `search_path`: a pooler in
 * transaction mode gives each transaction any of its connections, whose settings are of whoever had it before.
 */
export function openPostgres<Tables>(
  url: string,
  schema: string,
  options: Partial<PostgresOptions>,
  log: LogConfig = [],
): Kysely<Tables> {
  const { replica = null } = options;
  const pool = replica === null ? openPool(url, options) : openReplicatedPool(url, { ...options, replica });
  // Statements without names are not worth gathering: each would be planned again.
  const read = options.prepared === false ? () => null : gatherReads(pool);
  const dialect = new SchemaDialect(pool, schema, read);
  return new Kysely<Tables>({ dialect, log }).withSchema(schema);
}

class SchemaDialect extends PostgresDialect {
  readonly #pool: Pool;
  readonly #schema: string;
  readonly #read: Read;

  constructor(pool: Pool, schema: string, read: Read) {
    super({ pool });
    this.#pool = pool;
    this.#schema = schema;
    this.#read = read;
  }

  override createQueryCompiler(): PostgresQueryCompiler {
    return new SchemaCompiler(this.#schema);
  }

  override createAdapter(): SchemaAdapter {
    return new SchemaAdapter(this.#schema, this.#pool, this.#read);
  }
}

/** Knows the schema of a database, for migrations, and its pool. */
class SchemaAdapter extends PostgresAdapter implements ReadingAdapter {
  readonly schema: string;
  readonly pool: Pool;
  readonly read: Read;

  constructor(schema: string, pool: Pool, read: Read) {
    super();
    this.schema = schema;
    this.pool = pool;
    this.read = read;
  }

  // Kysely's lock belongs to the connection, which a pooler gives away between statements. `migrate` has one of the transaction.
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

/** @returns the figures of each pool by its name, `primary` or `replica`; empty for the embedded database */
export function poolFiguresOf<Tables>(database: Kysely<Tables>): Readonly<Record<string, PoolFigures>> {
  const { adapter } = database.getExecutor();
  return adapter instanceof SchemaAdapter ? adapter.pool.figures() : {};
}

/** @returns the schema of a database in PostgreSQL; null for the embedded one */
export function schemaOfDatabase<Tables>(database: Kysely<Tables>): string | null {
  const { adapter } = database.getExecutor();
  return adapter instanceof SchemaAdapter ? adapter.schema : null;
}

class SchemaCompiler extends PostgresQueryCompiler {
  readonly #schema: string;

  constructor(schema: string) {
    super();
    this.#schema = schema;
  }

  protected override appendValue(value: unknown): void {
    super.appendValue(withoutNul(value));
  }

  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    super.visitBinaryOperation(padList(node));
  }

  /** `withSchema` names the tables of built queries alone; `sql.table(…)` in a raw one is named here. */
  protected override visitRaw(node: RawNode): void {
    const parameters = node.parameters.map((parameter) =>
      TableNode.is(parameter) && parameter.table.schema === undefined
        ? TableNode.createWithSchema(this.#schema, parameter.table.identifier.name)
        : parameter,
    );
    super.visitRaw({ ...node, parameters });
  }
}

/**
 * PostgreSQL rejects a text that contains a NUL, where SQLite finds nothing. An impossible id must be answered like a missing one
 * (RO-4). Therefore NUL is replaced by another character that no id contains.
 */
export const withoutNul = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value);

export const isPostgres = <Tables>(database: Kysely<Tables>): boolean => schemaOfDatabase(database) !== null;
