import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../telemetry/log.ts';
import type { SupergraphHolder } from './supergraph-holder.ts';
import type { OperationStores } from '../operations/storage/open-stores.ts';
import type { OperationStore } from '../operations/storage/operation-store.ts';

/** How often a gateway checks for a change. It sees one within a second (file changes count at the second check). */
const INTERVAL_MS = 300;

/**
 * Puts the active set of a store in force, and then each newer one. When the store cannot be read, or a set is not valid for
 * the supergraph in force, the last good set stays.
 *
 * @returns a function that stops it
 * @throws when there is no valid set to start with
 */
export async function serveOperations(
  { store, fallback }: OperationStores,
  holder: SupergraphHolder,
  log: Log,
): Promise<() => Promise<void>> {
  const following = createFollower(store, holder);
  try {
    if (!(await lookFirst(following, fallback !== null, log)) && fallback) await createFollower(fallback, holder).look();
  } catch (error) {
    store.close();
    throw error;
  }
  const ending = new AbortController();
  const ended = follow(following, log, ending.signal);
  return async () => {
    ending.abort();
    await ended;
    store.close();
  };
}

type Follower = { readonly look: () => Promise<boolean> };

/** @param mayFail whether there is another set to start with */
async function lookFirst({ look }: Follower, mayFail: boolean, log: Log): Promise<boolean> {
  try {
    return await look();
  } catch (error) {
    if (!mayFail) throw error;
    log.error(describe(error));
    return false;
  }
}

class Refused extends Error {}

function createFollower(store: OperationStore, holder: SupergraphHolder): Follower {
  let sequence = 0;
  return {
    /** @returns whether a new set was found and is now in force */
    async look() {
      const found = await store.newer(sequence);
      if (!found) return false;
      ({ sequence } = found);
      await holder.activate(found.set).catch((error: Error) => {
        throw new Refused(error.message);
      });
      return true;
    },
  };
}

async function follow({ look }: Follower, log: Log, signal: AbortSignal): Promise<void> {
  let said = '';
  while (!signal.aborted) {
    try {
      await wait(INTERVAL_MS, undefined, { signal });
      await look();
      said = '';
    } catch (error) {
      if (signal.aborted) return;
      const line = describe(error);
      // An outage of the store is seen at every check and logged only once.
      if (line.reason !== said) log.error(line);
      said = line.reason;
    }
  }
}

const describe = (error: unknown) => {
  const reason = error instanceof Error ? error.message : 'unknown';
  return { event: error instanceof Refused ? 'operations refused' : 'operations unreadable', reason } as const;
};
