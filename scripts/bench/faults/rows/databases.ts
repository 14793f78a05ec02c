import { setTimeout as wait } from 'node:timers/promises';
import { openFront } from '../fault-front.ts';
import { finding, findingsOf, inWorld, resultOf, type Row, type RowOptions, type RowResult, scaled, timed } from '../row.ts';
import { type Postgres, startPostgres } from '../start-postgres.ts';
import type { World } from '../world.ts';

const PATIENCE_MS = 120_000;
/** All must be normal so soon after the fault, without a restart. */
const NORMAL_MS = 10_000;

const urlOf = (...ports: readonly number[]): string =>
  `postgres://postgres@${ports.map((port) => `127.0.0.1:${port}`).join(',')}/postgres`;

/** Lets a database fail under load. @param fail resolves when the fault is over */
async function failUnder(world: World, options: RowOptions, fail: () => Promise<void>): Promise<RowResult> {
  const load = world.load(await world.usual());
  const ended: string[] = [];
  for (const { name, child } of world.parts.values()) void child.ended.then(() => ended.push(name));
  load.start(options.rate);
  await load.normalAfter(performance.now(), PATIENCE_MS);
  await fail();
  const normalMs = await load.normalAfter(performance.now(), PATIENCE_MS);
  await load.stop();
  return resultOf(load, [
    ...findingsOf(load, { refused: true }),
    timed('normal without a restart', normalMs, NORMAL_MS, options),
    finding('no subgraph ended', ended.length === 0, ended.join(', ') || 'none'),
  ]);
}

async function withPostgres(test: (postgres: Postgres) => Promise<RowResult>): Promise<RowResult> {
  const postgres = await startPostgres();
  try {
    return await test(postgres);
  } finally {
    await postgres.stop();
  }
}

export const databaseStopped: Row = {
  id: 'database-stopped',
  fault: 'PostgreSQL stopped for 30 s',
  run: (options) =>
    withPostgres((postgres) =>
      inWorld({ subgraphEnv: { DATABASE_URL: urlOf(postgres.port) } }, options, (world) =>
        failUnder(world, options, async () => {
          await postgres.child.end('SIGINT');
          await wait(scaled(30_000, options));
          await postgres.start();
        }),
      ),
    ),
};

export const databaseVanished: Row = {
  id: 'database-blackholed',
  fault: 'PostgreSQL blackholed for 30 s',
  run: (options) =>
    withPostgres(async (postgres) => {
      const front = await openFront(postgres.port);
      try {
        return await inWorld({ subgraphEnv: { DATABASE_URL: urlOf(front.port) } }, options, (world) =>
          failUnder(world, options, async () => {
            front.setMode({ kind: 'nowhere' });
            await wait(scaled(30_000, options));
            front.setMode({ kind: 'through' });
          }),
        );
      } finally {
        await front.stop();
      }
    }),
};

export const databaseMoved: Row = {
  id: 'database-failover',
  fault: 'PostgreSQL failed over to another host',
  run: (options) =>
    withPostgres(async (postgres) => {
      const standby = await postgres.follow();
      return inWorld({ subgraphEnv: { DATABASE_URL: urlOf(postgres.port, standby.port) } }, options, (world) =>
        failUnder(world, options, async () => {
          await postgres.child.end('SIGKILL');
          await wait(scaled(2_000, options));
          standby.promote();
        }),
      );
    }),
};
