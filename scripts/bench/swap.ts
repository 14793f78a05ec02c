import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readClients } from '../../gateway/clients/read-clients.ts';
import { openStores } from '../../gateway/operations/storage/open-stores.ts';
import { SupergraphHolder } from '../../gateway/serving/supergraph-holder.ts';
import { ROOT } from '../tooling/rover-config.ts';

/**
 * `node scripts/bench/swap.ts`: swaps the supergraph, with the registered operations of the portal and the partners in force, and
 * prints how long the swaps took and how long they kept the event loop busy at most. A gap of the event loop counts only as far
 * as this thread used the CPU in it, so that a busy machine does not count.
 */
const SWAPS = 10;

const sdl = readFileSync(join(ROOT, 'schema/supergraph.graphql'), 'utf8');
const clients = readClients(join(ROOT, 'schema/clients.yaml'));
const holder = await SupergraphHolder.open(sdl, { open: false, executor: 'own', clients });
const { store } = await openStores(clients, ROOT, null);
const found = await store.newer(0);
if (!found) throw new Error('There are no registered operations');
await holder.activate(found.set);
store.close();

for (let swap = 1; swap <= SWAPS; swap++) {
  const longest = watchLoop();
  const start = performance.now();
  // Another text, so that nothing of the last swap can be reused.
  await holder.swap(`${sdl}\n# ${swap}`);
  const took = performance.now() - start;
  console.log(`swap ${swap}: ${took.toFixed(0)} ms, the event loop was busy for ${longest().toFixed(1)} ms at most`);
  await wait(100);
}
await holder.close();

/** @returns a function that ends the watch, and gives the longest turn of the event loop in milliseconds of CPU time */
function watchLoop(): () => number {
  let longest = 0;
  let used = process.threadCpuUsage();
  const look = () => {
    const { user, system } = process.threadCpuUsage(used);
    used = process.threadCpuUsage();
    longest = Math.max(longest, (user + system) / 1000);
    next = setImmediate(look);
  };
  let next = setImmediate(look);
  return () => {
    clearImmediate(next);
    return longest;
  };
}
