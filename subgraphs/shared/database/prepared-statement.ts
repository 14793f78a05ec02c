import { createHash } from 'node:crypto';
import type { CompiledQuery } from 'kysely';
import pg from 'pg';

export type Row = Record<string, unknown>;

/** A column of a result, as the server describes it. */
export type RowField = { readonly name: string; readonly dataTypeID: number };

type ToRow = (values: readonly (string | null)[]) => Row;

/** A statement of PostgreSQL under a name. */
export type PreparedStatement = {
  readonly name: string;
  readonly text: string;
  /** How its last result was read. */
  reader: { readonly fields: readonly RowField[]; readonly toRow: ToRow } | null;
};

const prepared = new WeakMap<CompiledQuery, PreparedStatement>();

/** @returns the statement of a compiled query, always the same one */
export function statementOf(query: CompiledQuery): PreparedStatement {
  const known = prepared.get(query);
  if (known) return known;
  const statement: PreparedStatement = { name: nameOf(query.sql), text: query.sql, reader: null };
  prepared.set(query, statement);
  return statement;
}

const names = new Map<string, string>();

/** @returns the name of a statement: the same for the same text, on every connection and in every process */
export function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

/** @returns what makes rows of the values of a result; kept as long as the server describes the result in the same way */
export function rowReaderOf(statement: PreparedStatement, fields: readonly RowField[]): ToRow {
  const { reader } = statement;
  if (reader && areAlike(reader.fields, fields)) return reader.toRow;
  const toRow = createReader(fields);
  statement.reader = { fields, toRow };
  return toRow;
}

const areAlike = (one: readonly RowField[], other: readonly RowField[]): boolean =>
  one.length === other.length &&
  one.every(({ name, dataTypeID }, index) => name === other[index]!.name && dataTypeID === other[index]!.dataTypeID);

/** Types whose values are what the server sends. */
const TEXTS: ReadonlySet<number> = new Set([pg.types.builtins.TEXT, pg.types.builtins.VARCHAR]);

function createReader(fields: readonly RowField[]): ToRow {
  const names = fields.map(({ name }) => name);
  const parsers = fields.map(({ dataTypeID }) =>
    TEXTS.has(dataTypeID) ? null : (pg.types.getTypeParser(dataTypeID, 'text') as (value: string) => unknown),
  );
  return (values) => {
    const row: Row = {};
    for (let index = 0; index < names.length; index += 1) {
      const value = values[index] ?? null;
      const parse = parsers[index]!;
      // The names are those of columns.
      // eslint-disable-next-line local/outside-key
      row[names[index]!] = value === null || parse === null ? value : parse(value);
    }
    return row;
  };
}
