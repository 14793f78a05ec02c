import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DEVELOPMENT_SETTINGS } from '../../../subgraphs/identity/settings/settings.ts';
import { readLoads } from '../../../subgraphs/shared/feeds/load-rows.ts';
import { readFile } from '../../../subgraphs/shared/feeds/read-lines.ts';
import { type FeedWorld, feedOf, household, openFeedWorld, person, waitingAccount } from '../../support/feed-worlds.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let world: FeedWorld;
beforeEach(async () => void (world = await openFeedWorld('identity')));
afterEach(() => world.close());
const folder = temporaryFolder();
afterAll(() => folder.remove());

const withNumber = (id: string, ssn: string) =>
  household(`h-${id}`, [], 1, { persons: [person(id, { record: { kind: 'DTA', ssn } })] });

describe('the reason of a rejected line', () => {
  it('names the other line that is for the same aggregate, or gives the same identifier', async () => {
    const lines = [
      household('h1', ['p1']),
      withNumber('p2', '123-45-6789'),
      household('h1', ['p3']),
      withNumber('p4', '123456789'),
    ];
    const { rejects } = await world.load(feedOf('identity', lines));
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'the aggregate has more than one line in this file, also line 4'],
      [3, 'another aggregate of this file gives the same ssn, also line 5'],
      [4, 'the aggregate has more than one line in this file, also line 2'],
      [5, 'another aggregate of this file gives the same ssn, also line 3'],
    ]);
  });

  it.each([
    ['12345', 'nine digits'],
    ['900-12-3456', 'ALLOW_DEMO_SSNS'],
    ['000-12-3456', 'that can be assigned'],
  ])('tells what is wrong with the number %s', async (ssn, told) => {
    const settings = { ...DEVELOPMENT_SETTINGS, allowDemoSsns: false };
    const { rejects } = await world.load(feedOf('identity', [withNumber('p1', ssn)]), { settings });
    expect(rejects).toMatchObject([{ reason: expect.stringContaining(told) }]);
  });

  it.each([
    ['massHealthId', '12345', 'must be 12 digits'],
    ['id', '123-45-6789', 'not written like a social security number'],
    ['phones', [{ kind: 'MOBILE', number: 'none', primary: true }], 'must be 7 to 25 digits'],
    ['first', 7, 'must be a text'],
    ['nickname', 'Pat', 'has a field that the schema of the feed does not have'],
  ])('tells the form that %s must have, and not the value', async (field, value, told) => {
    const lines = [household('h1', [], 1, { persons: [person('p1', { [field]: value })] })];
    const { rejects } = await world.load(feedOf('identity', lines));
    expect(rejects).toMatchObject([{ reason: expect.stringContaining(told) }]);
    expect(JSON.stringify(rejects)).not.toMatch(/12345|123-45|none|nickname/);
  });

  it('tells neither a number nor the length of its hash when another person has it', async () => {
    await world.load(feedOf('identity', [withNumber('p1', '123-45-6789')]));
    const { rejects } = await world.load(feedOf('identity', [withNumber('p2', '123-45-6789')], { mode: 'changes' }));
    expect(rejects).toMatchObject([{ id: 'h-p2', reason: 'another aggregate has this ssn, and keeps it', value: null }]);
  });

  it.each([
    ['a URL', 'https://ma-login.example.org'],
    ['the other provider', 'login-mass-gov'],
  ])('names the issuer that an account must have, given %s', async (_what, issuer) => {
    const account = waitingAccount('a1', 'p1') as { readonly records: object };
    const lines = [household('h1', ['p1']), { ...account, records: { ...account.records, issuer } }];
    const { rejects } = await world.load(feedOf('identity', lines));
    expect(rejects).toMatchObject([
      { id: 'a1', pointer: '/records/issuer', reason: expect.stringContaining('must be ma-login') },
    ]);
  });
});

it('a load that was refused remembers why', async () => {
  const { refused } = await world.load(feedOf('identity', []));
  const [load] = await readLoads(world.database.kysely, 1);
  expect([load?.state, JSON.parse(load?.summary ?? '')]).toEqual(['refused', { refused }]);
});

it('a load that was refused for its age remembers why, and one that was stopped before goes on', async () => {
  await world.load(feedOf('identity', [household('h1', ['p1'])]));
  const stopped = feedOf('identity', [household('h2', ['p2'])], { mode: 'changes', asOf: '2026-11-21T09:00:00.000Z' });
  const open = async function* () {
    yield await Promise.resolve(stopped.subarray(0, 200));
    throw new Error('stopped');
  };
  await expect(world.load(stopped, { open })).rejects.toThrow('stopped');
  const { refused } = await world.load(feedOf('identity', [household('h1', ['p1'])], { asOf: '2026-11-01T09:00:00.000Z' }));
  expect(refused).toContain('is loaded already');
  const loads = await readLoads(world.database.kysely, 5);
  expect(loads.map(({ state }) => state).sort()).toEqual(['done', 'refused', 'staging']);
  expect(JSON.parse(loads.find(({ state }) => state === 'refused')?.summary ?? '')).toEqual({ refused });
});

it('the cause is told why a file cannot be read', async () => {
  const cut = join(folder.path, 'cut.gz');
  writeFileSync(cut, gzipSync(feedOf('identity', [household('h1', ['p1'])])).subarray(0, -20));
  await expect(Array.fromAsync(readFile(cut))).rejects.toThrow('The file cannot be read: the compressed file is cut off');
  const missing = join(folder.path, 'missing');
  await expect(Array.fromAsync(readFile(missing))).rejects.toThrow('The file cannot be read: there is no such file');
});
