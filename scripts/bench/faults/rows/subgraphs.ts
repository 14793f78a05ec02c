import { finding, findingsOf, latenciesOf, resultOf, worldRow, type WorldRow, scaled, timed } from '../row.ts';
import type { World } from '../world.ts';

/** How long a row waits for all to be normal again. */
const PATIENCE_MS = 60_000;
/** What takes longer has waited for the deadline of a fetch. */
const DEADLINE_MS = 1_900;
/** So many requests come while a subgraph is away. */
const WHILE_AWAY = 100;

/** @returns what everybody gets while a subgraph is away */
async function recordWithout(world: World, name: string): Promise<Awaited<ReturnType<World['record']>>> {
  const { front } = world.part(name);
  front.setMode({ kind: 'closed' });
  // Until the breaker is open, and answers cost nothing.
  await world.record();
  const least = await world.record();
  front.setMode({ kind: 'through' });
  return least;
}

export const killed = worldRow({
  id: 'subgraph-killed',
  fault: 'a subgraph killed 50 times',
  async test(world, options) {
    const whole = await world.usual();
    const load = world.load(whole, await recordWithout(world, 'documents'));
    load.start(options.rate);
    await load.normalAfter(performance.now(), PATIENCE_MS);
    const part = world.part('documents');
    const partialBefore = load.counts.partial;
    let slowest = 0;
    for (let kills = scaled(50, options); kills > 0; kills -= 1) {
      options.progress(`${kills} kills left`);
      await part.child.end('SIGKILL');
      await load.answers(WHILE_AWAY);
      await part.restart();
      slowest = Math.max(slowest, await load.normalAfter(performance.now(), PATIENCE_MS));
    }
    await load.stop();
    return resultOf(load, [
      ...findingsOf(load),
      finding('its own fields were unavailable', load.counts.partial > partialBefore, `${load.counts.partial} partial`),
      timed('normal after its return', slowest, 2_000, options),
    ]);
  },
});

export const identityKilled = worldRow({
  id: 'identity-killed',
  fault: 'identity killed 10 times',
  async test(world, options) {
    const load = world.load(await world.usual());
    load.start(options.rate);
    const part = world.part('identity');
    let slowest = 0;
    for (let kills = scaled(10, options); kills > 0; kills -= 1) {
      await part.child.end('SIGKILL');
      await load.answers(WHILE_AWAY);
      await part.restart();
      slowest = Math.max(slowest, await load.normalAfter(performance.now(), PATIENCE_MS));
    }
    await load.stop();
    return resultOf(load, [...findingsOf(load, { refused: true }), timed('normal after its return', slowest, 2_000, options)]);
  },
});

/** @param begin makes the subgraph slow @param end makes it as before */
const slowed = (id: string, fault: string, begin: (world: World) => void, end: (world: World) => void): WorldRow =>
  worldRow({
    id,
    fault,
    async test(world, options) {
      const whole = await world.usual();
      const load = world.load(whole, await recordWithout(world, 'documents'));
      load.start(options.rate);
      await load.normalAfter(performance.now(), PATIENCE_MS);
      const opened = world.gateway.prints(/breaker opened/);
      begin(world);
      const begun = performance.now();
      await opened;
      const openedMs = performance.now() - begun;
      await load.newAnswers(scaled(2_000, options));
      const waits = load.latencies.filter((ms) => ms > DEADLINE_MS).length;
      // One fetch at a time tries whether the subgraph answers again.
      const tries = Math.ceil((performance.now() - begun - openedMs) / 5_000);
      const latencies = latenciesOf(load);
      end(world);
      const normalMs = await load.normalAfter(performance.now(), PATIENCE_MS);
      await load.stop();
      return resultOf(load, [
        // On a slow machine other subgraphs may be late too.
        ...findingsOf(load, { refused: !options.judgesTime }),
        timed('breaker open', openedMs, 5_000, options),
        finding('then no waiting', waits <= tries, `${waits} waited, ${tries} tries, ${latencies}`),
        timed('normal afterwards', normalMs, 10_000, options),
      ]);
    },
  });

export const frozen = slowed(
  'subgraph-frozen',
  'a subgraph frozen',
  (world) => world.part('documents').child.signal('SIGSTOP'),
  (world) => world.part('documents').child.signal('SIGCONT'),
);

export const late = slowed(
  'subgraph-late',
  'a subgraph later by 10 s',
  (world) => world.part('documents').front.setMode({ kind: 'late', ms: 10_000 }),
  (world) => world.part('documents').front.setMode({ kind: 'through' }),
);
