import { getOwn } from '../../../schema/contract/own-property.ts';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { finished } from 'node:stream/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { findPostgres } from '../database/find-host.ts';
import { databaseCodeOf } from '../database-code.ts';
import type { Row } from './feed-definition.ts';

/** The tables of a subgraph as a load uses them. No other load of the same feed has them at the same time. */
export type FeedDatabase = {
  readonly kysely: Kysely<object>;
  /** Adds rows in bulk: by COPY on PostgreSQL, by one prepared statement on SQLite. */
  readonly insert: InsertRows;
  /** Brings what the database knows of the tables up to date, after many rows have changed. */
  readonly tidy: () => Promise<void>;
  /** Lets the next load begin. */
  readonly release: () => Promise<void>;
};

/**
 * @param executor the database, or the transaction that the rows belong to
 * @param rows each has a value for every column, or null is stored
 */
type InsertRows = (executor: Kysely<object>, table: string, columns: readonly string[], rows: readonly Row[]) => Promise<void>;

/** Another load of the same feed is under way. */
class FeedIsBusy extends Error {
  constructor(name: string) {
    super(`Another load of the feed of ${name} is under way`);
  }
}

export type FeedPlace = {
  /** See `openDatabase`. */
  readonly url: string;
  /** The schema of the subgraph. */
  readonly schema: string;
  /** The tables as the subgraph has opened them. A database in memory is there only. */
  readonly database: Kysely<object>;
  /** What to do when another load of the same feed is under way; `read` needs no lock. */
  readonly lock: 'wait' | 'refuse' | 'read';
};

/** @throws FeedIsBusy */
export function openFeedDatabase(place: FeedPlace): Promise<FeedDatabase> {
  return place.url.startsWith('sqlite:') ? openSqlite(place) : openPostgres(place);
}

/** How long a process that starts waits for another one that loads the demo. */
const WAIT_MS = 60_000;
/** A lock is held for a moment by `isLoading` on SQLite, and on PostgreSQL after a load was killed, until its statement ends. */
const SHORT_WAIT_MS = 1_000;

async function openSqlite({ url, schema, database, lock }: FeedPlace): Promise<FeedDatabase> {
  const isFree = url === 'sqlite::memory:' || lock === 'read';
  const release = isFree ? () => undefined : lockFile(url.slice('sqlite:'.length), schema, lock === 'wait');
  return {
    kysely: database,
    insert: insertFromJson,
    // SQLite chooses its plans without knowing how many rows there are, and takes indexes.
    tidy: () => Promise.resolve(),
    release: () => Promise.resolve(release()),
  };
}

/** @returns whether a load of the feed is under way */
export async function isLoading({ url, schema, database }: Omit<FeedPlace, 'lock'>): Promise<boolean> {
  if (url.startsWith('sqlite:')) return isFileLocked(lockFileOf(url.slice('sqlite:'.length), schema));
  const { rows } = await sql`
    select 1 from pg_locks where locktype = 'advisory' and granted and objsubid = 1
      and database = (select oid from pg_database where datname = current_database())
      and (classid::bigint << 32 | objid::bigint) = hashtextextended(${lockName(schema)}, 0)`.execute(database);
  return rows.length > 0;
}

const lockName = (schema: string) => `feed of ${schema}`;
const lockFileOf = (path: string, schema: string) => `${path}.${schema}.feed-lock`;

function isFileLocked(path: string): boolean {
  if (!existsSync(path)) return false;
  const lock = new DatabaseSync(path, { readOnly: true });
  try {
    lock.exec('select 1 from sqlite_schema');
    return false;
  } catch {
    // Reading fails for no other reason: the file has no content.
    return true;
  } finally {
    lock.close();
  }
}

/** Locks a file beside the database. The kernel frees the lock when the process ends, however it ends. */
function lockFile(path: string, schema: string, wait: boolean): () => void {
  const lock = new DatabaseSync(lockFileOf(path, schema));
  try {
    lock.exec(`pragma busy_timeout = ${wait ? WAIT_MS : SHORT_WAIT_MS}; begin exclusive;`);
  } catch (error) {
    lock.close();
    if (wait) throw error;
    throw new FeedIsBusy(schema);
  }
  return () => lock.close();
}

/** All rows of a call are one parameter, so that each table has one statement, which is prepared once. */
const insertFromJson: InsertRows = async (executor, table, columns, rows) => {
  if (rows.length === 0) return;
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.raw(columns.map((_, index) => `value ->> ${index}`).join(', '));
  const json = JSON.stringify(rows.map((row) => columns.map((column) => getOwn(row, column) ?? null)));
  await sql`insert into ${sql.table(table)} (${names}) select ${values} from json_each(${json})`.execute(executor);
};

/** A connection of its own: the lock belongs to the session, and COPY must be in the transaction of the other statements. */
async function openPostgres({ url, schema, lock }: FeedPlace): Promise<FeedDatabase> {
  const connectionString = await findPostgres(url);
  const client = new pg.Client({ connectionString, options: `-c search_path="${schema}"`, keepAlive: true });
  // A lost connection fails the statement that is under way, or the next one.
  client.on('error', () => undefined);
  await client.connect();
  try {
    if (lock !== 'read') await lockSession(client, schema, lock === 'wait');
  } catch (error) {
    await client.end();
    throw error;
  }
  const connection = { query: client.query.bind(client), release: () => undefined };
  const pool = { connect: () => Promise.resolve(connection), end: () => Promise.resolve() };
  return {
    kysely: new Kysely<object>({ dialect: new PostgresDialect({ pool: pool as never }) }),
    insert: (_executor, table, columns, rows) => copyRows(client, table, columns, rows),
    tidy: () => vacuum(client, schema),
    release: () => client.end(),
  };
}

/**
 * Tells the planner how many rows there are, frees the space of deleted ones, and marks the pages for which an index answers alone.
 * PostgreSQL does so by itself some minutes later, while requests already read. A role that does not own the tables is warned, and
 * they are left to that; so is a table that another session has locked.
 */
async function vacuum(client: pg.Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select tablename as name from pg_tables where schemaname = $1', [
    schema,
  ]);
  const names = rows.map(({ name }) => client.escapeIdentifier(name));
  await client.query(`vacuum (analyze, skip_locked) ${names.join(', ')}`);
}

async function lockSession(client: pg.Client, schema: string, wait: boolean): Promise<void> {
  const name = lockName(schema);
  if (wait) return void (await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]));
  await client.query(`set lock_timeout = ${SHORT_WAIT_MS}`);
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
  } catch (error) {
    throw databaseCodeOf(error) === LOCK_NOT_AVAILABLE ? new FeedIsBusy(schema) : error;
  }
  await client.query('reset lock_timeout');
}

const LOCK_NOT_AVAILABLE = '55P03';

/** Text is sent in pieces of about this many characters. */
const PIECE = 1 << 16;

async function copyRows(client: pg.Client, table: string, columns: readonly string[], rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const stream = client.query(copyFrom(`copy ${client.escapeIdentifier(table)} (${names}) from stdin`));
  const done = finished(stream);
  let piece = '';
  for (const row of rows) {
    piece += `${columns.map((column) => copied(getOwn(row, column) ?? null)).join('\t')}\n`;
    if (piece.length < PIECE) continue;
    if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), done]);
    piece = '';
  }
  stream.end(piece);
  await done;
}

/** @returns a value in the text format of COPY */
const copied = (value: string | number | null): string =>
  value === null ? '\\N' : String(value).replaceAll(SPECIAL, (character) => getOwn(ESCAPES, character) ?? character);

const SPECIAL = /[\\\n\r\t]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
