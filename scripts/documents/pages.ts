import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../tooling/rover-config.ts';

const GENERATED_WHOLE = ['schema/access.md', 'CHANGELOG.md'];

/** A page of the documents. */
export type Page = { readonly file: string; readonly text: string };

/** @returns the pages that are written by hand, sorted; paths are from the root of the repository */
export function readPages(): Page[] {
  const files = ['*.md', '.github/*.md', ...['gateway', 'subgraphs', 'schema', 'scripts', 'test'].map((top) => `${top}/**/*.md`)];
  return globSync(files, { cwd: ROOT })
    .filter((file) => !GENERATED_WHOLE.includes(file) && !file.includes('node_modules'))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));
}

/** @returns the anchors of a page's headings, as code hosts derive them */
export function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...withoutFences(text).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => String(heading));
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** A fenced block: what follows the opening fence on its line, and the lines between the fences. */
export type Fence = { readonly info: string; readonly body: string };

/** @returns the fenced blocks of a page, in order */
export const fencesOf = (text: string): Fence[] =>
  [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(([, info, body]) => ({ info: String(info).trim(), body: String(body) }));

export const withoutFences = (text: string): string => text.replaceAll(/^```.*\n[\s\S]*?^```$/gm, '');
