import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type FreshClone, openFreshClone } from '../support/fake-npm.ts';
import { stopProcesses, until } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let clone: FreshClone;
beforeEach(() => {
  folder = temporaryFolder();
  clone = openFreshClone(folder.path);
});
afterEach(async () => {
  clone.release();
  await stopProcesses();
  folder.remove();
});

/** Runs the bootstrap script to its end. */
async function bootstrap(...parameters: readonly string[]): Promise<void> {
  const { ended, output } = clone.bootstrap(parameters);
  expect({ code: await ended, output: output() }).toMatchObject({ code: 0 });
}

const isWhole = () => existsSync(clone.path('node_modules/for-tests/package.json'));
const recordOf = (record: object) => {
  mkdirSync(clone.path('.data/install/npm'), { recursive: true });
  writeFileSync(clone.path('.data/install/npm/1.json'), JSON.stringify(record));
};

describe('an install', () => {
  it('runs npm ci with development packages, once', async () => {
    await bootstrap();
    await bootstrap();
    expect(clone.log()).toEqual([
      expect.stringMatching(/^begin \d+ ci --include=dev --no-fund --no-audit --loglevel=error$/),
      expect.stringMatching(/^end \d+$/),
    ]);
    expect(isWhole()).toBe(true);
  });

  it('that was run by hand is recognized', async () => {
    expect(await clone.npm('ci', '--include=dev').ended).toBe(0);
    await bootstrap();
    expect(clone.installs()).toBe(1);
  });

  it.each([
    ['a package is missing', () => rmSync(clone.path('node_modules/one'), { recursive: true })],
    ['node_modules is missing', () => rmSync(clone.path('node_modules'), { recursive: true })],
    ['the program node is missing', () => rmSync(clone.path('node_modules/.bin'), { recursive: true })],
    ['the list of packages is empty', () => writeFileSync(clone.path('node_modules/.package-lock.json'), '')],
    ['the lock file has another version', () => clone.writeLock({ 'node_modules/one': { version: '1.0.1' } })],
    ['it was made on another platform', () => recordOf({ done: true, platform: 'other-cpu' })],
    ['a power failure has emptied its record', () => writeFileSync(clone.path('.data/install/npm/1.json'), '')],
  ])('is repeated when %s', async (_what, change) => {
    await bootstrap();
    change();
    await bootstrap();
    await bootstrap();
    expect(clone.installs()).toBe(2);
    expect(isWhole()).toBe(true);
  });

  it('that fails prints the output of npm, and is repeated by the next command', async () => {
    writeFileSync(clone.path('fail'), '');
    const failed = clone.bootstrap();
    expect(await failed.ended).toBe(1);
    expect(failed.output()).toContain('npm error: the registry is away');
    rmSync(clone.path('fail'));
    await bootstrap();
    expect(clone.installs()).toBe(2);
    expect(isWhole()).toBe(true);
  });
});

describe('an install that is interrupted', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('by %s ends npm, and is repeated by the next command', async (signal) => {
    clone.hold();
    const first = clone.bootstrap();
    const npm = await clone.begun(1);
    first.child.kill(signal);
    expect(await first.ended).toBe(1);
    expect(isRunning(npm)).toBe(false);
    clone.release();
    await bootstrap();
    expect(clone.installs()).toBe(2);
    expect(isWhole()).toBe(true);
  });

  it('pitfall 60: by SIGKILL of npm and of its parent is repeated', async () => {
    clone.hold();
    const first = clone.bootstrap();
    const npm = await clone.begun(1);
    first.child.kill('SIGKILL');
    process.kill(npm, 'SIGKILL');
    await first.ended;
    clone.release();
    await bootstrap();
    expect(clone.installs()).toBe(2);
    expect(isWhole()).toBe(true);
  });

  it('by SIGKILL while npm continues: the next command waits for that npm, and installs again', async () => {
    clone.hold();
    const first = clone.bootstrap();
    const npm = await clone.begun(1);
    first.child.kill('SIGKILL');
    const second = clone.bootstrap();
    await second.printed(new RegExp(`Waiting for process ${npm},`));
    clone.release();
    expect(await second.ended).toBe(0);
    expect(clone.log().map((line) => line.split(' ')[0])).toEqual(['begin', 'end', 'begin', 'end']);
    expect(isWhole()).toBe(true);
  });

  it('pitfall 60: is repeated even if all packages exist, because they may be incomplete', async () => {
    await bootstrap();
    recordOf({ pid: 2 ** 22 + 1, startedAt: '1', platform: `${process.platform}-${process.arch}` });
    await bootstrap();
    expect(clone.installs()).toBe(2);
  });

  it('is repeated if the process id of its record belongs to another process now', async () => {
    recordOf({ pid: process.pid, startedAt: '1' });
    await bootstrap();
    expect(clone.installs()).toBe(1);
  });
});

