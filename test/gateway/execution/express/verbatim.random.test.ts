import { describe, expect, it } from '@jest/globals';
import { isDeep } from '../../../support/depth.ts';
import { randomNumbers } from '../../../support/random-operation.ts';
import { changed, OTHER_VALUES, VALUE } from '../../../support/spoilt-json.ts';
import { verbatimFixture } from '../../../support/verbatim-fixture.ts';

/** How many random answers are changed in every place, and how many ways of changing are tried at each byte. */
const [ANSWERS, CHANGES_PER_BYTE] = isDeep ? [60, 8] : [3, 1];
const DEADLINE_MS = isDeep ? 3_600_000 : 120_000;

const STRINGS = [
  '',
  'plain',
  'a "quoted" one',
  'back\\slash',
  'tab\tand\nline\r\f\b',
  '\u0000\u001f\u007f',
  'é金😀',
  '\u2028',
  '/',
];
const FLOATS = [0, 1, -1, 0.5, -0.25, 1e21, 1e-7, 123456.75, 0.1 + 0.2, 5e-324, 1.7976931348623157e308, 100, 0.05, 2 ** 53];
const INTS = [0, 1, -1, 9, 10, 2 ** 31 - 1, -(2 ** 31)];

/** A random answer that fits, as a subgraph in JavaScript writes it. */
function randomAnswer(next: () => number): unknown {
  const one = <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)]!;
  const orNull = <Value>(value: Value): Value | null => (next() < 0.2 ? null : value);
  const many = <Value>(make: () => Value): Value[] => Array.from({ length: Math.floor(next() * 3) }, make);
  const thing = () => ({
    id: one(STRINGS),
    text: orNull(one(STRINGS)),
    count: one(INTS),
    ratio: orNull(one(FLOATS)),
    free: orNull(one<unknown>([...STRINGS, ...FLOATS, true, false])),
    flag: next() < 0.5,
    kind: orNull(one(['NEW', 'USED', 'SOLD'])),
    tags: orNull(many(() => orNull(one(STRINGS)))),
    grid: many(() => orNull(many(() => one(INTS)))),
    parent: { name: one(STRINGS), at: one(FLOATS) },
    child: orNull({ at: one(FLOATS) }),
    copies: orNull(many(() => orNull({ name: one(STRINGS) }))),
  });
  const shelf = orNull({ __typename: 'Shelf', name: orNull(one(STRINGS)), id: one(STRINGS) });
  return { data: { shelf, things: [thing(), ...many(thing)] } };
}

const answers = (count: number): { answer: Buffer; next: () => number }[] =>
  Array.from({ length: count }, (_, seed) => {
    const next = randomNumbers(seed);
    return { answer: Buffer.from(JSON.stringify(randomAnswer(next))), next };
  });

describe('data passed on as it came is what the general way would write', () => {
  it(
    'for every answer that fits, and each of them is passed on',
    async () => {
      const ask = verbatimFixture();
      const passed = { verbatim: 0, parsed: 0 };
      for (const { answer } of answers(isDeep ? 20_000 : 300))
        for (const sent of [answer, Buffer.concat([answer, Buffer.from('\n')])])
          passed[(await ask(sent)).isVerbatim ? 'verbatim' : 'parsed'] += 1;
      expect(passed.parsed).toBe(0);
    },
    DEADLINE_MS,
  );

  it(
    'with a change at every byte',
    async () => {
      const ask = verbatimFixture();
      const passed = { verbatim: 0, parsed: 0 };
      for (const { answer, next } of answers(ANSWERS))
        for (let at = 0; at < answer.length; at += 1)
          for (let change = 0; change < CHANGES_PER_BYTE; change += 1)
            passed[(await ask(changed(answer, at, next))).isVerbatim ? 'verbatim' : 'parsed'] += 1;
      // Letters within strings may be others; most changes break something.
      expect(passed.verbatim).toBeGreaterThan(0);
      expect(passed.parsed).toBeGreaterThan(passed.verbatim);
    },
    DEADLINE_MS,
  );

  it(
    'with another value in every place',
    async () => {
      const ask = verbatimFixture();
      const passed = { verbatim: 0, parsed: 0 };
      for (const { answer, next } of answers(ANSWERS)) {
        const text = answer.toString();
        for (const { index, 0: value } of text.matchAll(VALUE))
          for (const other of OTHER_VALUES) {
            if (!isDeep && next() < 0.75) continue;
            const sent = Buffer.from(text.slice(0, index) + other + text.slice(index + value.length));
            passed[(await ask(sent)).isVerbatim ? 'verbatim' : 'parsed'] += 1;
          }
      }
      expect(passed.verbatim).toBeGreaterThan(0);
      expect(passed.parsed).toBeGreaterThan(passed.verbatim);
    },
    DEADLINE_MS,
  );
});
