import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './rover-config.ts';

/** A file that a script makes; `path` is relative to the root of the project. */
export type GeneratedFile = { readonly path: string; readonly content: string };

/** Writes the files that differ from what is on disk, and says which. */
export function writeGenerated(files: readonly GeneratedFile[]): void {
  const changed = files.filter((file) => readIfThere(file.path) !== file.content);
  for (const file of changed) writeFileSync(join(ROOT, file.path), file.content);
  console.log(`${files.length} generated files, ${changed.length} of them changed`);
  for (const file of changed) console.log(`  ${file.path}`);
}

/**
 * Compares the files with what is on disk, and prints what differs.
 *
 * @param command what a person runs to bring the files up to date
 * @returns whether all are up to date
 */
export function checkGenerated(files: readonly GeneratedFile[], command: string): boolean {
  const stale = files.filter((file) => readIfThere(file.path) !== file.content);
  for (const { path, content } of stale) {
    console.log(`${path} is out of date; run: ${command}\n${shortDiff(readIfThere(path) ?? '', content)}`);
  }
  if (stale.length === 0) console.log(`${files.length} generated files are up to date`);
  return stale.length === 0;
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(join(ROOT, path), 'utf8');
  } catch {
    // A file that is not there is out of date, and is shown so.
    return null;
  }
}

/** @returns what lies between the first and the last line that differ, at most `limit` lines of each side */
export function shortDiff(before: string, after: string, limit = 12): string {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < Math.min(old.length, fresh.length) && old[start] === fresh[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, fresh.length) - start && old.at(-1 - end) === fresh.at(-1 - end)) end++;
  const side = (lines: string[], mark: string) => {
    const differing = lines.slice(start, lines.length - end);
    const more = differing.length > limit ? [`${mark} … ${differing.length - limit} more lines`] : [];
    return [...differing.slice(0, limit).map((line) => `${mark} ${line}`), ...more];
  };
  return [`  from line ${start + 1}:`, ...side(old, '-'), ...side(fresh, '+')].join('\n');
}
