import { parentPort } from 'node:worker_threads';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { readSupergraphData } from './read-supergraph-data.ts';
import type { Job, JobMessage, Results, SupergraphSource, ThreadMessage } from './thread-messages.ts';

/** What runs in a thread of `SupergraphThreads`: it reads supergraphs, and plans operations on them. */

/** More than one during a swap, and in tests. */
const MAX_SUPERGRAPHS = 4;

type Reading = ReturnType<typeof readSupergraphData>;

const readings = new LRUCache<string, Reading>({ max: MAX_SUPERGRAPHS });

function readingOf(source: SupergraphSource): Reading {
  const key = `${source.open} ${source.executor} ${source.sdl}`;
  const before = readings.get(key);
  if (before) return before;
  const reading = readSupergraphData(source.sdl, source);
  readings.set(key, reading);
  return reading;
}

function run({ source, job }: JobMessage): Results[Job['kind']] {
  const { data, planner } = readingOf(source);
  if (job.kind === 'read') return data;
  const { user, system } = process.threadCpuUsage();
  tell({ kind: 'planning', cpuMs: (user + system) / 1000 });
  return planner.plan(operationOf(job.operation), job.overrides);
}

function operationOf(text: string): OperationDefinitionNode {
  const [operation] = parse(text, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation to plan');
  return operation;
}

const tell = (message: ThreadMessage) => parentPort?.postMessage(message);

parentPort?.on('message', (message: JobMessage) => {
  try {
    tell({ kind: 'done', result: run(message) });
  } catch (error) {
    tell({ kind: 'failed', error });
  }
});
