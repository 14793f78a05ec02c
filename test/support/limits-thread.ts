import { parentPort, resourceLimits } from 'node:worker_threads';

/** A thread that answers every job with the limits of its memory. */
parentPort?.on('message', () => parentPort?.postMessage({ kind: 'done', result: resourceLimits }));
