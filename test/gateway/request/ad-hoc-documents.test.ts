import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { limitsOf } from '../../../gateway/limits/limits.ts';
import { createAdHocDocuments, estimatedBytes } from '../../../gateway/request/ad-hoc-documents.ts';

const schema = buildSchema('type Query { a(b: String): Int }');
const limits = limitsOf(true);
const textOf = (number: number, length = 0) => `query Q${number} { a(b: "${'x'.repeat(length)}") }`;

describe('documents that clients send', () => {
  it('are kept, as the same object, while there is room', () => {
    const documents = createAdHocDocuments(limits);
    const first = documents(textOf(0), '0', schema);
    for (let number = 1; number < 1_000; number += 1) documents(textOf(number), String(number), schema);
    expect(documents(textOf(0), '0', schema)).toBe(first);
    expect(documents(textOf(1), '1', schema)).not.toBe(documents(textOf(1_000), '1000', schema));
  });

  it('are forgotten in the order of their use when there are 1,000 others', () => {
    const documents = createAdHocDocuments(limits);
    const [first, second] = [documents(textOf(0), '0', schema), documents(textOf(1), '1', schema)];
    documents(textOf(0), '0', schema);
    for (let number = 2; number < 1_001; number += 1) documents(textOf(number), String(number), schema);
    expect(documents(textOf(0), '0', schema)).toBe(first);
    expect(documents(textOf(1), '1', schema)).not.toBe(second);
  });

  it('are forgotten sooner when they are large, since their plans are too', () => {
    const documents = createAdHocDocuments(limits);
    const first = documents(textOf(0, 9_000), '0', schema);
    for (let number = 1; number < 30; number += 1) documents(textOf(number, 9_000), String(number), schema);
    expect(documents(textOf(0, 9_000), '0', schema)).toBe(first);
    for (let number = 30; number < 130; number += 1) documents(textOf(number, 9_000), String(number), schema);
    expect(documents(textOf(0, 9_000), '0', schema)).not.toBe(first);
  });

  it('count with the plans that their conditions make', () => {
    const plain = 'query ($a: Boolean!, $b: Boolean!) { a }';
    const conditional = 'query ($a: Boolean!, $b: Boolean!) { a @skip(if: $a) b: a @include(if: $b) }';
    const [one, four] = [plain, conditional].map((text) => estimatedBytes(text, parse(text)));
    expect(four! / one!).toBeGreaterThanOrEqual(4);
  });
});
