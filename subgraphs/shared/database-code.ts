import { READ_ONLY } from './database/find-host.ts';
import { isError } from '../../schema/contract/fault-trace.ts';

const SQLSTATE = /^[0-9A-Z]{5}$/;
/** Error codes of sockets and name look-ups. A resolver connects only to the database. */
const CONNECTION = /^(?:ECONN[A-Z]+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT)$/;
/** What `pg` and `kysely` throw without a code when a connection is lost, cannot be acquired or was closed. */
const WITHOUT_CODE = new Map([
  ['Connection terminated unexpectedly', 'closed'],
  ['Connection terminated', 'closed'],
  ['Connection terminated due to connection timeout', 'timeout'],
  ['timeout exceeded when trying to connect', 'timeout'],
  ['Query read timeout', 'timeout'],
  ['Client has encountered a connection error and is not queryable', 'closed'],
  ['Client was closed and is not queryable', 'closed'],
  ['Cannot use a pool after calling end on the pool', 'closed'],
  ['driver has already been destroyed', 'closed'],
  ['database is not open', 'closed'],
  [READ_ONLY, 'readonly'],
]);

/**
 * @returns the SQLSTATE of PostgreSQL, `SQLITE_` and the result code of SQLite, or the code of a connection error; null when the
 *   error is not the database's. Database messages contain values
 */
export function databaseCodeOf(error: unknown): string | null {
  if (!isError(error)) return null;
  const { code, errcode } = error as { readonly code?: unknown; readonly errcode?: unknown };
  // An error reported by PostgreSQL has a severity.
  if ('severity' in error) return typeof code === 'string' && SQLSTATE.test(code) ? code : 'unknown';
  if (code === 'ERR_SQLITE_ERROR') return `SQLITE_${Number.isInteger(errcode) ? String(errcode) : 'ERROR'}`;
  if (typeof code === 'string' && CONNECTION.test(code)) return code;
  return WITHOUT_CODE.get(error.message) ?? null;
}

/** A server that is away, starts, ends, takes no writes or no connections, or a statement that took too long. */
const OUTAGE = /^(?:closed|timeout|readonly|E[A-Z_]+|08...|53...|57...|25006)$/;

/** @returns whether the database was not available, so that another try may succeed */
export function isDatabaseOutage(error: unknown): boolean {
  const code = databaseCodeOf(error);
  return code !== null && OUTAGE.test(code);
}
