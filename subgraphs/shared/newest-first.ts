/**
 * Orders rows by day, newest first. Rows without a day come last; rows of one day are ordered by id. Texts are compared by code
 * unit, so the order does not depend on the collation of the database.
 *
 * @param dayOf the day of a row, YYYY-MM-DD
 * @returns a comparison for `toSorted`
 */
export const newestFirst =
  <Row extends { readonly id: string }>(dayOf: (row: Row) => string | null) =>
  (left: Row, right: Row): number =>
    compare(dayOf(right) ?? '', dayOf(left) ?? '') || compare(left.id, right.id);

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
