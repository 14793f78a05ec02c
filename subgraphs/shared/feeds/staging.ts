import { getOwn } from '../../../schema/contract/own-property.ts';
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import { allColumns, type Converted, type FeedDefinition, type Key, type Row, type RowsByTable } from './feed-definition.ts';
import type { FeedDatabase } from './feed-database.ts';
import { ID } from './feed-fields.ts';
import { type AggregateLine, lineOf } from './feed-lines.ts';
import { parseLine, problemsOf } from './parse-line.ts';
import { mask, type Problem } from './problems.ts';
import type { FeedLine } from './read-lines.ts';

/** Why a line is rejected is told by at most this many problems. */
const MOST_PROBLEMS = 10;

const STAGED = ['line', 'kind', 'id', 'version', 'hash', 'payload', 'records', 'action', 'known'];
const KEYS = ['line', 'name', 'value', 'defines', 'pointer'];
const REJECTS = ['line', 'kind', 'id', 'pointer', 'reason', 'value'];

/** Lines that have been read and are not stored in the staging tables yet. */
export type StagedLines = { readonly staged: Row[]; readonly keys: Row[]; readonly rejects: Row[] };

export const noLines = (): StagedLines => ({ staged: [], keys: [], rejects: [] });

/** Stores lines in the staging tables, in a transaction of the caller. */
export async function insertStaged(database: FeedDatabase, transaction: Kysely<object>, lines: StagedLines): Promise<void> {
  await database.insert(transaction, 'feed_staged', STAGED, lines.staged);
  await database.insert(transaction, 'feed_staged_keys', KEYS, lines.keys);
  await database.insert(transaction, 'feed_rejects', REJECTS, lines.rejects);
}

/** Empties the staging tables but for the rejects. */
export async function clearStaged(executor: Kysely<object>): Promise<void> {
  await sql`delete from feed_staged`.execute(executor);
  await sql`delete from feed_staged_keys`.execute(executor);
}

type Named = { readonly kind: string; readonly id: string; readonly version: number };

/** @returns a function that turns a line into rows of the staging tables; identifiers are hashed there, and nowhere kept clear */
export function createStager(definition: FeedDefinition, settings: unknown) {
  const kinds = new Map(Object.keys(definition.kinds).map((kind) => [kind, lineOf(kind, definition)]));
  const lineSchema = (value: unknown): z.ZodType | string => {
    const { kind, deleted } = (value ?? {}) as { kind?: unknown; deleted?: unknown };
    const known = typeof kind === 'string' ? kinds.get(kind) : undefined;
    if (known === undefined) return `must be one of: ${[...kinds.keys()].join(', ')}`;
    return deleted === undefined ? known.stated : known.deleted;
  };

  return (read: FeedLine, line: number, into: StagedLines): void => {
    const parsed = parseLine(read);
    if ('problems' in parsed) return reject(into, line, null, parsed.problems);
    const schema = lineSchema(parsed.value);
    const named = nameOf(parsed.value, kinds);
    if (typeof schema === 'string') return reject(into, line, null, [{ pointer: '/kind', reason: schema, value: null }]);
    const checked = schema.safeParse(parsed.value);
    if (!checked.success) return reject(into, line, named, problemsOf(parsed.value, checked.error));
    const aggregate = checked.data as AggregateLine;
    if ('deleted' in aggregate) return stage(into, line, aggregate, null);
    const problems: Problem[] = [];
    const tools = {
      settings,
      problem: (pointer: string, reason: string, value?: unknown) =>
        void problems.push({ pointer: `/records${pointer}`, reason, value: mask(value) }),
    };
    const converted = getOwn(definition.kinds, aggregate.kind)!.toRows(aggregate.id, aggregate.records as never, tools);
    problems.push(...repeated(converted.defines));
    if (problems.length > 0) return reject(into, line, named, problems);
    stage(into, line, aggregate, { ...converted, ...pack(definition, converted.rows) });
  };
}

/** @returns the aggregate that a line is about, if it says so and the rest does not matter */
function nameOf(value: unknown, kinds: ReadonlyMap<string, unknown>): Named | null {
  const { kind, id } = value as { kind: unknown; id: unknown };
  return typeof kind === 'string' && kinds.has(kind) && typeof id === 'string' && ID.test(id) ? { kind, id, version: 0 } : null;
}

/** `records`: how many rows it has in the tables that the feed's status counts. */
type Packed = { readonly payload: string; readonly hash: string; readonly records: number };

/**
 * Rows as lists of values. The hash tells whether an aggregate has changed: it depends neither on the order of rows, nor on when
 * the source knew them, nor on rows of the accounts, which change here.
 */
function pack(definition: FeedDefinition, rows: RowsByTable): Packed {
  const sha256 = createHash('sha256');
  const packed = new Map<string, (string | number | null)[][]>();
  for (const [table, columns] of allColumns(definition)) {
    const own = getOwn(rows, table) ?? [];
    if (own.length === 0) continue;
    const values = own.map((row) => columns.map((column) => getOwn(row, column) ?? null));
    packed.set(table, values);
    if (!Object.hasOwn(definition.tables, table)) continue;
    const known = columns.indexOf('asOf');
    const hashed = values.map((row) => JSON.stringify(known === -1 ? row : row.toSpliced(known, 1)));
    sha256.update(JSON.stringify([table, hashed.sort()]));
  }
  const records = definition.counted.reduce((sum, table) => sum + (packed.get(table)?.length ?? 0), 0);
  return { payload: JSON.stringify(Object.fromEntries(packed)), hash: sha256.digest('base64url'), records };
}

function stage(into: StagedLines, line: number, { kind, id, version }: Named, stated: (Packed & Converted) | null): void {
  const { payload = '', hash = '', records = 0 } = stated ?? {};
  const action = stated === null ? 'delete' : 'merge';
  into.staged.push({ line, kind, id, version, hash, payload, records, action, known: 0 });
  if (stated === null) return;
  const own = new Set(stated.defines.map(nameAndValue));
  const foreign = stated.refers.filter((key) => !own.has(nameAndValue(key)));
  for (const key of stated.defines) into.keys.push(keyRow(line, key, 1));
  for (const key of foreign) into.keys.push(keyRow(line, key, 0));
}

const nameAndValue = ({ name, value }: Key) => `${name} ${value}`;

const keyRow = (line: number, { name, value, pointer }: Key, defines: number): Row => ({
  line,
  name,
  value,
  defines,
  pointer: `/records${pointer}`,
});

function repeated(defines: readonly Key[]): Problem[] {
  const met = new Set<string>();
  return defines.flatMap((key) => {
    if (!met.has(nameAndValue(key))) {
      met.add(nameAndValue(key));
      return [];
    }
    return [{ pointer: `/records${key.pointer}`, reason: `the ${key.name} is given twice`, value: mask(key.value) }];
  });
}

/** A rejected line whose aggregate is known is staged too: a full load must not remove what it does name. */
function reject(into: StagedLines, line: number, named: Named | null, problems: readonly Problem[]): void {
  if (named !== null) into.staged.push({ line, ...named, hash: '', payload: '', records: 0, action: 'reject', known: 0 });
  for (const problem of problems.slice(0, MOST_PROBLEMS)) {
    into.rejects.push({ line, kind: named?.kind ?? null, id: named?.id ?? null, ...problem });
  }
}
