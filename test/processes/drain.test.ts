import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadinessReport } from '../../schema/contract/readiness.ts';
import { freePort } from '../support/free-ports.ts';
import { post } from '../support/graph.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import {
  composeWith,
  type RunningProcess,
  startGatewayProcess,
  startScript,
  stopProcesses,
  until,
} from '../support/processes.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { openTcpFront } from '../support/tcp-front.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let postgres: PostgresServer;
let redis: RedisServer;
beforeAll(async () => {
  [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
});
afterAll(async () => {
  await stopProcesses();
  await Promise.all([postgres?.remove(), redis?.stop()]);
  folder.remove();
});

type Managed = {
  readonly report: () => Promise<ReadinessReport & { readonly code: number }>;
  readonly env: Record<string, string>;
};

/** A management port for one process. */
async function managed(): Promise<Managed> {
  const port = await freePort();
  return {
    env: { MANAGEMENT_PORT: String(port) },
    async report() {
      const response = await fetch(`http://127.0.0.1:${port}/ready`, { headers: { connection: 'close' } });
      return { code: response.status, ...((await response.json()) as ReadinessReport) };
    },
  };
}

async function startSubgraph(name: string, env: Record<string, string>): Promise<RunningProcess & { readonly url: string }> {
  const running = startScript(['subgraphs/main.ts', name, '0'], env);
  return { ...running, url: (await running.printed(/ ready at (\S+)/))[1] ?? '' };
}

const urlBy = (port: number) => postgres.url.replace(/:\d+\//, `:${port}/`);

describe('a subgraph whose database has vanished', () => {
  it('is not ready, ends in time when told to, and does not wait for the database', async () => {
    const front = await openTcpFront(Number(new URL(postgres.url).port));
    const { env, report } = await managed();
    const subgraph = await startSubgraph('documents', { ...env, DATABASE_URL: urlBy(front.port) });
    expect(await report()).toEqual({ code: 200, status: 'ready', parts: { tables: { ready: true } } });
    front.vanish();
    expect(await report()).toMatchObject({ code: 503, status: 'not ready', parts: { tables: { ready: false } } });
    // The deadline is minutes away.
    expect(await subgraph.stop()).toBe(0);
    await front.stop();
  });

  it('is not ready while its tables lack a migration, and is ready when they are ahead of it', async () => {
    const { env, report } = await managed();
    const { default: documents } = await import('../../subgraphs/documents/subgraph.ts');
    const { openDatabase } = await import('../../subgraphs/shared/database.ts');
    const { sql } = await import('kysely');
    const subgraph = await startSubgraph('documents', { ...env, DATABASE_URL: postgres.url });
    const database = await openDatabase<object>(postgres.url, 'documents');
    const last = Object.keys(documents.migrations).sort().at(-1) ?? '';
    await sql`update documents.kysely_migration set name = '9999-later' where name = ${last}`.execute(database);
    expect((await report()).parts).toEqual({ tables: { ready: false, reason: `lack ${last}` } });
    await sql`insert into documents.kysely_migration (name, timestamp) values (${last}, 'now')`.execute(database);
    expect((await report()).status).toBe('ready');
    await sql`delete from documents.kysely_migration where name = '9999-later'`.execute(database);
    await database.destroy();
    expect(await subgraph.stop()).toBe(0);
  });
});

describe('a gateway', () => {
  const supergraph = join(folder.path, 'supergraph.graphql');
  const start = async (env: Record<string, string>) => {
    const identity = await startSubgraph('identity', {});
    writeFileSync(supergraph, composeWith(new Map([['identity', identity.url]])));
    const { env: port, report } = await managed();
    const gateway = await startGatewayProcess(supergraph, {
      ...{ DEV_ISSUER_DIR: folder.path, AUDIT_FILE: join(folder.path, 'audit.jsonl'), REDIS_URL: redis.url, OPERATIONS: 'files' },
      ...{ MA_LOGIN_ISSUER: 'http://127.0.0.1:9' },
      ...port,
      ...env,
    });
    return { gateway, identity, report };
  };

  it('lists what it needs, goes on while load balancers notice its end, and then ends', async () => {
    const { gateway, identity, report } = await start({ DRAIN_DELAY_MS: '600000' });
    const { status, parts } = await report();
    expect(status).toBe('not ready');
    const keys = ['ma-login', 'login-mass-gov', 'staff', 'partners'].map((issuer) => `keys of ${issuer}`);
    expect(Object.keys(parts).sort()).toEqual(['audit', 'identity', 'redis', 'supergraph', ...keys].sort());
    expect(parts).toMatchObject({
      ...{ audit: { ready: true }, identity: { ready: true }, redis: { ready: true }, supergraph: { ready: true } },
      'keys of ma-login': { ready: false, reason: 'are not known: ECONNREFUSED' },
    });
    await identity.stop();
    redis.freeze();
    expect((await report()).parts).toMatchObject({ identity: { ready: false }, redis: { ready: false } });
    redis.thaw();

    gateway.child.kill('SIGTERM');
    await until(async () => (await report()).status === 'draining');
    const late = await post(gateway.url, { query: '{ help { learnMoreUrl } }' });
    expect(late.headers.get('connection')).toBe('close');
    expect(late.status).not.toBe(502);
    // A second signal ends it at once. One that comes right after the first is npm's.
    await until(async () => {
      gateway.child.kill('SIGTERM');
      await wait(100);
      return gateway.child.exitCode !== null;
    });
    expect(await gateway.ended).toBe(1);
  });

  it('is cut off at the deadline, with a request under way', async () => {
    const front = await openTcpFront(9);
    front.vanish();
    const { gateway, identity } = await start({
      ...{ SUBGRAPH_URL_NOTICES: `http://127.0.0.1:${front.port}/graphql`, DRAIN_TIMEOUT_MS: '300' },
      ...{ FETCH_TIMEOUT_MS: '60000', REQUEST_TIMEOUT_MS: '120000' },
    });
    const answer = post(gateway.url, { query: '{ help { learnMoreUrl } }' }).catch(() => 'cut off');
    await until(() => front.opened() > 0);
    expect(await gateway.stop()).toBe(1);
    expect(await answer).toBe('cut off');
    await Promise.all([front.stop(), identity.stop()]);
  });
});
