import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../../scripts/tooling/rover-config.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A copy of the repository that a test may change. It uses the packages of the original. */
export type ScratchCopy = ReturnType<typeof temporaryFolder>;

/** @returns a copy of the working tree, ignored files left out, with one commit that holds all of it */
export function makeScratchCopy(): ScratchCopy {
  const folder = temporaryFolder();
  const git = (cwd: string, ...parameters: string[]) =>
    execFileSync('git', parameters, { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const files = git(ROOT, 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate').split('\0');
  const deleted = new Set(git(ROOT, 'ls-files', '-z', '--deleted').split('\0'));
  for (const file of files.filter((name) => name !== '' && !deleted.has(name))) {
    mkdirSync(join(folder.path, dirname(file)), { recursive: true });
    cpSync(join(ROOT, file), join(folder.path, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'));
  mkdirSync(join(folder.path, '.data'));
  git(folder.path, 'init', '--quiet');
  git(folder.path, 'config', 'user.name', 'Scratch copy');
  git(folder.path, 'config', 'user.email', 'scratch@example.org');
  git(folder.path, 'add', '--all');
  git(folder.path, 'commit', '--quiet', '--no-verify', '--message', 'test: copy the working tree');
  return folder;
}
