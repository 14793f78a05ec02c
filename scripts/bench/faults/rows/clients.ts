import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import { ask, quantile } from '../load.ts';
import { finding, findingsOf, latenciesOf, resultOf, worldRow, type RowOptions, scaled } from '../row.ts';
import { signInAll } from '../questions.ts';
import { openDevIssuer } from '../../../../gateway/sign-in/dev-issuer.ts';
import { MALFORMED, sendRaw } from '../malformed.ts';
import type { World } from '../world.ts';

/** As by default. */
const SHEDDING = { MAX_LAG_MS: '100' };

export const overloaded = worldRow({
  id: 'overload',
  fault: '2x capacity for 60 s',
  settings: { gatewayEnv: SHEDDING },
  async test(world, options) {
    const whole = await world.usual();
    const seconds = scaled(60, options);
    const capacity = await measureCapacity(world, whole, Math.min(10, seconds));
    // What is normal is measured well below capacity.
    const normal = world.load(whole);
    normal.start(capacity * 0.5);
    await wait(seconds * 250);
    await normal.stop();
    const before = world.gateway.memoryMb();
    const load = world.load(whole);
    load.start(capacity * 2);
    await wait(seconds * 500);
    const half = world.gateway.memoryMb();
    await wait(seconds * 500);
    const after = world.gateway.memoryMb();
    await load.stop();
    const [usual, accepted] = [quantile(normal.latencies, 0.99), quantile(load.latencies, 0.99)];
    const ratio = accepted / usual;
    return resultOf(load, [
      ...findingsOf(load, { shed: true }),
      finding('accepted p99 at most 3x normal', !options.judgesTime || ratio <= 3, `${ratio.toFixed(1)}x, ${latenciesOf(load)}`),
      finding('the rest 503 with retry-after', load.counts.shed > 0, `${load.counts.shed} of ${load.total} at ${capacity * 2}/s`),
      finding('no growth of memory', after < half * 1.25, [before, half, after].map((mb) => `${Math.round(mb)} MB`).join(', ')),
    ]);
  },
});

/** @returns how many requests a second are answered when each of 64 clients asks again and again */
async function measureCapacity(world: World, whole: ReadonlyMap<string, string>, seconds: number): Promise<number> {
  const load = world.load(whole);
  const answered = await load.saturate(64, seconds * 1_000);
  await load.stop();
  return Math.round(answered / seconds);
}

export const documents = worldRow({
  id: 'documents',
  fault: '100,000 distinct ad hoc documents, 50,000 viewers',
  async test(world, options) {
    const pool = new Pool(new URL(world.gateway.url).origin, { connections: 32, pipelining: 1 });
    const viewers = await signInAll(await openDevIssuer(world.folder), scaled(50_000, options), randomUUID());
    const many = scaled(100_000, options);
    const memory: number[] = [];
    let asked = 0;
    let odd = 0;
    const work = async () => {
      while (asked < many) {
        const at = asked++;
        // A name of its own makes a document another one.
        const query = `query Q${at} { currentViewer: viewer { kind } a${at % 1_000}: help { learnMoreUrl } }`;
        const answer = await ask(
          pool,
          JSON.stringify({ query: at % 2 ? query : `{ help { learnMoreUrl } } # ${at}` }),
          viewers[at % viewers.length]!.authorization,
        );
        if (answer === null || answer.status >= 500) odd += 1;
        if (at % Math.ceil(many / 10) === 0) memory.push(world.gateway.memoryMb());
      }
    };
    await Promise.all(Array.from({ length: 32 }, work));
    memory.push(world.gateway.memoryMb());
    await pool.close();
    const late = memory.slice(Math.floor(memory.length / 2));
    const grows = Math.max(...late) / (late[0] ?? 1);
    return {
      counts: null,
      mistakes: [],
      findings: [
        finding('every request answered', odd === 0, `${many} asked, ${odd} failed`),
        // With a share of the documents, caches are not full yet.
        finding('memory on a plateau', options.scale < 1 || grows < 1.2, memory.map(Math.round).join(' ') + ' MB'),
      ],
    };
  },
});

export const malformed = worldRow({
  id: 'malformed',
  fault: '1,000,000 malformed requests',
  settings: { gatewayEnv: SHEDDING },
  async test(world, options) {
    const load = world.load(await world.usual());
    load.start(Math.min(options.rate, 50));
    const many = scaled(1_000_000, options);
    const statuses = await sendMany(world, many, options);
    await load.stop();
    const isAlive = world.gateway.process.exitCode === null && world.gateway.process.signalCode === null;
    const server = [...statuses].filter(([status]) => status >= 500);
    const shed = statuses.get(503) ?? 0;
    return resultOf(load, [
      ...findingsOf(load, { shed: true }),
      finding('0 exits', isAlive, isAlive ? 'runs' : 'ended'),
      finding(
        'no 5xx but by shedding',
        server.every(([status]) => status === 503),
        `${shed} shed`,
      ),
      finding('what was answered', true, [...statuses].map(([status, count]) => `${status}: ${count}`).join(', ')),
    ]);
  },
});

/** @returns how often each status was answered; 0: the connection closed without one */
async function sendMany(world: World, many: number, { progress }: RowOptions): Promise<ReadonlyMap<number, number>> {
  const statuses = new Map<number, number>();
  const { port } = new URL(world.gateway.url);
  let sent = 0;
  const work = async () => {
    while (sent < many) {
      const at = sent++;
      if (at % 50_000 === 0) progress(`${many - at} malformed requests left`);
      const seed = createHash('sha256').update(String(at)).digest();
      const status = await sendRaw(Number(port), MALFORMED[at % MALFORMED.length]!(seed));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 32 }, work));
  return statuses;
}
