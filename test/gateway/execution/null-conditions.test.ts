import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { SHOP } from '../../support/federation-fixtures.ts';
import { loadFixture } from '../../support/fixture-supergraphs.ts';

const REFUSED = { extensions: { code: 'BAD_USER_INPUT' }, message: 'Variable "$t" has a value that is not valid' };
const { ask, sent } = loadFixture(SHOP, { open: true });

describe('a condition that is null (GraphQL specification, section 6.4.1)', () => {
  it.each([
    ['@include', '{ products { id @include(if: $t) } }'],
    ['@skip', '{ products { id @skip(if: $t) sku } }'],
    ['on a spread', '{ products { id ...F @include(if: $t) } } fragment F on Product { sku }'],
    ['on an inline fragment at the root', '{ ... @skip(if: $t) { products { id } } }'],
    ['on a type name', '{ media { __typename @include(if: $t) id } }'],
    ['on an alias in a union', '{ search { ... on Product { a: name @skip(if: $t) } } }'],
  ])('is refused: %s', async (_what, selection) => {
    const query = `query ($t: Boolean = true) ${selection}`;
    await expect(ask(ANONYMOUS, query, { t: null })).rejects.toMatchObject(REFUSED);
    expect(sent).toEqual([]);
    for (const t of [true, false]) expect((await ask(ANONYMOUS, query, { t })).data).toBeTruthy();
    await expect(ask(ANONYMOUS, query, { t: null })).rejects.toMatchObject(REFUSED);
  });

  it('is ignored where another condition has already left out its field', async () => {
    const query = 'query ($t: Boolean = true) { version { major minor @skip(if: true) @include(if: $t) } }';
    expect((await ask(ANONYMOUS, query, { t: null })).data).toEqual({ version: { major: 1 } });
  });

  it('is allowed for a variable that only another operation uses in a condition', async () => {
    const query = `query A($t: Color) { colors(of: $t) } query B($t: Boolean = true) { version { major @include(if: $t) } }`;
    expect((await ask(ANONYMOUS, query, { t: null })).data).toEqual({ colors: ['RED', null, null] });
  });
});
