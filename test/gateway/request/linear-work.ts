import { stepsTaken } from '../../../schema/contract/counted-work.ts';

/** What a request may take whatever is in it, and for each character of it. */
const FIXED_STEPS = 500;
const STEPS_PER_CHARACTER = 4;

/** @returns how many steps it takes */
export async function stepsOf(work: () => unknown): Promise<number> {
  const before = stepsTaken();
  await work();
  return stepsTaken() - before;
}

/** Steps that are more than they may be, for a pattern that is repeated to a size and to twice that. */
export type Excess = {
  readonly pattern: string;
  readonly characters: number;
  readonly steps: readonly [once: number, twice: number];
};

/** @returns null when the work with twice the text is at most twice the work, and bounded for each character */
export async function findExcess(pattern: string, characters: number, work: (text: string) => unknown): Promise<Excess | null> {
  const repeated = (length: number) => pattern.repeat(Math.floor(length / pattern.length));
  const once = await stepsOf(() => work(repeated(characters)));
  const twice = await stepsOf(() => work(repeated(2 * characters)));
  const isLinear = twice <= 2 * once + FIXED_STEPS && twice <= 2 * characters * STEPS_PER_CHARACTER + FIXED_STEPS;
  return isLinear ? null : { pattern, characters, steps: [once, twice] };
}

/** What some reader of a header, a URL, a token or a body takes for a sign, alone and in the order in which it expects it. */
export const PATTERNS: readonly string[] = [
  ...['a', ' ', '\t', ',', ';', '=', '"', '\\', '.', '-', '*', '/', '&', '%', '+', '['],
  ...[
    'pt-br;q=0,',
    '*;q=0,',
    'pt,',
    'a, ',
    ' ;',
    '; q=',
    'zh-Hant-',
    '"a;b",',
    '"\\"',
    'W/"a",',
    '*/*;q=0.1,',
    'application/json;',
  ],
  ...['%41', '../', 'a=b&', '{"a":', '"a":1,', '\\u0041', 'a.', '1.2.3.4, ', 'br;q=0,', '__proto__'],
];
