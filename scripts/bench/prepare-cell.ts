import type { Viewer } from '../../schema/contract/viewer.ts';
import type { Cell } from './cells.ts';
import { signForAll, viewerOfHead } from './heads.ts';
import type { HouseholdSize } from './household.ts';
import type { Situation } from './situation.ts';

/** A process that is told what is measured next. */
type Listener = { readonly tell: (message: unknown) => Promise<unknown> };

/**
 * @param routes the URL of each subgraph, by name
 * @returns a function that tells all processes what is measured next, with assertions of that moment
 */
export function createPreparer(
  listeners: readonly Listener[],
  routes: Readonly<Record<string, string>>,
  secret: string,
): (cell: Cell, mayRecord: boolean) => Promise<void> {
  const heads = new Map<HouseholdSize, Viewer>();
  const announce = (situation: Situation) => Promise.all(listeners.map((listener) => listener.tell(situation)));
  return async ({ size, answers }, mayRecord) => {
    let head = heads.get(size);
    if (!head) {
      await announce({ household: size, answers: 'live', mayRecord, assertions: {} });
      heads.set(size, (head = await viewerOfHead(size, String(routes['identity']), secret)));
    }
    await announce({ household: size, answers, mayRecord, assertions: signForAll(head, Object.keys(routes), secret) });
  };
}
