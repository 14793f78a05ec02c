import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { seenAlike } from '../authorization/derived-rows.ts';
import { coordinatesOf } from '../authorization/observe.ts';
import { labelCoordinates, WORDED } from '../support/worded.ts';
import { PERSONS } from './who-sees-persons.ts';
import { ALERTS, DOCUMENTS, HOUSEHOLDS, MAIL, RECEIPTS, RFIS } from './who-sees-records.ts';
import { ACCOUNTS, OPEN, OTHER_ROOTS, ROOTS } from './who-sees-the-rest.ts';

/**
 * The cells of the tables, with one column per relation of a viewer to an object (see relations.ts). The row of a type defines
 * for whom its objects exist.
 *
 *   A  allow: the value is returned
 *   D  deny: null, with an error
 *   H  hide: null, or an empty list, without an error
 *   -  impossible, because no such object exists
 */
export type Expectation = 'A' | 'D' | 'H';

const CELLS = ['A', 'D', 'H', '-'];
const cells = new Map<string, string>();
const rows = new Set<string>();

for (const table of [PERSONS, ALERTS, RFIS, DOCUMENTS, RECEIPTS, MAIL, HOUSEHOLDS, ACCOUNTS, ROOTS, OTHER_ROOTS, OPEN])
  readTable(table);

// A field without a row has the row of a field of its type that the tables of the gateway show to the same viewers.
const apiSchema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'));
for (const row of coordinatesOf(apiSchema).filter((coordinate) => !/^(Query|Mutation)\./.test(coordinate))) {
  const like = rows.has(row) ? undefined : seenAlike(row).find((other) => rows.has(other));
  if (like !== undefined) copyRow(row, like);
}

// A label is visible to exactly the viewers who see its field (LA-1).
const sameAs = [...labelCoordinates(), ...[...WORDED.keys()].map((type) => [`${type}Labels`, type] as const)];
for (const [row, like] of sameAs) copyRow(row, like);

function copyRow(row: string, like: string): void {
  rows.add(row);
  for (const [key, cell] of [...cells]) if (key.startsWith(`${like} `)) cells.set(key.replace(like, row), cell);
}

function readTable(table: string): void {
  const [header = '', ...lines] = table.split('\n').filter((line) => line.trim() !== '');
  const columns = header.trim().split(/\s+/);
  for (const line of lines) {
    const [row = '', ...all] = line.trim().split(/\s+/);
    rows.add(row);
    for (const [index, column] of columns.entries()) {
      const cell = all[index] ?? '';
      const key = `${row} ${column}`;
      if (!CELLS.includes(cell) || cells.has(key)) throw new Error(`The tables are not in order at ${key}`);
      cells.set(key, cell);
    }
  }
}

/** @returns the rows of all tables: types, and fields as `Type.field` */
export const tableRows = (): ReadonlySet<string> => rows;

/** @param row a type, or a field as `Type.field`. @param relation a column of its table */
export function expectationOf(row: string, relation: string): Expectation {
  const cell = cells.get(`${row} ${relation}`);
  if (cell === undefined || cell === '-') throw new Error(`The tables do not say what ${relation} sees of ${row}`);
  return cell as Expectation;
}

/** @returns the expectations that occur in a row */
export const expectationsOf = (row: string): Expectation[] =>
  (['A', 'D', 'H'] as const).filter((expectation) =>
    [...cells].some(([key, cell]) => cell === expectation && key.startsWith(`${row} `)),
  );
