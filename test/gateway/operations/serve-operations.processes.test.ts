import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OperationSet } from '../../../gateway/operations/operation-set.ts';
import { type Activation, createRegistry, type Registry } from '../../../gateway/operations/storage/redis-registry.ts';
import { openStores } from '../../../gateway/operations/storage/open-stores.ts';
import { serveOperations } from '../../../gateway/serving/serve-operations.ts';
import { connectRedis, type Redis } from '../../../gateway/redis/connect-redis.ts';
import { SupergraphHolder } from '../../../gateway/serving/supergraph-holder.ts';
import { composeFixture, VOCABULARY, WITH_SUBJECTS } from '../../support/fixture-supergraphs.ts';
import { keptLog } from '../../support/kept-log.ts';
import { until } from '../../support/processes.ts';
import { type RedisServer, startRedis } from '../../support/redis-server.ts';
import { partner, setOf, writeFiles } from '../../support/registered-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const PUBLIC = '@policy(policies: [["public"]])';
const SDL = composeFixture({ name: 'fixture', sdl: `${WITH_SUBJECTS} type Query { a: Int ${PUBLIC} }` }, VOCABULARY);
const ask = (name: string) => `query ${name} { a }`;
const ONE = setOf({ one: [ask('One')] });
const TWO = setOf({ one: [ask('Two')] });
const UNFIT = setOf({ one: ['query Unfit { gone }'] });

let folder: ReturnType<typeof temporaryFolder>;
let server: RedisServer;
let redis: Redis;
let registry: Registry;
let holder: SupergraphHolder;
let log: ReturnType<typeof keptLog>;
let end: () => Promise<void>;

beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());
beforeEach(async () => {
  redis = connectRedis(server.url);
  await redis.connect();
  await redis.flushall();
  registry = createRegistry(redis);
  folder = temporaryFolder();
  writeFiles(folder.path, { 'ops/a.graphql': ask('OfFiles') });
  log = keptLog();
  holder = await SupergraphHolder.open(SDL, { open: false, executor: 'own', log });
  end = () => Promise.resolve();
});
afterEach(async () => {
  await end();
  await holder.close();
  redis.disconnect();
  folder.remove();
});

const serve = async (redisUrl: string | null) => {
  const stores = await openStores([partner('one', 'ops')], folder.path, redisUrl);
  end = await serveOperations(stores, holder, log);
};
const served = () => (holder.operations.all.get('one') ?? []).map(({ registered }) => registered.name);
const serves = (...names: string[]) => until(() => served().join() === names.join());
const told = (event: string) => log.lines.filter((line) => line.event === event);

/** A command that failed may have run all the same. */
const activateWhenBack = (set: OperationSet, after: Activation | null) =>
  until(async () => {
    await registry.activate(set, after).catch(() => null);
    return (await registry.active().catch(() => null))?.version === set.version;
  });

describe('operations from files', () => {
  it('are served from the start, and whenever they change', async () => {
    await serve(null);
    expect(served()).toEqual(['OfFiles']);
    writeFiles(folder.path, { 'ops/a.graphql': ask('Changed') });
    await serves('Changed');
  });

  it('stay as they were while the files are bad, and the log says so once', async () => {
    await serve(null);
    writeFiles(folder.path, { 'ops/a.graphql': 'query {' });
    await until(() => told('operations unreadable').length > 0);
    writeFiles(folder.path, { 'ops/a.graphql': 'query Unfit { gone }' });
    await until(() => told('operations refused').length > 0);
    expect(served()).toEqual(['OfFiles']);
    writeFiles(folder.path, { 'ops/a.graphql': ask('Better') });
    await serves('Better');
    expect([told('operations unreadable').length, told('operations refused').length]).toEqual([1, 1]);
  });

  it.each([
    ['cannot be read', 'query {', 'ops/a.graphql: 1:8 Syntax Error'],
    ['are not valid for the supergraph', 'query Unfit { gone }', 'one: Unfit: Cannot query field "gone"'],
  ])('that %s let no gateway start', async (_what, text, reason) => {
    writeFiles(folder.path, { 'ops/a.graphql': text });
    await expect(serve(null)).rejects.toThrow(reason);
  });
});

describe('operations in Redis', () => {
  it('are served instead of the files', async () => {
    await registry.activate(ONE, null);
    await serve(server.url);
    expect(served()).toEqual(['One']);
    await registry.activate(TWO, await registry.active());
    await serves('Two');
  });

  it('are the files’ until there are some', async () => {
    await serve(server.url);
    expect(served()).toEqual(['OfFiles']);
    await registry.activate(ONE, null);
    await serves('One');
  });

  it('stay as they were when a set does not fit', async () => {
    await registry.activate(ONE, null);
    await serve(server.url);
    const unfit = await registry.activate(UNFIT, await registry.active());
    await until(() => told('operations refused').length > 0);
    expect(served()).toEqual(['One']);
    await registry.activate(TWO, unfit);
    await serves('Two');
    expect(told('operations refused')).toHaveLength(1);
  });

  it('are the files’ at a start at which the active set does not fit', async () => {
    await registry.activate(UNFIT, null);
    await serve(server.url);
    expect(served()).toEqual(['OfFiles']);
    expect(told('operations refused')).toHaveLength(1);
  });

  it('let no gateway start when neither fits', async () => {
    await registry.activate(UNFIT, null);
    writeFiles(folder.path, { 'ops/a.graphql': 'query Unfit { gone }' });
    await expect(serve(server.url)).rejects.toThrow('Cannot query field "gone"');
  });

  it('stay as they were while Redis is frozen or gone, and change when it is back', async () => {
    const first = await registry.activate(ONE, null);
    await serve(server.url);
    server.freeze();
    await until(() => told('operations unreadable').length > 0);
    expect(served()).toEqual(['One']);
    server.thaw();
    await activateWhenBack(TWO, first);
    await serves('Two');
    const { port } = new URL(server.url);
    await server.kill();
    await until(() => told('operations unreadable').length > 1);
    expect(served()).toEqual(['Two']);
    // It comes back empty, and is no reason to forget anything.
    server = await startRedis(Number(port));
    await until(() =>
      registry.active().then(
        (active) => active === null,
        () => false,
      ),
    );
    expect(served()).toEqual(['Two']);
    await registry.activate(ONE, null);
    await serves('One');
  });

  it('are the files’ at a start without Redis, and its own when it is there', async () => {
    await registry.activate(ONE, null);
    const { port } = new URL(server.url);
    await server.kill();
    await serve(server.url);
    expect(served()).toEqual(['OfFiles']);
    expect(told('operations unreadable').length).toBeGreaterThan(0);
    server = await startRedis(Number(port));
    await activateWhenBack(TWO, null);
    await serves('Two');
  });
});
