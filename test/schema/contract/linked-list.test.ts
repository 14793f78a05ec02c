import { describe, expect, it } from '@jest/globals';
import { type Link, LinkedList } from '../../../schema/contract/linked-list.ts';

function listOf(...names: string[]): { readonly list: LinkedList<string>; readonly links: readonly Link<string>[] } {
  const list = new LinkedList<string>();
  return { list, links: names.map((name) => list.add(name)) };
}

describe('a linked list', () => {
  it('has its items in the order in which they were added', () => {
    const { list, links } = listOf('a', 'b', 'c');
    expect([...list]).toEqual(['a', 'b', 'c']);
    list.remove(links[1]!);
    list.add('d');
    expect([...list]).toEqual(['a', 'c', 'd']);
  });

  it.each([
    ['first', 0, ['b', 'c']],
    ['middle', 1, ['a', 'c']],
    ['last', 2, ['a', 'b']],
  ] as const)('loses its %s item once, which then refers to no other', (_which, index, left) => {
    const { list, links } = listOf('a', 'b', 'c');
    list.remove(links[index]!);
    list.remove(links[index]!);
    expect([...list]).toEqual(left);
    expect(links[index]).toMatchObject({ before: null, after: null });
  });

  it('may lose each item as it is given', () => {
    const { list, links } = listOf('a', 'b', 'c');
    const given: string[] = [];
    for (const item of list) {
      given.push(item);
      list.remove(links[given.length - 1]!);
    }
    expect([given, [...list], list.isEmpty]).toEqual([['a', 'b', 'c'], [], true]);
  });
});
