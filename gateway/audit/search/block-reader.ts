import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FileIndex } from '../closing/file-index.ts';
import { parseRecord, type ParsedRecord } from '../reading/parsed-record.ts';

const decompress = promisify(gunzip);
/** Longer than any compressed block. */
const MOST_BYTES = 4_000_000;

/** Reads single blocks of a packed file. */
export class BlockReader {
  readonly #file: FileHandle;
  readonly #index: FileIndex;
  readonly #bytes: number;

  private constructor(file: FileHandle, index: FileIndex, bytes: number) {
    this.#file = file;
    this.#index = index;
    this.#bytes = bytes;
  }

  static async open(path: string, index: FileIndex): Promise<BlockReader> {
    const file = await open(path);
    return new BlockReader(file, index, (await file.stat()).size);
  }

  async lines(block: number): Promise<string[]> {
    const begin = this.#index.offsets[block] ?? this.#bytes;
    const length = Math.min((this.#index.offsets[block + 1] ?? this.#bytes) - begin, MOST_BYTES);
    const { buffer } = await this.#file.read(Buffer.alloc(length), 0, length, begin);
    return (await decompress(buffer)).toString().split('\n');
  }

  /** @returns the record that defines this; null: the file has none */
  async definition(id: string): Promise<ParsedRecord | null> {
    const [block] = this.#index.blocks('definition', id);
    if (block === undefined) return null;
    for (const line of await this.lines(block)) {
      if (!line.includes(id)) continue;
      const record = parseRecord(line);
      if (record && record['id'] === id) return record;
    }
    return null;
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
