import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../gateway/config.ts';
import { guardSettings } from '../../gateway/sources/guard/guard-settings.ts';
import { MAX_CONNECTIONS } from '../../gateway/sources/http-client.ts';

describe('the configuration for when parts fail', () => {
  it('has the defaults of the guard, and those of limits for overload', () => {
    const { resilience, server } = readConfig({});
    expect(guardSettings(2_000, resilience.guard)).toEqual(guardSettings(2_000));
    expect(resilience.connecting).toEqual({ maxConnections: MAX_CONNECTIONS, retryShare: 0.1 });
    expect(resilience.loadLimits).toEqual({ maxRequests: 1_000, maxLagMs: 100 });
    expect([resilience.compression, server.keepAliveMs]).toEqual([true, 65_000]);
  });

  it('sets each threshold', () => {
    const { resilience, server } = readConfig({
      ...{ SUBGRAPH_CONNECTIONS: '3', SUBGRAPH_CONCURRENCY: '7', SUBGRAPH_MIN_CONCURRENCY: '9', SUBGRAPH_SLOW_MS: '11' },
      ...{ SUBGRAPH_QUEUE: '13', SUBGRAPH_QUEUE_MS: '15', RETRY_PERCENT: '0', MAX_REQUESTS: '17', MAX_LAG_MS: '19' },
      ...{ BREAKER_PERCENT: '21', BREAKER_MIN_FETCHES: '23', BREAKER_WINDOW_MS: '2500', BREAKER_OPEN_MS: '27' },
      ...{ BREAKER_REFUSED_MS: '29', COMPRESSION: 'off', KEEP_ALIVE_MS: '3100' },
    });
    expect(guardSettings(2_000, resilience.guard)).toEqual({
      breaker: { failurePercent: 21, minFetches: 23, windowMs: 2_500, openMs: 27, refusedMs: 29 },
      // The least is never above the most.
      concurrency: { min: 7, max: 7, slowMs: 11 },
      queue: { maxWaiting: 13, maxWaitMs: 15 },
    });
    expect(resilience.connecting).toEqual({ maxConnections: 3, retryShare: 0 });
    expect(resilience.loadLimits).toEqual({ maxRequests: 17, maxLagMs: 19 });
    expect([resilience.compression, server.keepAliveMs]).toEqual([false, 3_100]);
  });
});
