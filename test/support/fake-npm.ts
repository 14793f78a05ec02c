import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/tooling/rover-config.ts';
import { type RunningProcess, startProgram, until } from './processes.ts';

const PACKAGES = {
  '': {},
  'node_modules/node': { version: '24.0.0' },
  'node_modules/one': { version: '1.0.0' },
  'node_modules/for-tests': { version: '2.0.0', dev: true },
  'node_modules/other-platform': { version: '3.0.0', optional: true },
};

/**
 * Works like npm ci: it empties node_modules, adds the packages one by one, and writes the list of them last. It logs its begin,
 * with its id and arguments, and its end. It pauses in the middle while the file `hold` exists.
 */
const PROGRAM = `#!${process.execPath}
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
appendFileSync('npm.log', 'begin ' + process.pid + ' ' + process.argv.slice(2).join(' ') + '\\n');
rmSync('node_modules', { recursive: true, force: true });
const omitted = (entry) => entry.dev && !process.argv.includes('--include=dev');
const wanted = Object.entries(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages)
  .filter(([path, entry]) => path !== '' && !entry.optional && !omitted(entry));
const put = (path, entry) => {
  mkdirSync(path, { recursive: true });
  writeFileSync(path + '/package.json', JSON.stringify(entry));
};
put(...wanted[0]);
while (existsSync('hold')) await new Promise((resolve) => setTimeout(resolve, 20));
if (existsSync('fail')) {
  console.error('npm error: the registry is away');
  process.exit(7);
}
for (const [path, entry] of wanted) put(path, entry);
mkdirSync('node_modules/.bin', { recursive: true });
writeFileSync('node_modules/.bin/node', '');
writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: Object.fromEntries(wanted) }));
appendFileSync('npm.log', 'end ' + process.pid + '\\n');
`;

/** Logs its arguments, and creates a program with the name of each package beside itself. */
const APT_GET = `#!/bin/sh
echo "$@" >> apt.log
test "$1" = install || exit 0
for name in "$@"; do echo > "$(dirname "$0")/$name"; done
`;

/** A folder with the project's bootstrap script, a small lock file, and an `npm` program that needs no network. */
export function openFreshClone(folder: string) {
  const path = (name: string) => join(folder, name);
  mkdirSync(path('scripts'));
  for (const name of ['scripts/bootstrap.js', 'scripts/bootstrap']) cpSync(join(ROOT, name), path(name), { recursive: true });
  writeFileSync(path('package.json'), '{"type":"module"}');
  mkdirSync(path('bin'));
  writeFileSync(path('bin/package.json'), '{"type":"module"}');
  writeFileSync(path('bin/npm'), PROGRAM);
  chmodSync(path('bin/npm'), 0o755);
  writeFileSync(path('bin/apt-get'), APT_GET);
  chmodSync(path('bin/apt-get'), 0o755);
  for (const name of ['sh', 'dirname']) symlinkSync(join('/usr/bin', name), path(join('bin', name)));
  const writeLock = (packages: object = {}) =>
    writeFileSync(path('package-lock.json'), JSON.stringify({ packages: { ...PACKAGES, ...packages } }));
  writeLock();
  const log = () => (existsSync(path('npm.log')) ? readFileSync(path('npm.log'), 'utf8').trim().split('\n') : []);
  const environment = { PATH: `${path('bin')}:${process.env['PATH']}` };
  const run = (program: string, parameters: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    startProgram(program, parameters, { env: { ...environment, ...env } });
  return {
    path,
    writeLock,
    /** The log of npm: `begin PID ARGUMENTS` and `end PID`. */
    log,
    /** The number of times that npm has begun. */
    installs: () => log().filter((line) => line.startsWith('begin')).length,
    bootstrap: (parameters: readonly string[] = [], env: Readonly<Record<string, string>> = {}): RunningProcess =>
      run(process.execPath, [path('scripts/bootstrap.js'), ...parameters], env),
    /** Runs it as if by this user, on a machine with only Node, npm, apt-get and a shell. */
    bootstrapForTests: (uid: number): RunningProcess => {
      const asUser = `data:text/javascript,process.getuid = () => ${uid}`;
      return run(process.execPath, ['--import', asUser, path('scripts/bootstrap.js'), '--for-tests'], { PATH: path('bin') });
    },
    npm: (...parameters: readonly string[]): RunningProcess => run('sh', ['-c', 'cd "$0" && npm "$@"', folder, ...parameters]),
    /** Makes npm pause in the middle of its work. */
    hold: () => writeFileSync(path('hold'), ''),
    release: () => rmSync(path('hold'), { force: true }),
    /** Waits until npm has begun that many times. @returns the process id of the last one */
    async begun(times: number): Promise<number> {
      await until(() => log().filter((line) => line.startsWith('begin')).length >= times);
      return Number(
        log()
          .findLast((line) => line.startsWith('begin'))
          ?.split(' ')[1],
      );
    },
  };
}

export type FreshClone = ReturnType<typeof openFreshClone>;
