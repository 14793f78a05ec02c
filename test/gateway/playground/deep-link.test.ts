import { describe, expect, it } from '@jest/globals';
import { linkTo, readPlace } from '../../../gateway/playground/app/deep-link.ts';
import { withoutStrings } from '../../../gateway/playground/app/without-strings.ts';

describe('the part of an operation that is stored or put into a link', () => {
  it.each([
    ['{ person(id: "p0201") { id } }', '{ person(id: "") { id } }'],
    ['{ a(b: "say \\"p0201\\"", c: "") }', '{ a(b: "", c: "") }'],
    ['{ a(b: """p0201 "quoted"\nin lines""") }', '{ a(b: "") }'],
    ['{ a(b: """p0201 \\""" p0202""", c: 1) }', '{ a(b: "", c: 1) }'],
    ['{ a(b: "p0201\n) { id } }', '{ a(b: ""\n) { id } }'],
    ['{ a(b: """p0201', '{ a(b: ""'],
    ['{ a(b: "p0201\\', '{ a(b: ""'],
    ['query Q($n: Int = 3) { a(n: $n, e: ON) } # a comment', 'query Q($n: Int = 3) { a(n: $n, e: ON) } # a comment'],
  ])('has no string contents, also while a string is typed: %j', (query, kept) => {
    expect(withoutStrings(query)).toBe(kept);
  });

  it('a link has the operation in its fragment only', () => {
    const link = linkTo('query Ä { person(id: "p0201") { id } } # 100 %', 'http://127.0.0.1/playground/?x=1#operation=old');
    const { pathname, search, hash } = new URL(link);
    expect([pathname, search]).toEqual(['/playground/', '?x=1']);
    expect(readPlace(hash)).toEqual({ page: 'explore', query: 'query Ä { person(id: "") { id } } # 100 %' });
  });

  it.each([
    ['', { page: 'explore', query: null }],
    ['#matrix', { page: 'matrix', query: null }],
    ['#compare', { page: 'compare', query: null }],
    ['#constructor', { page: 'explore', query: null }],
    // Cut in the middle of a character.
    ['#operation=%7B%20a%E2%80', { page: 'explore', query: null }],
  ])('accepts any fragment: %s', (fragment, place) => {
    expect(readPlace(fragment)).toEqual(place);
  });
});
