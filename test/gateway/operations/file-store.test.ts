import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createFileStore } from '../../../gateway/operations/storage/file-store.ts';
import { partner, writeFiles } from '../../support/registered-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const write = (files: Record<string, unknown>) => writeFiles(folder.path, files);
const query = (name: string) => `query ${name} { me { id } }`;
const open = () => createFileStore([partner('one', 'ops', 'r.json')], folder.path);

describe('the files of registered operations', () => {
  it('are read at once, and again when they have changed and hold still', async () => {
    write({ 'ops/a.graphql': query('A'), 'r.json': { b: query('B') } });
    const store = open();
    const names = async (after: number) =>
      (await store.newer(after))?.set.clients
        .get('one')
        ?.map(({ name }) => name)
        .sort();
    expect(await names(0)).toEqual(['A', 'B']);
    expect(await names(1)).toBeUndefined();
    write({ 'ops/deep/c.graphql': query('C') });
    expect(await names(1)).toBeUndefined();
    write({ 'ops/deep/d.graphql': query('D') });
    expect(await names(1)).toBeUndefined();
    expect(await names(1)).toEqual(['A', 'B', 'C', 'D']);
    expect(await names(2)).toBeUndefined();
    write({ 'ops/a.graphql': null, 'r.json': { b: query('Bee') } });
    expect(await names(2)).toBeUndefined();
    expect(await names(2)).toEqual(['Bee', 'C', 'D']);
    expect((await store.newer(2)) ?? null).toBeNull();
  });

  it('that are bad are told of once, and are read when they are better', async () => {
    write({ 'ops/a.graphql': query('A'), 'r.json': {} });
    const store = open();
    expect((await store.newer(0))?.sequence).toBe(1);
    write({ 'ops/a.graphql': '{' });
    expect(await store.newer(1)).toBeNull();
    await expect(store.newer(1)).rejects.toThrow('ops/a.graphql: 1:2 Syntax Error');
    expect(await store.newer(1)).toBeNull();
    write({ 'ops/a.graphql': query('Again') });
    expect(await store.newer(1)).toBeNull();
    expect((await store.newer(1))?.sequence).toBe(2);
  });

  it('that are not there at the start are an error', async () => {
    await expect(open().newer(0)).rejects.toThrow('ops: the file does not exist');
  });
});
