import { fileURLToPath } from 'node:url';
import type { ResourceLimits } from 'node:worker_threads';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { Plan } from '../../../gateway/planning/plan.ts';
import type { PreparedFetch } from '../../../gateway/planning/prepare-fetch.ts';
import { type ThreadClock, threadMemoryMb } from '../../../gateway/supergraph/job-thread.ts';
import { createThreadPlanner } from '../../../gateway/supergraph/plan-in-thread.ts';
import { readSupergraphData } from '../../../gateway/supergraph/read-supergraph-data.ts';
import { SupergraphThreads } from '../../../gateway/supergraph/supergraph-threads.ts';
import { composeFixture } from '../../support/fixture-supergraphs.ts';
import { HARD, HARD_OPERATION } from '../../support/hard-operation.ts';
import { keptLog } from '../../support/kept-log.ts';
import { until } from '../../support/processes.ts';

const SOURCE = { sdl: composeFixture(...HARD), open: true, executor: 'own' } as const;
const CRASHING = fileURLToPath(new URL('../../support/crashing-thread.ts', import.meta.url));
const EASY = '{ item { value0 of0 { value3 } of1 { value3 } } }';

const operationOf = (text: string): OperationDefinitionNode => {
  const [operation] = parse(text, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation');
  return operation;
};

let threads: SupergraphThreads;
let log: ReturnType<typeof keptLog>;
afterEach(() => threads.close());

/** @returns a function that plans an operation, and gives its plan or the code of the refusal */
function plannerOn(options: ConstructorParameters<typeof SupergraphThreads>[0], limitMs = 3_600_000) {
  threads = new SupergraphThreads(options);
  log = keptLog();
  const planner = createThreadPlanner(threads, SOURCE, { limitMs, log });
  return (text: string): Promise<Plan | null | string> =>
    planner
      .plan(operationOf(text), new Map())
      .catch(({ message, extensions }: { message: string; extensions?: { code: string } }) => extensions?.code ?? message);
}

/** A clock on which time passes only when a test says so, and every job has used up its CPU time. */
function stoppedClock() {
  const timers: { readonly ms: number; readonly run: () => void }[] = [];
  const clock: ThreadClock = {
    after(ms, run) {
      const timer = { ms, run };
      timers.push(timer);
      return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1));
    },
    cpuMs: () => Promise.resolve(Number.POSITIVE_INFINITY),
  };
  /** Waits until something is due, and lets it happen: what is long at last, or what is not. */
  const pass = async (what: 'long' | 'limit') => {
    const find = () => timers.findIndex(({ ms }) => (ms === LONG_MS) === (what === 'long'));
    await until(() => find() !== -1);
    timers.splice(find(), 1)[0]?.run();
  };
  return { clock, pass };
}

const LONG_MS = 100;
const LIMIT_MS = 5_000;

const fetchesOf = (plan: Plan): PreparedFetch[] =>
  plan.kind === 'fetch' ? [plan.fetch] : plan.kind === 'flatten' ? fetchesOf(plan.node) : plan.nodes.flatMap(fetchesOf);

/** Every batch of a plan, with the fetches of the nodes that it joins. */
function batchesOf(plan: Plan): { readonly parts: readonly PreparedFetch[]; readonly fetches: readonly PreparedFetch[] }[] {
  if (plan.kind === 'fetch') return [];
  if (plan.kind === 'flatten') return batchesOf(plan.node);
  const own = plan.kind === 'parallel' ? plan.batches.map(({ parts }) => ({ parts, fetches: fetchesOf(plan) })) : [];
  return [...own, ...plan.nodes.flatMap(batchesOf)];
}

