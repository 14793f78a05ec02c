import { describe, expect, it } from '@jest/globals';
import { array, assert, asyncProperty, constantFrom } from 'fast-check';
import { chooseMediaType, isJson } from '../../../gateway/http/choose-media-type.ts';
import { isNotModified } from '../../../gateway/request/cache-policy.ts';
import { counted } from '../../../schema/contract/counted-work.ts';
import { type HeaderPart, readHeaderParts } from '../../../schema/contract/header-parts.ts';
import { chooseLocale, MAX_RANGES } from '../../../schema/contract/locales.ts';
import { findExcess, PATTERNS } from '../../gateway/request/linear-work.ts';

const part = (value: string, ...parameters: [string, string][]): HeaderPart => ({
  value,
  parameters: parameters.map(([name, text]) => ({ name, value: text })),
});

describe('the parts of a header (RFC 9110, 5.6)', () => {
  it.each<[header: string, parts: HeaderPart[]]>([
    ['', []],
    [' , ,\t,', []],
    ['a', [part('a')]],
    ['a, b ,c', [part('a'), part('b'), part('c')]],
    ['a;Q=1; b = "x, y;z" , c', [part('a', ['q', '1'], ['b', '"x, y;z"']), part('c')]],
    ['a;;b;', [part('a', ['b', ''])]],
    [';q=1', [part('', ['q', '1'])]],
    ['a;q=1=2', [part('a', ['q', '1=2'])]],
    ['"a,b", W/"c;d"', [part('"a,b"'), part('W/"c;d"')]],
    ['"a\\",b", c', [part('"a\\",b"'), part('c')]],
    ['"a, b', [part('"a, b')]],
    ['a\\, b', [part('a\\'), part('b')]],
  ])('of %j', (header, parts) => {
    expect(readHeaderParts(header, 10)).toEqual(parts);
  });

  it('are so many at most; the rest is not looked at', () => {
    expect(readHeaderParts('a,b,c', 2)).toEqual([part('a'), part('b')]);
    expect(chooseLocale(`${'fr,'.repeat(MAX_RANGES - 1)}es`)).toBe('es');
    expect(chooseLocale(`${'fr,'.repeat(MAX_RANGES)}es`)).toBe('en');
    expect(chooseMediaType(`${'a/b,'.repeat(19)}application/json`)).not.toBeNull();
    expect(chooseMediaType(`${'a/b,'.repeat(20)}application/json`)).toBeNull();
  });
});

describe('pitfall 42: reading a header takes work in proportion to its length', () => {
  const READERS: readonly [name: string, read: (text: string) => unknown][] = [
    ['locale', (text) => chooseLocale(text)],
    ['media type of the answer', chooseMediaType],
    ['media type of the body', (text) => isJson(`application/json${text}`)],
    ['entity tags', (text) => isNotModified({ seconds: 1, ifNoneMatch: text }, '"a"')],
  ];

  it.each(READERS)('%s', async (_name, read) => {
    const pattern = array(constantFrom(...PATTERNS), { minLength: 1, maxLength: 4 }).map((some) => some.join(''));
    await assert(asyncProperty(pattern, async (text) => expect(await findExcess(text, 4_000, read)).toBeNull()));
  });

  it('and a reader that looks at every part for each part is found', async () => {
    const quadratic = (text: string) => {
      const parts = text.split(',');
      return parts.filter((one) => [...counted(parts)].every((other) => other === one));
    };
    expect(await findExcess('a,', 1_000, quadratic)).toMatchObject({ pattern: 'a,' });
  });
});
