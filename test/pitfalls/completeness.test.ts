import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** The traps of the libraries that the gateway is made of have numbers; a test names in its title which one it is about. */
const HOW_MANY = 40;

/** The traps that no test is about, each with the reason. */
const WITHOUT_TEST: Readonly<Record<number, string>> = {
  23: 'a licence, which the README names; nothing runs',
  32: 'rate limits come with the codes and numbers that they protect',
};

const TITLE = /['"`]pitfall (\d+): /g;

const tested = new Set(
  globSync('test/**/*.test.ts')
    .filter((file) => !file.endsWith('completeness.test.ts'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(TITLE)].map(([, number]) => Number(number))),
);

describe('every known trap of the libraries', () => {
  it.each(Array.from({ length: HOW_MANY }, (_, index) => index + 1))('number %i has a test of its own, or a reason', (number) => {
    // A reason that is no longer needed fails too.
    expect([number, tested.has(number)]).toEqual([number, WITHOUT_TEST[number] === undefined]);
  });

  it('has a number that is known', () => {
    expect([...tested].filter((number) => number < 1 || number > HOW_MANY)).toEqual([]);
  });
});
