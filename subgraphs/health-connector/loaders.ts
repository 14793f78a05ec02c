import { loadMany, loadOne } from '../shared/loader.ts';
import type { Store } from './store.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** The look-ups of one request. */
export function createLoaders(store: Store) {
  return {
    /** By person. */
    eligibility: loadMany(store.eligibilities, ({ personId }) => personId),
    /** The current one, by person. */
    planType: loadOne(store.currentPlanTypes, ({ personId }) => personId),
    feed: store.feed,
  };
}
