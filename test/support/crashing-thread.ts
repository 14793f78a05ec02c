import { parentPort } from 'node:worker_threads';
import type { JobMessage } from '../../gateway/supergraph/thread-messages.ts';

/** A thread like those of the gateway, which ends when it gets one of two aliases: `crash`, or `fill` for want of memory. */
parentPort?.on('message', ({ job }: JobMessage) => {
  if (job.kind !== 'plan') return;
  if (job.operation.includes('crash')) process.exit(1);
  if (job.operation.includes('fill'))
    for (const filled: unknown[] = []; ;) filled.push(Array.from({ length: 1_000 }, Math.random));
});

await import('../../gateway/supergraph/supergraph-thread.ts');
