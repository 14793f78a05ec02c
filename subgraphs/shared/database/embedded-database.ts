import { setTimeout as wait } from 'node:timers/promises';
import { format, parse } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  type BinaryOperationNode,
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  type LogConfig,
  SqliteDialect,
  type SqliteDatabase,
  SqliteDriver,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely';
import { isError } from '../../../schema/contract/fault-trace.ts';
import { padList } from './padded-lists.ts';
import type { Read, ReadingAdapter } from './reads.ts';

/** How long a writer waits for another process that writes to the same file: 200 times 10 ms. */
const BUSY_TRIES = 200;
const BUSY_MS = 10;
/** A longer statement is one of many rows; it is rarely the same again. */
const MAX_KEPT_LENGTH = 10_000;
const SQLITE_BUSY = 5;

/** Opens the SQLite database of a subgraph. @param path `:memory:`, or a file to which the name of the schema is added */
export async function openEmbedded<Tables>(path: string, schema: string, log: LogConfig = []): Promise<Kysely<Tables>> {
  const database = openFile(fileOf(path, schema));
  // Two processes that open a new file at once may both want to switch it, and one is told that it is busy.
  await whileBusy(() => database.exec('pragma journal_mode = wal; pragma foreign_keys = on;'));
  return new Kysely<Tables>({ dialect: new EmbeddedDialect({ database: preparing(database) }), log });
}

/** SQLite does not say which file it is about. */
function openFile(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file);
  } catch (error) {
    throw new Error(`The database file ${file} cannot be opened: its folder must exist, and both must be writable`, {
      cause: error,
    });
  }
}

class EmbeddedDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;
  readonly #use: Use = { holders: 0 };

  constructor(config: { readonly database: SqliteDatabase }) {
    super(config);
    this.#database = config.database;
  }

  override createDriver(): SqliteDriver {
    return new EmbeddedDriver({ database: this.#database }, this.#use);
  }

  override createAdapter(): SqliteAdapter {
    return new EmbeddedAdapter(this.#database, this.#use);
  }

  override createQueryCompiler(): SqliteQueryCompiler {
    return new PaddingCompiler();
  }
}

/** How many have, or wait for, the one connection. */
type Use = { holders: number };

/** Reads at once, unless somebody has the connection: a read between the statements of a transaction would see what it has not committed. */
class EmbeddedAdapter extends SqliteAdapter implements ReadingAdapter {
  readonly read: Read;

  constructor(database: SqliteDatabase, use: Use) {
    super();
    this.read = (query, values) => {
      if (use.holders > 0) return null;
      try {
        return database.prepare(query.sql).all(values) as never;
      } catch (error) {
        if (isBusy(error)) return null;
        throw error;
      }
    };
  }
}

class PaddingCompiler extends SqliteQueryCompiler {
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    super.visitBinaryOperation(padList(node));
  }
}

/**
 * A statement waits for another process without stopping this one, as SQLite's own busy timeout would. A transaction takes the
 * write lock when it begins: one that has read first would be refused at its first write if another had written meanwhile.
 */
class EmbeddedDriver extends SqliteDriver {
  readonly #use: Use;

  constructor(config: { readonly database: SqliteDatabase }, use: Use) {
    super(config);
    this.#use = use;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#use.holders += 1;
    const connection = await super.acquireConnection();
    return {
      executeQuery: (query) => whileBusy(() => connection.executeQuery(query)),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
  }

  override async releaseConnection(): Promise<void> {
    this.#use.holders -= 1;
    await super.releaseConnection();
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

async function whileBusy<Result>(run: () => Result | Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      if (!isBusy(error) || tries === BUSY_TRIES) throw error;
      await wait(BUSY_MS);
    }
  }
}

/** @returns whether another process holds the lock that a statement needs */
export const isBusy = (error: unknown): boolean =>
  // The higher bits of an extended code say more.
  isError(error) && 'errcode' in error && (Number(error.errcode) & 0xff) === SQLITE_BUSY;

/** @returns the file of a schema */
export function fileOf(path: string, schema: string): string {
  if (path === ':memory:') return path;
  const { dir, name, ext } = parse(path);
  return format({ dir, name: `${name}.${schema}`, ext });
}

/**
 * `node:sqlite` in the shape that Kysely's SQLite dialect expects. Prepared statements are cached, because preparing costs more
 * than running.
 */
function preparing(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(text) {
      const known = statements.get(text);
      if (known) return known;
      const statement = database.prepare(text);
      const prepared: SqliteStatement = {
        reader: statement.columns().length > 0,
        all: readerOf(statement),
        run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
        iterate(parameters) {
          statement.setReturnArrays(false);
          return statement.iterate(...(parameters as SQLInputValue[])) as IterableIterator<unknown>;
        },
      };
      if (text.length <= MAX_KEPT_LENGTH) statements.set(text, prepared);
      return prepared;
    },
  };
}

/**
 * Rows are read as arrays, and made into objects here: those of `node:sqlite` are slow, because each is a hash table without a
 * shape that others share.
 */
function readerOf(statement: StatementSync): SqliteStatement['all'] {
  const readNames = () => statement.columns().map(({ name }) => name);
  let names = readNames();
  const toRow = (values: readonly unknown[]): object => {
    const row: Record<string, unknown> = {};
    // The names are those of columns.
    // eslint-disable-next-line local/outside-key
    for (let index = 0; index < values.length; index += 1) row[names[index]!] = values[index];
    return row;
  };
  return (parameters) => {
    statement.setReturnArrays(true);
    const rows = statement.all(...(parameters as SQLInputValue[])) as unknown as readonly (readonly unknown[])[];
    // A migration of another process may have added a column since.
    if (rows[0] !== undefined && rows[0].length !== names.length) names = readNames();
    return rows.map(toRow);
  };
}
