import type { Count } from '../../schema/contract/metrics/measures.ts';
import type { GatewayMeasures } from './gateway-metrics.ts';

/** How often a cache had what was asked of it, and how to read its size. */
export type CacheMeasures = {
  readonly hit: Count;
  readonly miss: Count;
  readonly entriesBy: (read: () => number) => void;
};

type CacheName = 'session' | 'standing' | 'plan' | 'document';

export const measureCache = (measures: GatewayMeasures, cache: CacheName): CacheMeasures => ({
  hit: measures.count('graph_cache_lookups_total', cache, 'hit'),
  miss: measures.count('graph_cache_lookups_total', cache, 'miss'),
  entriesBy: (read) => measures.read('graph_cache_entries', () => [[[cache], read()]]),
});

/** For a cache that nobody watches. */
export const unmeasured = (): CacheMeasures => ({ hit: { value: 0 }, miss: { value: 0 }, entriesBy: () => undefined });
