import { expectationsOf, type Expectation } from './expectation.ts';

/** How often each cell of the tables came up: the cell as `coordinate expectation`, and a number. */
export type CellCounts = readonly (readonly [cell: string, times: number])[];

/** Counts what was decided: one decision is one requested field of one object. */
export class CoverageCounter {
  total = 0;
  readonly #seen = new Map<string, number>();

  readonly count = (coordinate: string, expectation: Expectation): void => this.#add(`${coordinate} ${expectation}`, 1);

  get counts(): CellCounts {
    return [...this.#seen];
  }

  /** Adds what another counter counted. */
  add(counts: CellCounts): void {
    for (const [cell, times] of counts) this.#add(cell, times);
  }

  /** @returns the cells of the tables that never came up: a field that was never allowed, never denied or never hidden */
  neverSeen(coordinates: Iterable<string>): string[] {
    return [...coordinates].flatMap((coordinate) =>
      expectationsOf(coordinate)
        .map((expectation) => `${coordinate} ${expectation}`)
        .filter((key) => !this.#seen.has(key)),
    );
  }

  #add(cell: string, times: number): void {
    this.total += times;
    this.#seen.set(cell, (this.#seen.get(cell) ?? 0) + times);
  }
}
