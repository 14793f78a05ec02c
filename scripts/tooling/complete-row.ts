import { getOwn } from '../../schema/contract/own-property.ts';

/** Says what is in a column that a row lacks. @param examples what the rows of the demo have in it, null included */
export type ColumnValue = (column: string, examples: readonly unknown[]) => unknown;

/**
 * Adds the columns that a row made by hand or at random lacks, so that a new column is added to the demo's feed alone.
 *
 * @param demo rows that say which columns there are
 * @param row what it has stays as it is
 * @param valueOf by default, what the first row of the demo has
 */
export function completeRow<Row extends object>(
  demo: readonly Row[],
  row: Partial<Row>,
  valueOf: ColumnValue = (_column, examples) => examples[0],
): Row {
  const columns = Object.keys(demo[0] ?? {}).filter((column) => !Object.hasOwn(row, column));
  const examplesOf = (column: string) => demo.map((example) => getOwn(example as Record<string, unknown>, column));
  const missing = columns.map((column) => [column, valueOf(column, examplesOf(column))]);
  return { ...Object.fromEntries(missing), ...row } as Row;
}
