import { GATEWAY_ROWS } from './gateway.rows.ts';
import type { Row } from './read-table.ts';

const typeOf = (coordinate: string): string => coordinate.split('.')[0] ?? '';
const cellsOf = ({ cells }: Row): string => JSON.stringify(cells);

const GATEWAY: ReadonlyMap<string, Row> = new Map(GATEWAY_ROWS.map((row) => [row.coordinate, row]));
const BY_TYPE = Map.groupBy(GATEWAY_ROWS, ({ coordinate }) => typeOf(coordinate));

/** @returns the fields of the same type that the tables of the gateway show to the same viewers */
export function seenAlike(coordinate: string): string[] {
  const row = GATEWAY.get(coordinate);
  const others = row ? (BY_TYPE.get(typeOf(coordinate)) ?? []) : [];
  return others.filter((other) => other !== row && cellsOf(other) === cellsOf(row!)).map((other) => other.coordinate);
}

/** @returns whether the tables show a field of this name of a restricted person to the head as to the person (RO-10) */
export function isShownOfRestricted(field: string): boolean {
  const rows = GATEWAY_ROWS.filter(({ coordinate }) => coordinate.endsWith(`.${field}`));
  return rows.length > 0 && rows.every(({ cells }) => cells['Be'] === cells['Bb'] && cells['Ut'] === cells['Tt']);
}

/**
 * Who sees a field is written once, in a table of the gateway. Other tables need a row of their own only where none of
 * their fields is seen alike.
 *
 * @param coordinates those for which a table should have a row
 * @param rows the rows that it has
 * @returns the rows that follow: each is that of a field of the same type that the gateway shows to the same viewers
 */
export function deriveRows(coordinates: readonly string[], rows: readonly Row[]): Row[] {
  const own = new Map(rows.map((row) => [row.coordinate, row]));
  return coordinates
    .filter((coordinate) => !own.has(coordinate))
    .flatMap((coordinate) => {
      const like = seenAlike(coordinate).find((other) => own.has(other));
      const row = like === undefined ? undefined : own.get(like);
      return row ? [{ ...row, id: `${row.id} ${coordinate}`, coordinate, title: `${coordinate}, as ${like}` }] : [];
    });
}
