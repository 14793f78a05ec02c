import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from '@jest/globals';
import { FileUnavailable } from '../../subgraphs/shared/files.ts';
import { letterPath, openLetter } from '../../subgraphs/notices/letters/letter-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');

/** Writes a file under the hash of `named`. @returns what a row says of it */
function write(content: Buffer, named = content) {
  const sha256 = hashOf(named);
  const path = join(folder.path, letterPath(sha256));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return { sha256, bytes: named.length };
}

/** Opens and reads a letter. @returns its content, or how many bytes came before it failed; and the reasons that were told */
async function read(letter: { sha256: string; bytes: number }) {
  const reasons: string[] = [];
  const noted = (reason: string) => void reasons.push(reason);
  let bytes = 0;
  try {
    const file = await openLetter(folder.path, letter, noted);
    file.content.on('data', (part: Buffer) => (bytes += part.length));
    return { content: await buffer(file.content), reasons };
  } catch (error) {
    expect(error).toBeInstanceOf(FileUnavailable);
    return { bytes, reasons };
  }
}

const LARGE = Buffer.alloc(3_000_000, 'a letter ');
const flipped = (content: Buffer, at: number) => {
  const copy = Buffer.from(content);
  copy[at] = copy[at]! ^ 1;
  return copy;
};

describe('the file of a letter', () => {
  it.each([
    ['small', Buffer.from('%PDF')],
    ['large', LARGE],
    ['empty', Buffer.alloc(0)],
  ])('that is %s is read unchanged', async (_size, content) => {
    expect(await read(write(content))).toEqual({ content, reasons: [] });
  });

  it('that is missing is unavailable', async () => {
    expect(await read({ sha256: hashOf(Buffer.from('nothing')), bytes: 7 })).toEqual({ bytes: 0, reasons: ['ENOENT'] });
  });

  it.each([
    ['shorter', LARGE.subarray(0, -1)],
    ['longer', Buffer.concat([LARGE, Buffer.from('x')])],
  ])('that is %s than its row says yields no bytes', async (_how, content) => {
    expect(await read(write(content, LARGE))).toEqual({ bytes: 0, reasons: ['LENGTH'] });
  });

  it.each([0, 1_500_000, LARGE.length - 1])('that differs at byte %s fails before its last part is sent', async (at) => {
    const { bytes, reasons } = await read(write(flipped(LARGE, at), LARGE));
    expect([bytes! < LARGE.length, reasons]).toEqual([true, ['HASH']]);
  });

  it('that differs and has one part yields no bytes', async () => {
    const content = Buffer.from('%PDF-1.7');
    expect(await read(write(flipped(content, 3), content))).toEqual({ bytes: 0, reasons: ['HASH'] });
  });

  it.each(['', '../../../etc/passwd', `../${'a'.repeat(61)}`, 'A'.repeat(64), `${'a'.repeat(64)}\0`, `${'a'.repeat(64)}\n`])(
    'cannot have the name %j, because a name is a hash',
    async (sha256) => {
      expect(await read({ sha256, bytes: 1 })).toEqual({ bytes: 0, reasons: ['NAME'] });
    },
  );

  it('is not read further than its reader consumes it', async () => {
    const file = await openLetter(folder.path, write(LARGE), () => undefined);
    await new Promise((resolve) => file.content.once('readable', resolve));
    await new Promise((resolve) => setImmediate(resolve));
    expect(file.content.readableLength).toBeLessThan(500_000);
    file.content.destroy();
  });
});
