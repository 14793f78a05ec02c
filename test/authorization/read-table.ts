import { labelCoordinates } from '../support/worded.ts';

/**
 * The tables of this folder are written by hand, from the requirements alone, and read like an auditor's sheet: a row per
 * field of the schema, a column per situation, the situations being those of `situations.ts`.
 *
 * | cell | verdict | what comes back                                                                              |
 * |------|---------|----------------------------------------------------------------------------------------------|
 * | A    | allow   | a value, and no error                                                                        |
 * | N    | allow   | nothing to show: null or an empty list, and no error                                         |
 * | D    | deny    | null, and the error UNAUTHORIZED_FIELD_OR_TYPE at just this path                             |
 * | -    | deny    | further up: the error stands at a field above, whose row says D; nothing of this one comes   |
 * | H    | hide    | for this viewer there is no such object. Null, or not in its list, and no error (RO-4)       |
 * | W    | hide    | because the person is restricted: null or an empty list, and no error (RO-10)                |
 */
export type Cell = 'A' | 'N' | 'D' | '-' | 'H' | 'W';

export type Row = {
  readonly id: string;
  readonly coordinate: string;
  /** By the code of the situation. */
  readonly cells: Readonly<Record<string, Cell>>;
  /** The field and the requirements that the row proves, for the title of its test. */
  readonly title: string;
};

/**
 * @returns the rows, and with them those of their labels, which nobody sees otherwise than what they word (LA-1)
 */
export function withLabels(rows: readonly Row[]): Row[] {
  const labelled = labelCoordinates().flatMap(([coordinate, like]) =>
    rows
      .filter((row) => row.coordinate === like)
      .map((row) => ({ ...row, id: `${row.id} ${coordinate}`, coordinate, title: `${coordinate}, as ${like} (LA-1)` })),
  );
  return [...rows, ...labelled];
}

const CELL = /^[ANDHW-]$/;
const REQUIREMENT = /^[A-Z]{2}-\d+$/;

/**
 * @param table a heading `id field <codes> proves`, then a row a line; empty lines are for the eye
 * @param codes the codes of the situations, in the order in which the columns must stand
 * @throws when the heading or a row is not of this form
 */
export function readTable(table: string, codes: readonly string[]): Row[] {
  const [heading = [], ...rows] = table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([first]) => first !== '');
  const expected = ['id', 'field', ...codes, 'proves'];
  if (heading.join(' ') !== expected.join(' ')) throw new Error(`The heading is not: ${expected.join(' ')}`);
  return rows.map((words) => readRow(words, codes));
}

function readRow([id = '', coordinate = '', ...rest]: string[], codes: readonly string[]): Row {
  const cells = rest.slice(0, codes.length);
  const proves = rest.slice(codes.length);
  const wellFormed = cells.length === codes.length && cells.every((cell) => CELL.test(cell));
  if (!wellFormed || !proves.every((name) => REQUIREMENT.test(name))) throw new Error(`The row ${id} is not well formed`);
  return {
    id,
    coordinate,
    cells: Object.fromEntries(codes.map((code, column) => [code, cells[column] as Cell])),
    title: proves.length === 0 ? coordinate : `${coordinate} (${proves.join(', ')})`,
  };
}
