import { sightsOf, type Sight } from './sight.ts';

/** Counts what was decided: one decision is one requested field of one object. */
export class Tally {
  total = 0;
  readonly #seen = new Map<string, number>();

  readonly count = (coordinate: string, sight: Sight): void => {
    this.total += 1;
    const key = `${coordinate} ${sight}`;
    this.#seen.set(key, (this.#seen.get(key) ?? 0) + 1);
  };

  /** @returns the cells of the tables that never came up: a field that was never shown, never denied or never absent */
  neverSeen(coordinates: Iterable<string>): string[] {
    return [...coordinates].flatMap((coordinate) =>
      sightsOf(coordinate)
        .map((sight) => `${coordinate} ${sight}`)
        .filter((key) => !this.#seen.has(key)),
    );
  }
}
