import { describe, expect, it } from '@jest/globals';
import { isDeep } from '../../../support/depth.ts';
import { randomNumbers } from '../../../support/random-operation.ts';
import { changed, OTHER_VALUES, VALUE } from '../../../support/spoilt-json.ts';
import { type ReadAs, textFixture } from '../../../support/text-fixture.ts';

/** How many ways of changing are tried at each byte, and the share of other values. */
const [CHANGES_PER_BYTE, SHARE] = isDeep ? [12, 1] : [1, 0.15];
const DEADLINE_MS = isDeep ? 3_600_000 : 120_000;

const SUBGRAPHS = ['people', 'plans'] as const;

/** Of the head of a household, someone whom the head may see in part, and a stranger. */
const PEOPLE = [
  { id: 'p0201', name: 'Bruno', note: { text: 'a "quoted" one\n', at: 0.5 }, private: 'x' },
  { id: 'p0203', name: 'José 金😀', note: null, private: 'y' },
  null,
  { id: 'p9999', name: 'Nobody', note: { text: '', at: null }, private: null },
  { id: 'p0201', name: 'Bruno again', note: { text: 'z', at: 1e21 }, private: 'z' },
];

const plansOf = (id: string) =>
  id === 'p9999'
    ? null
    : {
        __typename: 'Person',
        id,
        best: { owner: id, title: 'Größe' },
        plans: [
          { owner: id, title: 'One', kind: 'NEW', price: { amount: 1.5, exact: '1.10' }, days: 30, flag: true },
          { owner: 'p9999', title: null, kind: null, price: null, days: 0, flag: null },
          { owner: 'p0202', title: 'Two', kind: 'USED', price: { amount: null, exact: 12 }, days: -1, flag: false },
        ],
      };

/** The general way merges values that no lane looks at, as those of hidden objects; thousands of levels are too deep for that. */
const isShallow = (value: string): boolean => value.length < 2_000;

/** Spoils one place of the answer of one subgraph after another. */
async function spoilEach(spoilt: (answer: Buffer) => Iterable<Buffer>) {
  const ask = textFixture({ people: PEOPLE, plansOf });
  const read = { text: 0, parsed: 0 };
  const count = ({ isText }: ReadAs) => (read[isText ? 'text' : 'parsed'] += 1);
  for (const spoiltSubgraph of SUBGRAPHS) {
    let whole = Buffer.alloc(0);
    await ask((subgraph, answer) => {
      if (subgraph === spoiltSubgraph) whole = answer as Buffer<ArrayBuffer>;
      return answer;
    });
    for (const other of spoilt(whole)) count(await ask((subgraph, answer) => (subgraph === spoiltSubgraph ? other : answer)));
  }
  return read;
}

describe('answers that are read as text give what the general way gives', () => {
  it('where they are as they should be, with and without white space at the end', async () => {
    const read = await spoilEach((answer) => [answer, Buffer.concat([answer, Buffer.from('\n')])]);
    expect(read).toEqual({ text: 4, parsed: 0 });
  });

  it(
    'with a change at every byte',
    async () => {
      const next = randomNumbers(1);
      const read = await spoilEach(function* (answer) {
        for (let at = 0; at < answer.length; at += 1)
          for (let change = 0; change < CHANGES_PER_BYTE; change += 1) yield changed(answer, at, next);
      });
      // Letters within strings may be others; most changes break something.
      expect(read.text).toBeGreaterThan(50);
      expect(read.parsed).toBeGreaterThan(read.text);
    },
    DEADLINE_MS,
  );

  it(
    'with another value in every place',
    async () => {
      const next = randomNumbers(2);
      const read = await spoilEach(function* (answer) {
        const text = answer.toString();
        for (const { index, 0: value } of text.matchAll(VALUE))
          for (const other of OTHER_VALUES.filter(isShallow))
            if (next() < SHARE) yield Buffer.from(text.slice(0, index) + other + text.slice(index + value.length));
      });
      expect(read.text).toBeGreaterThan(50);
      expect(read.parsed).toBeGreaterThan(read.text);
    },
    DEADLINE_MS,
  );
});
