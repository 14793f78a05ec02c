import { getOwn } from '../../schema/contract/own-property.ts';

/** Returns a value for a missing column. @param examples the values of the demo rows in that column, including null */
export type ColumnValue = (column: string, examples: readonly unknown[]) => unknown;

/**
 * Adds the missing columns of a row made by hand or at random, so that a new column must be added only to the demo's feed.
 *
 * @param demo rows that define the columns
 * @param row its existing values are kept
 * @param valueOf by default, the value of the first demo row
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
