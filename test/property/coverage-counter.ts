import { expectationsOf, type Expectation } from './expectation.ts';

/** The number of times that each cell of the tables was decided, by `coordinate expectation`. */
export type CellCounts = readonly (readonly [cell: string, times: number])[];

/** Counts decisions. One decision is one requested field of one object. */
export class CoverageCounter {
  total = 0;
  /** How many answers the express lane wrote, and how many it left to the general way. */
  readonly lanes = { written: 0, left: 0 };
  readonly #seen = new Map<string, number>();

  readonly count = (coordinate: string, expectation: Expectation): void => this.#add(`${coordinate} ${expectation}`, 1);

  readonly countLane = (hasAnswered: boolean): void => void (this.lanes[hasAnswered ? 'written' : 'left'] += 1);

  get counts(): CellCounts {
    return [...this.#seen];
  }

  /** Adds the counts of another counter. */
  add(counts: CellCounts): void {
    for (const [cell, times] of counts) this.#add(cell, times);
  }

  /** @returns the cells of the tables that were never decided: a field that was never allowed, denied or hidden */
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
