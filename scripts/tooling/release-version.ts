import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const UNRELEASED = '## Unreleased';

/**
 * Makes a release: moves the unreleased changes under the version, sets the version in `package.json` and `package-lock.json`,
 * commits and tags. Nothing is written when a check fails.
 *
 * @param root of the repository
 * @param version as `1.2.3`, higher than the one in `package.json`
 * @param today as `2026-11-27`
 * @throws Error that says what to do first
 */
export function releaseVersion(root: string, version: string, today: string): void {
  const git = (...parameters: string[]) => execFileSync('git', parameters, { cwd: root, encoding: 'utf8' });
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const current = (JSON.parse(read('package.json')) as { version: string }).version;
  if (!/^\d+\.\d+\.\d+$/.test(version))
    throw new Error(`"${version}" is not a version. Give three numbers, as in: npm run release -- 1.2.3`);
  if (!isHigher(version, current)) throw new Error(`${version} is not higher than the current version, ${current}.`);
  if (git('status', '--porcelain') !== '') throw new Error('The working copy has changes. Commit or stash them first.');
  const [before = '', rest] = read('CHANGELOG.md').split(`${UNRELEASED}\n`);
  if (rest === undefined) throw new Error(`CHANGELOG.md has no heading "${UNRELEASED}".`);
  const [changes = '', ...older] = rest.split(/^(?=## )/m);
  if (changes.trim() === '') throw new Error('There are no unreleased changes in CHANGELOG.md.');
  const released = `## ${version} (${today})\n\n${changes.trim()}\n`;
  const changelog = [`${before}${UNRELEASED}\n`, released, ...older].join('\n').replace(/\n{3,}/g, '\n\n');
  const files = {
    'CHANGELOG.md': changelog,
    'package.json': withVersion(read('package.json'), version),
    'package-lock.json': withVersion(read('package-lock.json'), version),
  };
  for (const [file, content] of Object.entries(files)) writeFileSync(join(root, file), content);
  git('commit', '--quiet', '--message', `chore(release): ${version}`, '--', ...Object.keys(files));
  git('tag', '--annotate', `v${version}`, '--message', `Version ${version}`);
}

function isHigher(version: string, current: string): boolean {
  const [one, other] = [version, current].map((text) => text.split('.').map(Number));
  const index = one?.findIndex((part, place) => part !== other?.[place]) ?? -1;
  return index >= 0 && (one?.[index] ?? 0) > (other?.[index] ?? 0);
}

/** The version of the package itself: in a lock file it stands at the top, and again in the entry of the root. */
function withVersion(json: string, version: string): string {
  const parsed = JSON.parse(json) as { version: string; packages?: Record<'', { version?: string }> };
  parsed.version = version;
  if (parsed.packages?.['']) parsed.packages[''].version = version;
  return `${JSON.stringify(parsed, null, 2)}\n`;
}
