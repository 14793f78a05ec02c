import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { releaseVersion } from '../../scripts/tooling/release-version.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CHANGELOG = '# Changes\n\n## Unreleased\n\n### Added\n\n- A field.\n\n## 0.1.0 (2026-01-01)\n\nThe first.\n';

let folder: ReturnType<typeof temporaryFolder>;
const git = (...parameters: string[]) => execFileSync('git', parameters, { cwd: folder.path, encoding: 'utf8' });
const write = (file: string, content: string) => writeFileSync(join(folder.path, file), content);
const read = (file: string) => readFileSync(join(folder.path, file), 'utf8');
const commit = () => {
  git('add', '--all');
  git('commit', '--quiet', '--message', 'feat: add a field');
};

beforeEach(() => {
  folder = temporaryFolder();
  git('init', '--quiet');
  git('config', 'user.name', 'Release test');
  git('config', 'user.email', 'release@example.org');
  write('CHANGELOG.md', CHANGELOG);
  write('package.json', '{"name":"graph","version":"0.1.0"}');
  write('package-lock.json', '{"version":"0.1.0","packages":{"":{"version":"0.1.0"},"node_modules/a":{"version":"0.1.0"}}}');
  commit();
});

afterEach(() => folder.remove());

describe('a release', () => {
  it('moves the unreleased changes under the version, sets it everywhere, commits and tags', () => {
    releaseVersion(folder.path, '0.2.0', '2026-11-27');
    expect(read('CHANGELOG.md')).toBe(
      '# Changes\n\n## Unreleased\n\n## 0.2.0 (2026-11-27)\n\n### Added\n\n- A field.\n\n## 0.1.0 (2026-01-01)\n\nThe first.\n',
    );
    expect(JSON.parse(read('package.json'))).toEqual({ name: 'graph', version: '0.2.0' });
    expect(JSON.parse(read('package-lock.json'))).toEqual({
      version: '0.2.0',
      packages: { '': { version: '0.2.0' }, 'node_modules/a': { version: '0.1.0' } },
    });
    expect(git('log', '-1', '--format=%s').trim()).toBe('chore(release): 0.2.0');
    expect(git('tag').trim()).toBe('v0.2.0');
    expect(git('status', '--porcelain')).toBe('');
  });

  it.each([
    ['0.1.0', 'is not higher than the current version, 0.1.0'],
    ['0.0.9', 'is not higher than the current version, 0.1.0'],
    ['two', '"two" is not a version'],
    ['1.0.0-rc.1', '"1.0.0-rc.1" is not a version'],
  ])('to %s is refused', (version, fault) => {
    expect(() => releaseVersion(folder.path, version, '2026-11-27')).toThrow(fault);
    expect(git('status', '--porcelain')).toBe('');
  });

  it('of a working copy with changes is refused', () => {
    write('CHANGELOG.md', `${CHANGELOG}more`);
    expect(() => releaseVersion(folder.path, '0.2.0', '2026-11-27')).toThrow('The working copy has changes');
  });

  it('without unreleased changes is refused', () => {
    write('CHANGELOG.md', '# Changes\n\n## Unreleased\n\n## 0.1.0 (2026-01-01)\n\nThe first.\n');
    commit();
    expect(() => releaseVersion(folder.path, '0.2.0', '2026-11-27')).toThrow('There are no unreleased changes');
    expect(git('tag')).toBe('');
  });
});
