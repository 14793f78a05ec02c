/** Values with their weights; the weights need not add up to anything. */
export type Shares<Value> = readonly (readonly [value: Value, weight: number])[];

/** Choices that follow from a seed. */
export type Random = {
  /** @returns a whole number from `least` to `most`, both included */
  readonly whole: (least: number, most: number) => number;
  /** @returns true in this share of the calls */
  readonly chance: (share: number) => boolean;
  readonly pick: <Value>(values: readonly Value[]) => Value;
  /** @returns a value, each as often as its weight says */
  readonly weighted: <Value>(shares: Shares<Value>) => Value;
};

const GOLDEN = 0x9e3779b9;

/** Mixes the bits of a number (the finalizer of MurmurHash3). */
function mix(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/**
 * @param seed whole numbers; the same ones make the same choices, and others unrelated ones. So the choices about a household
 *   depend on no other household, and it can be made again without those before it
 */
export function randomOf(...seed: readonly number[]): Random {
  let state = seed.reduce((mixed, part) => mix(Math.imul(mixed, 31) ^ mix(part + GOLDEN)), GOLDEN);
  const fraction = () => {
    state = (state + GOLDEN) >>> 0;
    return mix(state) / 2 ** 32;
  };
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(fraction() * values.length)]!;
  return {
    whole: (least, most) => least + Math.floor(fraction() * (most - least + 1)),
    chance: (share) => fraction() < share,
    pick,
    weighted(shares) {
      let left = fraction() * shares.reduce((sum, [, weight]) => sum + weight, 0);
      const found = shares.find(([, weight]) => (left -= weight) < 0);
      return (found ?? shares.at(-1)!)[0];
    },
  };
}
