import { setTimeout as wait } from 'node:timers/promises';
import { openBalancer } from '../balancer.ts';
import { finding, findingsOf, latenciesOf, resultOf, worldRow, scaled } from '../row.ts';

/** At which there are 50,000 answers in all. */
const USUAL_RATE = 200;

/** Longer than the balancer takes to notice that a gateway is not ready. */
const DRAINING = { DRAIN_DELAY_MS: '1500', DRAIN_TIMEOUT_MS: '20000' };

export const restarted = worldRow({
  id: 'rolling-restart',
  fault: 'SIGTERM x 20 in a rolling restart behind a proxy, two gateways',
  settings: { gatewayEnv: DRAINING },
  async test(world, options) {
    const running = [world.gateway, await world.startGateway()];
    const balancer = await openBalancer(running);
    try {
      const load = world.load(await world.usual(), undefined, balancer.url);
      load.start(options.rate);
      const exits: (number | null)[] = [];
      for (let restarts = scaled(20, options); restarts > 0; restarts -= 1) {
        options.progress(`${restarts} restarts left`);
        const next = await world.startGateway();
        balancer.add(next);
        await balancer.isReady(next);
        const old = running.shift();
        running.push(next);
        exits.push((await old?.end('SIGTERM')) ?? null);
        if (old) balancer.remove(old);
      }
      while (load.total < (scaled(50_000, options) * options.rate) / USUAL_RATE) await wait(100);
      await load.stop();
      return resultOf(load, [
        ...findingsOf(load),
        finding('0 failed of 50,000', load.counts.right === load.total, `${load.total} answers, ${latenciesOf(load)}`),
        finding(
          'each ended by itself',
          exits.every((code) => code === 0),
          [...new Set(exits)].join(', '),
        ),
      ]);
    } finally {
      balancer.stop();
    }
  },
});

export const swapped = worldRow({
  id: 'supergraph-swap',
  fault: 'supergraph swapped every 100 ms for 3 min',
  settings: { talks: true },
  async test(world, options) {
    const load = world.load(await world.usual());
    load.start(options.rate);
    const { process: gateway } = world.gateway;
    const answers = { swapped: 0, refused: 0 };
    const count = (message: unknown) => void (answers[message === 'swapped' ? 'swapped' : 'refused'] += 1);
    gateway.on('message', count);
    let asked = 0;
    // One is in the making and one waits, as where a file is watched.
    for (let looks = scaled(1_800, options); looks > 0; looks -= 1) {
      if (asked - answers.swapped - answers.refused < 2) {
        asked += 1;
        gateway.send('swap');
      }
      await wait(100);
    }
    while (answers.swapped + answers.refused < asked) await wait(100);
    gateway.off('message', count);
    await load.stop();
    return resultOf(load, [
      ...findingsOf(load),
      finding('0 wrong', load.counts.right === load.total, `${load.total} answers, ${latenciesOf(load)}`),
      finding('every swap in force', answers.refused === 0 && answers.swapped > 0, `${answers.swapped} swaps`),
    ]);
  },
});