describe('concurrent commands', () => {
  it('install once; the others wait', async () => {
    clone.hold();
    const all = Array.from({ length: 5 }, () => clone.bootstrap());
    await clone.begun(1);
    await until(() => all.filter(({ output }) => /Waiting for process \d+,/.test(output())).length === 4);
    clone.release();
    expect(await Promise.all(all.map(({ ended }) => ended))).toEqual([0, 0, 0, 0, 0]);
    expect(clone.installs()).toBe(1);
    expect(isWhole()).toBe(true);
  });

  it('exactly one of the waiting commands takes over when the first is killed', async () => {
    clone.hold();
    const first = clone.bootstrap();
    const npm = await clone.begun(1);
    const others = Array.from({ length: 5 }, () => clone.bootstrap());
    await until(() => others.every(({ output }) => /Waiting for process \d+,/.test(output())));
    first.child.kill('SIGKILL');
    process.kill(npm, 'SIGKILL');
    await clone.begun(2);
    clone.release();
    expect(await Promise.all(others.map(({ ended }) => ended))).toEqual([0, 0, 0, 0, 0]);
    expect(clone.installs()).toBe(2);
    expect(isWhole()).toBe(true);
  });
});

describe('the programs of the tests', () => {
  const aptLog = () => (existsSync(clone.path('apt.log')) ? readFileSync(clone.path('apt.log'), 'utf8').trim().split('\n') : []);

  it('are installed as Debian packages for root, once', async () => {
    const both = [clone.bootstrapForTests(0), clone.bootstrapForTests(0)];
    expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0]);
    expect(await clone.bootstrapForTests(0).ended).toBe(0);
    expect(aptLog()).toEqual([
      'update --quiet',
      expect.stringMatching(/^install --quiet --yes --no-install-recommends redis-server chromium openssl( postgresql)?$/),
    ]);
  });

  it('are listed for other users, and the npm packages do not change', async () => {
    const refused = clone.bootstrapForTests(1000);
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain('The tests need these Debian packages: redis-server, chromium');
    expect(refused.output()).toContain('As root: apt-get update && apt-get install --yes redis-server chromium');
    expect(aptLog()).toEqual([]);
    await bootstrap();
    expect(clone.installs()).toBe(1);
  });
});

describe('in production', () => {
  const production = { NODE_ENV: 'production' };

  it.each([
    ['with NODE_ENV', production],
    ['without NODE_ENV', {}],
  ])('the graph starts without development packages, %s', async (_how, env) => {
    expect(await clone.npm('ci', '--omit=dev').ended).toBe(0);
    const start = clone.bootstrap(['--runtime'], env);
    expect({ code: await start.ended, output: start.output() }).toEqual({ code: 0, output: '' });
    expect(clone.installs()).toBe(1);
    expect(existsSync(clone.path('.data'))).toBe(false);
  });

  it.each([
    ['with NODE_ENV', production],
    ['without NODE_ENV', {}],
  ])('nothing is installed if a package is missing, %s', async (_how, env) => {
    expect(await clone.npm('ci', '--omit=dev').ended).toBe(0);
    rmSync(clone.path('node_modules/one'), { recursive: true });
    const start = clone.bootstrap(['--runtime'], env);
    expect(await start.ended).toBe(1);
    expect(start.output()).toContain('npm packages are missing: node_modules/one');
    expect(start.output()).toContain('npm ci --omit=dev');
    expect(clone.installs()).toBe(1);
  });

  it('nothing is installed if an install was not finished', async () => {
    await bootstrap();
    recordOf({ pid: 2 ** 22 + 1, startedAt: '1' });
    const start = clone.bootstrap(['--runtime'], production);
    expect(await start.ended).toBe(1);
    expect(start.output()).toContain('rm -r .data/install && npm ci --omit=dev');
    expect(clone.installs()).toBe(1);
  });

  it('a command that needs development packages lists them, and installs them outside production', async () => {
    expect(await clone.npm('ci', '--omit=dev').ended).toBe(0);
    const start = clone.bootstrap([], production);
    expect(await start.ended).toBe(1);
    expect(start.output()).toContain('npm packages are missing: node_modules/for-tests');
    await bootstrap();
    expect(clone.installs()).toBe(2);
    expect(isWhole()).toBe(true);
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
