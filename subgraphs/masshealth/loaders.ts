import { loadMany, loadOne } from '../shared/loader.ts';
import type { Store } from './store.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** The look-ups of one request. */
export function createLoaders(store: Store) {
  return {
    eligibility: loadMany(store.eligibility, ({ personId }) => personId),
    enrollments: loadMany(store.enrollments, ({ personId }) => personId),
    member: loadOne(store.members, ({ massHealthId }) => massHealthId),
    feed: store.feed,
  };
}
