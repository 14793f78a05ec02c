import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A change of one file, which holds wherever the lines around it go: an anchor is a text that the file has once.
 * `file` may be a pattern; then it is the one file that has the anchor.
 */
export type Edit =
  | { readonly file: string; readonly content: string }
  | { readonly file: string; readonly after: string; readonly insert: string }
  | { readonly file: string; readonly replace: string; readonly by: string }
  /** Copies the line that has the anchor, and changes words of the copy. */
  | { readonly file: string; readonly copyLine: string; readonly words: Readonly<Record<string, string>> };

/** A recipe: what its page says, in order. */
export type Recipe = readonly Step[];
export type Step = { readonly step: string; readonly edits: readonly Edit[] };

/** @throws when an anchor is not there, or more than once */
export function applyEdit(root: string, edit: Edit): void {
  if ('content' in edit) {
    mkdirSync(dirname(join(root, edit.file)), { recursive: true });
    writeFileSync(join(root, edit.file), edit.content);
    return;
  }
  const anchor = 'after' in edit ? edit.after : 'replace' in edit ? edit.replace : edit.copyLine;
  const path = findFile(root, edit.file, anchor);
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.replace(lineOrText(text, edit, anchor), (found) => changed(found, edit)),
  );
}

function findFile(root: string, pattern: string, anchor: string): string {
  const files = globSync(pattern, { cwd: root }).map((file) => join(root, file));
  const counts = files.map((file) => readFileSync(file, 'utf8').split(anchor).length - 1);
  if (counts.reduce((sum, count) => sum + count, 0) !== 1) throw new Error(`${pattern} does not have this once: ${anchor}`);
  return files[counts.indexOf(1)] ?? '';
}

const lineOrText = (text: string, edit: Edit, anchor: string): string =>
  'copyLine' in edit ? (text.split('\n').find((line) => line.includes(anchor)) ?? anchor) : anchor;

function changed(found: string, edit: Edit): string {
  if ('insert' in edit) return found + edit.insert;
  if ('by' in edit) return edit.by;
  if ('words' in edit) {
    return `${found}\n${Object.entries(edit.words).reduce((line, [word, by]) => line.replace(word, () => by), found)}`;
  }
  return found;
}
