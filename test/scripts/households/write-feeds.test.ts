import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { checkFiles } from '../../../scripts/feed/check.ts';
import { type Generated, writeFeeds } from '../../../scripts/households/write-feeds.ts';
import { readFeedConfig } from '../../../subgraphs/config.ts';
import { openLetter } from '../../../subgraphs/notices/letters/letter-files.ts';
import { subgraphs } from '../../../subgraphs/registry.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const write = (name: string, seed: number, households: number, gzip = false) =>
  writeFeeds({ households, seed, folder: join(folder.path, name), gzip });

const textsOf = ({ files }: Generated) => files.map(({ path }) => readFileSync(path, 'utf8'));

describe('generated feeds', () => {
  test('are one for each subgraph, and nothing is wrong with them or between them', async () => {
    const { files } = await write('checked', 3, 400, true);
    expect(files.map(({ name }) => name).toSorted()).toEqual(subgraphs.map(({ name }) => name).toSorted());
    const printed: string[] = [];
    const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
    const rejects = join(folder.path, 'rejects');
    const paths = files.map(({ path }) => path);
    const given = { command: 'check', files: paths, feeds: [], overrides: {}, again: false, rejects, to: rejects };
    const outcome = await checkFiles(readFeedConfig({ identity: true, lasting: false }, {}), given).finally(() =>
      log.mockRestore(),
    );
    expect(printed.filter((line) => line.includes('rejected'))).toHaveLength(5);
    expect(printed.filter((line) => line.includes('rejected') && !line.includes(' 0 rejected'))).toEqual([]);
    expect(outcome).toBe(0);
  });

  test('are the same for the same seed, compressed or not, and others for another seed', async () => {
    const first = textsOf(await write('first', 5, 60));
    expect(textsOf(await write('again', 5, 60))).toEqual(first);
    const compressed = await write('compressed', 5, 60, true);
    expect(compressed.files.map(({ path }) => gunzipSync(readFileSync(path)).toString())).toEqual(first);
    const other = textsOf(await write('other', 6, 60));
    other.forEach((text, index) => expect(text).not.toBe(first[index]));
  });

  test('begin with the same households, however many follow', async () => {
    const few = textsOf(await write('few', 8, 20));
    const more = textsOf(await write('more', 8, 30));
    few.forEach((text, index) => {
      const lines = text.split('\n').slice(0, -2);
      expect(more[index]!.split('\n').slice(0, lines.length)).toEqual(lines);
    });
  });

  test('have letters if told so, which are found under their hash', async () => {
    const letters = join(folder.path, 'letters');
    const { files } = await writeFeeds({
      households: 30,
      seed: 8,
      folder: join(folder.path, 'with-letters'),
      gzip: false,
      letters,
    });
    const notices = readFileSync(files.find(({ name }) => name === 'notices')!.path, 'utf8');
    expect(textsOf(await write('without-letters', 8, 30)).join('')).not.toContain('"letters":[{');
    const described = [...notices.matchAll(/"sha256":"(?<sha256>[0-9a-f]{64})","bytes":(?<bytes>\d+)/g)].map(
      ({ groups }) => groups!,
    );
    expect(described.length).toBeGreaterThan(30);
    for (const { sha256, bytes } of described) {
      const letter = await openLetter(letters, { sha256: sha256!, bytes: Number(bytes) }, () => undefined);
      expect((await buffer(letter.content)).subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  test('count their lines', async () => {
    const { files } = await write('counted', 9, 50);
    for (const { path, lines } of files) {
      const [closing] = readFileSync(path, 'utf8').trimEnd().split('\n').slice(-1);
      expect(JSON.parse(closing!)).toMatchObject({ count: lines });
    }
  });
});
