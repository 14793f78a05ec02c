import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RowOptions, WorldRow } from '../../../scripts/bench/faults/row.ts';
import { malformed } from '../../../scripts/bench/faults/rows/clients.ts';
import { restarted, swapped } from '../../../scripts/bench/faults/rows/gateways.ts';
import { frozen, killed } from '../../../scripts/bench/faults/rows/subgraphs.ts';
import { startWorld, type World } from '../../../scripts/bench/faults/world.ts';

/** What a busy machine can do. Time is not judged. */
const SMALL: RowOptions = { rate: 40, viewers: 8, scale: 1, judgesTime: false, progress: () => undefined };

const PATIENT = { FETCH_TIMEOUT_MS: '60000', REQUEST_TIMEOUT_MS: '120000', DRAIN_DELAY_MS: '1500', DRAIN_TIMEOUT_MS: '120000' };

let world: World;
beforeAll(async () => {
  world = await startWorld({ viewers: SMALL.viewers, talks: true, gatewayEnv: PATIENT });
});
afterAll(() => world.stop());

describe('nothing is wrong, and all is normal afterwards, when', () => {
  const rows: readonly (readonly [name: string, row: WorldRow, count: number, of: number])[] = [
    ['a subgraph is killed three times', killed, 3, 50],
    ['the supergraph is swapped again and again', swapped, 20, 1_800],
    ['2,000 malformed requests come', malformed, 2_000, 1_000_000],
    ['a gateway behind a balancer is replaced', restarted, 1, 20],
  ];
  const run = async (row: WorldRow, scale: number, where: World = world): Promise<void> => {
    const { findings, mistakes } = await row.test(where, { ...SMALL, scale });
    expect({ mistakes, failed: findings.filter(({ holds }) => !holds) }).toEqual({ mistakes: [], failed: [] });
  };

  it('a subgraph freezes, and a gateway has a usual deadline', async () => {
    const gateway = await world.startGateway({ FETCH_TIMEOUT_MS: '1500', BREAKER_OPEN_MS: '1000' });
    await run(frozen, 0.02, world.at(gateway));
    await gateway.end('SIGKILL');
  });

  it.each(rows)('%s', (_name, row, count, of) => run(row, count / of));
});
