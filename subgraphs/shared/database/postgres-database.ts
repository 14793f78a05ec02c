import {
  type BinaryOperationNode,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  type RawNode,
  TableNode,
} from 'kysely';
import { padList } from './padded-lists.ts';
import { openPool, type PoolOptions } from './postgres-pool.ts';

export type PostgresOptions = PoolOptions;

/**
 * Opens a schema of PostgreSQL. Every table is named with its schema, so that statements need no `search_path`: a pooler in
 * transaction mode gives each transaction any of its connections, whose settings are of whoever had it before.
 */
export function openPostgres<Tables>(url: string, schema: string, options: Partial<PostgresOptions>): Kysely<Tables> {
  const dialect = new SchemaDialect({ pool: openPool(url, options) }, schema);
  return new Kysely<Tables>({ dialect }).withSchema(schema);
}

class SchemaDialect extends PostgresDialect {
  readonly #schema: string;

  constructor(config: ConstructorParameters<typeof PostgresDialect>[0], schema: string) {
    super(config);
    this.#schema = schema;
  }

  override createQueryCompiler(): PostgresQueryCompiler {
    return new SchemaCompiler(this.#schema);
  }

  override createAdapter(): SchemaAdapter {
    return new SchemaAdapter(this.#schema);
  }
}

/** Knows the schema of a database, for migrations. */
class SchemaAdapter extends PostgresAdapter {
  readonly schema: string;

  constructor(schema: string) {
    super();
    this.schema = schema;
  }

  // Kysely's lock belongs to the connection, which a pooler gives away between statements. `migrate` has one of the transaction.
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
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
