import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** The default folder of the built page. */
export const PAGE_FOLDER = join(import.meta.dirname, 'dist');

/** A file of the built page, in the encodings that it was built in. */
export type PageFile = {
  readonly type: string;
  readonly plain: Buffer;
  /** Null: compressing it saves nothing. */
  readonly brotli: Buffer | null;
  readonly gzip: Buffer | null;
  /** Whether its name holds a hash of its content, so that it never changes. */
  readonly immutable: boolean;
};

const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.ttf': 'font/ttf',
    '.png': 'image/png',
    '.svg': 'image/svg+xml',
  }),
);

/**
 * Reads the whole built page. Only files in the result can be requested, whatever the path of a request.
 *
 * @param folder the output of `scripts/build-playground.ts`
 * @returns the files by their path below the folder, with `/`; null when nothing is built
 */
export function readPage(folder: string): ReadonlyMap<string, PageFile> | null {
  if (!existsSync(join(folder, 'index.html'))) return null;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  return new Map(
    names.flatMap((name) => {
      const type = TYPES.get(extname(name));
      return type === undefined ? [] : [[name, readFile(folder, name, type, names)]];
    }),
  );
}

function readFile(folder: string, name: string, type: string, names: readonly string[]): PageFile {
  const read = (path: string) => (names.includes(path) ? readFileSync(join(folder, path)) : null);
  return {
    type,
    plain: readFileSync(join(folder, name)),
    brotli: read(`${name}.br`),
    gzip: read(`${name}.gz`),
    immutable: name.startsWith('assets/'),
  };
}
