// Makes a fresh machine ready. Runs before the other scripts, on whatever Node launched npm, and so uses nothing but Node.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** Programs that the tests start, and the Debian packages that hold them. */
const TEST_PROGRAMS = [
  { program: 'redis-server', debianPackage: 'redis-server' },
  { program: 'chromium', debianPackage: 'chromium' },
  { program: 'postgres', debianPackage: 'postgresql' },
];

/** Debian keeps PostgreSQL's server programs off the PATH. */
const POSTGRES_FOLDER = '/usr/lib/postgresql';

installNpmPackages();
if (process.argv.includes('--for-tests')) installTestPrograms();

function installNpmPackages() {
  if (npmPackagesAreCurrent()) return;
  console.log('Installing npm packages (takes about a minute) …');
  // Not `npm ci`: that refuses a lock file without the optional packages of platforms other than the one it was made on.
  run('npm', ['install', '--no-save', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'], withoutLocalPrograms());
}

function npmPackagesAreCurrent() {
  if (!existsSync(join(ROOT, 'node_modules/.bin/node'))) return false;
  const wanted = readLock('package-lock.json');
  const installed = readLock('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

function readLock(path) {
  const file = join(ROOT, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

function installTestPrograms() {
  const missing = TEST_PROGRAMS.filter(({ program }) => !isInstalled(program)).map(({ debianPackage }) => debianPackage);
  if (missing.length === 0) return;
  const command = `apt-get update && apt-get install --yes ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !isInstalled('apt-get')) {
    fail(`The tests need these Debian packages: ${missing.join(', ')}\nAs root: ${command}`);
  }
  console.log(`Installing Debian packages: ${missing.join(', ')} …`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '--quiet'], environment);
  run('apt-get', ['install', '--quiet', '--yes', '--no-install-recommends', ...missing], environment);
}

function isInstalled(program) {
  const postgres = existsSync(POSTGRES_FOLDER)
    ? readdirSync(POSTGRES_FOLDER).map((version) => join(POSTGRES_FOLDER, version, 'bin'))
    : [];
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', ...postgres];
  return folders.some((folder) => existsSync(join(folder, program)));
}

/** npm must not run on the Node that it is about to replace. */
function withoutLocalPrograms() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return { ...process.env, PATH: folders.join(delimiter) };
}

function run(program, parameters, environment) {
  const started = Date.now();
  const { status, error, stdout, stderr } = spawnSync(program, parameters, {
    cwd: ROOT,
    env: environment,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) fail(`${program} ${parameters.join(' ')} failed\n${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`);
  console.log(`  ${program} ${parameters[0]}: done in ${Math.round((Date.now() - started) / 1000)} s`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
