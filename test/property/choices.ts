/** The only source of random choices. */
export class Choices {
  readonly #next: () => number;

  /** The choices of a seed are always the same (mulberry32). */
  constructor(seed: number) {
    let state = seed | 0;
    this.#next = () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
      return (mixed ^ (mixed >>> 14)) >>> 0;
    };
  }

  /** @returns a whole number from 0 to `limit - 1` */
  below(limit: number): number {
    return limit <= 1 ? 0 : this.#next() % limit;
  }

  /** @returns a whole number from `least` to `most` */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** @returns true with this probability in percent */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new Error('There is nothing to pick from');
    return items[this.below(items.length)] as Item;
  }

  /** @returns the items in order, each with this probability in percent */
  some<Item>(items: readonly Item[], percent: number): Item[] {
    return items.filter(() => this.chance(percent));
  }

  /** @returns `count` results of `make` */
  times<Made>(count: number, make: (index: number) => Made): Made[] {
    return Array.from({ length: count }, (_, index) => make(index));
  }
}
