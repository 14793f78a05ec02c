import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connectRedis, type Redis } from '../../gateway/redis/connect-redis.ts';
import { operationsCommand } from '../../scripts/operations.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { partner, writeFiles } from '../support/registered-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const clientsFile = join(folder.path, 'clients.yaml');
const operations = join(folder.path, 'operations');
const ONE = 'query One { help { learnMoreUrl } }';
const PARTNERS_ONLY = 'query One($id: ID!) { coverageCheck(massHealthId: $id) { asOf } }';
const TWO = 'query Two { help { clearCacheUrl } }';

let server: RedisServer;
let redis: Redis;
beforeAll(async () => {
  server = await startRedis();
  redis = connectRedis(server.url);
  await redis.connect();
});
afterAll(() => redis.disconnect());
afterAll(() => server.stop());
afterAll(folder.remove);

const run = async (args: string | string[], env: Record<string, string> = {}) => {
  const lines: string[] = [];
  const settings = { CLIENTS: clientsFile, REDIS_URL: server.url, ...env };
  const code = await operationsCommand(
    typeof args === 'string' ? args.split(' ') : args,
    settings,
    (line) => void lines.push(line),
  );
  return { code, text: lines.join('\n') };
};

beforeEach(async () => {
  await redis.flushall();
  writeFileSync(clientsFile, JSON.stringify({ clients: [partner('one', operations)] }));
  writeFiles(operations, { 'one.graphql': ONE, 'two.graphql': null });
});

describe('npm run operations -- publish', () => {
  it('activates what the files hold, says what changes, and does nothing twice', async () => {
    const first = await run('publish');
    expect([first.code, first.text]).toEqual([
      0,
      expect.stringMatching(/\+ one: One \([0-9a-f]{64}\)\nVersion \w{12} is active\./),
    ]);
    expect((await run('publish')).text).toMatch(/is active already/);
    writeFiles(operations, { 'two.graphql': TWO });
    const { text } = await run('publish');
    expect(text).toMatch(/\+ one: Two/);
    expect(text).not.toMatch(/one: One/);
    expect((await run('list')).text.split('\n')).toEqual([
      expect.stringMatching(/^ +active +\S+Z +\w{12} +\S+ +one 2$/),
      expect.stringMatching(/^ +\S+Z +\w{12} +\S+ +one 1$/),
    ]);
  });

  it('changes nothing in a dry run', async () => {
    expect((await run('publish --dry-run')).text).toMatch(/\+ one: One .*\nVersion \w{12} would be activated\./);
    expect(await redis.keys('*')).toEqual([]);
  });

  it('refuses what does not fit the supergraph, and names it', async () => {
    writeFiles(operations, { 'two.graphql': 'query Two { help { nothing } }' });
    const { code, text } = await run('publish');
    expect([code, text]).toEqual([1, expect.stringContaining('one: Two: Cannot query field "nothing" on type "Help"')]);
    expect(await redis.keys('*')).toEqual([]);
  });

  it('refuses an operation outside the scopes of its client unless forced with a reason, which is kept', async () => {
    writeFileSync(clientsFile, JSON.stringify({ clients: [{ ...partner('one', operations), scopes: [] }] }));
    writeFiles(operations, { 'one.graphql': PARTNERS_ONLY });
    const refused = await run('publish');
    expect([refused.code, refused.text]).toEqual([1, expect.stringMatching(/one: One: .*[^]*Nothing was published/)]);
    expect((await run('publish --force')).text).toBe(
      '--force needs a reason: npm run operations -- publish --force --reason "…"',
    );
    expect(await redis.keys('*')).toEqual([]);
    expect((await run(['publish', '--force', '--reason', 'scope granted tomorrow'])).code).toBe(0);
    expect((await run('list')).text).toMatch(/one 1 +forced: scope granted tomorrow/);
  });

  it('lists a version once, however often it was activated', async () => {
    await run('publish');
    writeFiles(operations, { 'two.graphql': TWO });
    await run('publish');
    await run(['rollback', '--reason', 'too early']);
    const lines = (await run('list')).text.split('\n');
    expect(lines).toEqual([expect.stringMatching(/active .*one 1 +too early/), expect.stringMatching(/one 2/)]);
  });

  it('names file, line and column of a syntax error in check, too, without a stack', async () => {
    writeFiles(operations, { 'one.graphql': 'query One {\n  help {' });
    const { code, text } = await run('check');
    expect([code, text]).toEqual([1, expect.stringMatching(/one\.graphql: 2:9 Syntax Error/)]);
    expect(text).not.toMatch(/ at .*\.ts:/);
  });

  it('refuses files that are not good, all problems at once', async () => {
    writeFiles(operations, { 'one.graphql': 'query {', 'two.graphql': '{ help { learnMoreUrl } }' });
    const { code, text } = await run('publish');
    expect(code).toBe(1);
    expect(text).toMatch(/one\.graphql[^]*two\.graphql/);
  });
});

describe('npm run operations -- rollback and diff', () => {
  it('go back to the version before, or to one that is named', async () => {
    await run('publish');
    const version = (await redis.get('myservices:operations:active'))?.split(' ')[1] ?? '';
    writeFiles(operations, { 'two.graphql': TWO });
    expect((await run('diff')).text).toMatch(/^ {2}\+ one: Two/);
    await run('publish');
    expect((await run('diff')).text).toBe('They are the same.');
    expect((await run(`diff ${version.slice(0, 8)}`)).text).toMatch(/^ {2}\+ one: Two/);
    const { code, text } = await run('rollback');
    expect([code, text]).toEqual([0, expect.stringMatching(/^ {2}- one: Two .*\nVersion \w{12} is active again\./)]);
    expect((await redis.get('myservices:operations:active'))?.split(' ')[1]).toBe(version);
    expect((await run('rollback 00000')).text).toMatch(/There is no version 00000/);
  });

  it('say so when there is nothing to go back to', async () => {
    expect(await run('rollback')).toEqual({ code: 1, text: 'There is no earlier version to roll back to' });
    expect((await run('list')).text).toBe('Nothing has been published.');
  });
});

describe('npm run operations', () => {
  it.each(['', 'prune', 'list --all', 'publish --dry'])('tells how it is used: %s', async (args) => {
    const { code, text } = await run(args);
    expect([code, text]).toEqual([2, expect.stringContaining('usage: npm run operations -- check')]);
  });

  it('says what it needs', async () => {
    expect((await run('publish', { REDIS_URL: 'redis://127.0.0.1:9' })).text).toMatch(
      /The Redis at REDIS_URL does not answer\. Check that it runs\.$/,
    );
    const lines: string[] = [];
    expect(await operationsCommand(['list'], {}, (line) => void lines.push(line))).toBe(1);
    expect(lines.join('')).toMatch(/^REDIS_URL is not set/);
  });
});
