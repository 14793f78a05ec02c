// Makes a fresh machine ready. Runs before the other scripts, on whatever Node launched npm, and so uses nothing but Node.
//   --for-tests   also the programs that the tests start
//   --deep        with it, also those that the tests of `npm run test:deep` start alone
//   --runtime     the packages of package.json's `dependencies` are enough
// It writes to standard error alone: a command's output may go into a variable.
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { holdInstallLock, lastInstallIsUnfinished } from './bootstrap/install-lock.js';
import { isWithoutDevPackages, missingPackages } from './bootstrap/npm-packages.js';
import { flushDisk, runInstaller } from './bootstrap/run-installer.js';

const ROOT = join(import.meta.dirname, '..');
/** Records of installs; not in node_modules, which `npm ci` empties. */
const NPM_RECORDS = join(ROOT, '.data/install/npm');
const DEBIAN_RECORDS = join(ROOT, '.data/install/debian');

/** Programs that the tests start, and the Debian packages that hold them. */
const TEST_PROGRAMS = [
  { program: 'redis-server', debianPackage: 'redis-server' },
  { program: 'chromium', debianPackage: 'chromium' },
  { program: 'openssl', debianPackage: 'openssl' },
  { program: 'postgres', debianPackage: 'postgresql' },
];

/** Programs that only the tests of `npm run test:deep` start. */
const DEEP_PROGRAMS = [
  { program: 'buildah', debianPackage: 'buildah' },
  { program: 'debootstrap', debianPackage: 'debootstrap' },
  { program: 'kubectl', debianPackage: 'kubernetes-client' },
  { program: 'pgbouncer', debianPackage: 'pgbouncer' },
  { program: 'promtool', debianPackage: 'prometheus' },
  { program: 'redis-sentinel', debianPackage: 'redis-sentinel' },
];

/** Debian keeps PostgreSQL's server programs off the PATH. */
const POSTGRES_FOLDER = '/usr/lib/postgresql';

const has = (flag) => process.argv.includes(flag);

try {
  await ensureNpmPackages(has('--runtime') ? 'runtime' : 'all');
  if (has('--for-tests')) await ensureTestPrograms();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function ensureNpmPackages(scope) {
  const unfinished = lastInstallIsUnfinished(NPM_RECORDS);
  const missing = missingPackages(ROOT, scope);
  if (!unfinished && missing.length === 0) return;
  refuseInProduction(scope, unfinished, missing);
  await holdInstallLock(NPM_RECORDS, async ({ previousIsUnfinished, onStart }) => {
    if (!previousIsUnfinished && missingPackages(ROOT, scope).length === 0) return;
    console.error('Installing npm packages (takes about a minute) …');
    const options = ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'];
    await runInstaller('npm', options, { cwd: ROOT, env: withoutLocalPrograms(), onStart });
    const left = missingPackages(ROOT, scope);
    if (left.length > 0) throw new Error(`npm ci has left out ${listOf(left)}`);
    flushDisk();
  });
}

/** What runs in production is installed when its image is made, and never by a start. */
function refuseInProduction(scope, unfinished, missing) {
  if (process.env.NODE_ENV !== 'production' && !(scope === 'runtime' && isWithoutDevPackages(ROOT))) return;
  const what = unfinished ? 'The last install of npm packages was not finished' : `npm packages are missing: ${listOf(missing)}`;
  const forget = unfinished ? 'rm -r .data/install && ' : '';
  const command = `${forget}npm ci ${scope === 'runtime' ? '--omit=dev' : '--include=dev'}`;
  throw new Error(`${what}\nA start in production installs nothing. Run this before it: ${command}`);
}

function listOf(paths) {
  return paths.slice(0, 5).join(', ') + (paths.length > 5 ? ` and ${paths.length - 5} more` : '');
}

async function ensureTestPrograms() {
  const missing = missingDebianPackages();
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !isInstalled('apt-get')) {
    const command = `apt-get update && apt-get install --yes ${missing.join(' ')}`;
    throw new Error(`The tests need these Debian packages: ${missing.join(', ')}\nAs root: ${command}`);
  }
  await holdInstallLock(DEBIAN_RECORDS, async ({ onStart }) => {
    const left = missingDebianPackages();
    if (left.length === 0) return;
    console.error(`Installing Debian packages: ${left.join(', ')} …`);
    const options = { cwd: ROOT, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, onStart };
    await runInstaller('apt-get', ['update', '--quiet'], options);
    await runInstaller('apt-get', ['install', '--quiet', '--yes', '--no-install-recommends', ...left], options);
  });
}

function missingDebianPackages() {
  const programs = has('--deep') ? [...TEST_PROGRAMS, ...DEEP_PROGRAMS] : TEST_PROGRAMS;
  return programs.filter(({ program }) => !isInstalled(program)).map(({ debianPackage }) => debianPackage);
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
