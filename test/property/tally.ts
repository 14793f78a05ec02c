import { sightsOf, type Sight } from './sight.ts';

/** How often each cell of the tables came up: the cell as `coordinate sight`, and a number. */
export type CellCounts = readonly (readonly [cell: string, times: number])[];

/** Counts what was decided: one decision is one requested field of one object. */
export class Tally {
  total = 0;
  readonly #seen = new Map<string, number>();

  readonly count = (coordinate: string, sight: Sight): void => this.#add(`${coordinate} ${sight}`, 1);

  get counts(): CellCounts {
    return [...this.#seen];
  }

  /** Adds what another tally counted. */
  add(counts: CellCounts): void {
    for (const [cell, times] of counts) this.#add(cell, times);
  }

  /** @returns the cells of the tables that never came up: a field that was never shown, never denied or never absent */
  neverSeen(coordinates: Iterable<string>): string[] {
    return [...coordinates].flatMap((coordinate) =>
      sightsOf(coordinate)
        .map((sight) => `${coordinate} ${sight}`)
        .filter((key) => !this.#seen.has(key)),
    );
  }

  #add(cell: string, times: number): void {
    this.total += times;
    this.#seen.set(cell, (this.#seen.get(cell) ?? 0) + times);
  }
}