describe('planning in a thread', () => {
  it('gives the same plan as planning here, in which the fetches of a batch are those of the plan', async () => {
    const plan = plannerOn({});
    const planned = (await plan(EASY)) as Plan;
    expect(planned).toEqual(readSupergraphData(SOURCE.sdl, SOURCE).planner.plan(operationOf(EASY), new Map()));
    const batches = batchesOf(planned);
    expect(batches.length).toBeGreaterThan(0);
    for (const { parts, fetches } of batches) for (const part of parts) expect(fetches).toContain(part);
  });

  it('refuses what takes too long, and plans other operations meanwhile', async () => {
    const { clock, pass } = stoppedClock();
    const plan = plannerOn({ clock }, LIMIT_MS);
    const order: string[] = [];
    const hard = plan(HARD_OPERATION).then((code) => order.push(String(code)));
    await pass('long');
    const easy = plan(EASY).then((planned) => order.push((planned as Plan).kind));
    await easy;
    await pass('limit');
    await hard;
    expect(order).toEqual(['sequence', 'OPERATION_TOO_COMPLEX']);
    expect(log.lines).toEqual([{ event: 'planning failed', reason: 'too slow' }]);
  });

  it('does not plan again what took too long, and goes on with another thread', async () => {
    const { clock, pass } = stoppedClock();
    const plan = plannerOn({ clock }, LIMIT_MS);
    const refused = plan(HARD_OPERATION);
    await pass('limit');
    expect(await refused).toBe('OPERATION_TOO_COMPLEX');
    expect(await plan(EASY)).toMatchObject({ kind: 'sequence' });
    await threads.close();
    expect(await plan(HARD_OPERATION)).toBe('OPERATION_TOO_COMPLEX');
    expect(await plan(EASY)).toBe('SERVICE_UNAVAILABLE');
  });

  it('does not count the time during which the thread has no CPU', async () => {
    const { clock, pass } = stoppedClock();
    const used = [0, LIMIT_MS - 1, Number.POSITIVE_INFINITY];
    const plan = plannerOn({ clock: { ...clock, cpuMs: async () => used.shift() ?? 0 } }, LIMIT_MS);
    const hard = plan(HARD_OPERATION);
    for (let look = 0; look < 3; look++) await pass('limit');
    expect(await hard).toBe('OPERATION_TOO_COMPLEX');
    expect(used).toEqual([]);
  });

  it('refuses what takes too much memory, and goes on with another thread', async () => {
    const plan = plannerOn({ file: CRASHING, memoryMb: 96 });
    expect(await plan('{ item { value0 fill: value1 } }')).toBe('OPERATION_TOO_COMPLEX');
    expect(log.lines).toEqual([{ event: 'planning failed', reason: 'too much memory' }]);
    expect(await plan(EASY)).toMatchObject({ kind: 'sequence' });
  });

  it('survives a thread that ends: the operation fails, and the next one is planned', async () => {
    const plan = plannerOn({ file: CRASHING });
    expect(await plan('{ item { value0 crash: value1 } }')).toBe('INTERNAL_SERVER_ERROR');
    expect(log.lines).toEqual([{ event: 'planning failed', reason: 'crashed' }]);
    expect(await plan(EASY)).toMatchObject({ kind: 'sequence' });
  });

  it('passes on an error of the planner, and the thread goes on', async () => {
    const plan = plannerOn({});
    expect(await plan('{ item { none } }')).toMatch(/none/);
    expect(log.lines).toEqual([]);
    expect(await plan(EASY)).toMatchObject({ kind: 'sequence' });
  });

  it('is refused when the threads are closed, also for operations that wait', async () => {
    const { clock } = stoppedClock();
    const plan = plannerOn({ clock });
    const [running, waiting] = [plan(HARD_OPERATION), plan(EASY)];
    await threads.close();
    expect(await Promise.all([running, waiting])).toEqual(['SERVICE_UNAVAILABLE', 'SERVICE_UNAVAILABLE']);
  });
});

it('threads read what this thread reads, and refuse what it refuses', async () => {
  threads = new SupergraphThreads();
  const read = (sdl: string) => threads.run({ ...SOURCE, sdl }, { kind: 'read' });
  expect(await read(SOURCE.sdl)).toEqual(readSupergraphData(SOURCE.sdl, SOURCE).data);
  await expect(read('type Query { not: aSupergraph }')).rejects.toThrow('The supergraph is not valid: Unknown type aSupergraph');
  expect(await read(SOURCE.sdl)).toHaveProperty('routes');
});

describe('the memory of a thread', () => {
  it.each([
    ['without a limit', 0, 1_024],
    ['when the limit is more than any machine has', 2 ** 63, 1_024],
    ['in a container of 768 MiB', 768 * 2 ** 20, 201],
    ['in a large container', 64e9, 1_024],
  ])('is bounded %s', (_what, containerBytes, expected) => {
    expect(threadMemoryMb(containerBytes)).toBe(expected);
  });

  it('is small for new objects, since V8 does not give back what they took once', async () => {
    threads = new SupergraphThreads({ file: fileURLToPath(new URL('../../support/limits-thread.ts', import.meta.url)) });
    const { maxYoungGenerationSizeMb } = (await threads.run(SOURCE, { kind: 'read' })) as ResourceLimits;
    expect(maxYoungGenerationSizeMb).toBeLessThanOrEqual(24);
  });
});
