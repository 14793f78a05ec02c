/**
 * Orders rows by day, the newest first, rows without a day last, and those of one day by id. Texts compare by code unit,
 * so that the order is the same whatever the collation of the database.
 *
 * @param dayOf the day of a row, YYYY-MM-DD
 * @returns a comparison for `toSorted`
 */
export const newestFirst =
  <Row extends { readonly id: string }>(dayOf: (row: Row) => string | null) =>
  (left: Row, right: Row): number =>
    compare(dayOf(right) ?? '', dayOf(left) ?? '') || compare(left.id, right.id);

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
