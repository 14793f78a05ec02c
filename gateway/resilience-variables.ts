import type { z } from 'zod';
import { boolean, integer } from '../schema/contract/configuration.ts';
import type { LoadLimits } from './http/load-shedder.ts';
import type { SourceOptions } from './sources/source-directory.ts';

/** The variables of what a gateway does when parts fail, or there is too much to do. */
export const RESILIENCE_SHAPE = {
  SUBGRAPH_CONNECTIONS: integer(1, 10_000).default(64).meta({ description: 'The most connections to one subgraph.' }),
  SUBGRAPH_CONCURRENCY: integer(1, 100_000).default(256).meta({
    description: 'The most fetches that one subgraph is given at a time. While its answers are slow, it is given fewer.',
  }),
  SUBGRAPH_MIN_CONCURRENCY: integer(1, 100_000).default(8).meta({
    description: 'So many fetches at a time a subgraph is given however slow it is.',
  }),
  SUBGRAPH_SLOW_MS: integer(1, 60_000).optional().meta({
    description: 'Milliseconds after which an answer of a subgraph is slow.',
    default: 'half of FETCH_TIMEOUT_MS',
  }),
  SUBGRAPH_QUEUE: integer(0, 100_000).default(256).meta({
    description: 'The most fetches that wait for one subgraph to be given them. Others count as an outage of the subgraph.',
  }),
  SUBGRAPH_QUEUE_MS: integer(1, 60_000).optional().meta({
    description: 'Milliseconds that such a fetch waits at most.',
    default: 'a quarter of FETCH_TIMEOUT_MS',
  }),
  RETRY_PERCENT: integer(0, 100).default(10).meta({
    description: 'The share of fetches that may be sent once more, because the connection closed before a byte of the answer.',
  }),
  MAX_REQUESTS: integer(1, 1_000_000).default(1_000).meta({
    description: 'The most requests under way. Others are refused with OVERLOADED.',
  }),
  MAX_LAG_MS: integer(1, 600_000).default(100).meta({
    description: 'The most milliseconds that the event loop may lag, at three looks in a row. Above, requests are refused too.',
  }),
  COMPRESSION: boolean().default(true).meta({
    description: 'Whether answers to queries over 1 kB are compressed (br, gzip) for clients that accept it.',
  }),
  BREAKER_PERCENT: integer(1, 100).default(50).meta({
    description:
      'The share of failed fetches at which no more are sent to a subgraph: late answers, 5xx, refused and broken connections.',
  }),
  BREAKER_MIN_FETCHES: integer(1, 1_000_000)
    .default(20)
    .meta({ description: 'On fewer fetches than these nothing is concluded.' }),
  BREAKER_WINDOW_MS: integer(1_000, 600_000).default(10_000).meta({
    description: 'The milliseconds in which fetches are counted. The newest two tenths are looked at alone too.',
  }),
  BREAKER_OPEN_MS: integer(1, 600_000).default(5_000).meta({
    description: 'Milliseconds until a fetch is tried on a subgraph that was late or answered with 5xx.',
  }),
  BREAKER_REFUSED_MS: integer(1, 600_000).default(1_000).meta({
    description: 'Milliseconds until a fetch is tried on a subgraph that refused or closed connections.',
  }),
};

type Values = {
  readonly [Name in keyof typeof RESILIENCE_SHAPE]: z.output<(typeof RESILIENCE_SHAPE)[Name]>;
};

export type ResilienceOptions = Pick<SourceOptions, 'guard' | 'connecting'> & {
  readonly loadLimits: LoadLimits;
  readonly compression: boolean;
};

export const resilienceOf = (values: Values): ResilienceOptions => ({
  guard: {
    breaker: {
      failurePercent: values.BREAKER_PERCENT,
      minFetches: values.BREAKER_MIN_FETCHES,
      windowMs: values.BREAKER_WINDOW_MS,
      openMs: values.BREAKER_OPEN_MS,
      refusedMs: values.BREAKER_REFUSED_MS,
    },
    concurrency: {
      min: Math.min(values.SUBGRAPH_MIN_CONCURRENCY, values.SUBGRAPH_CONCURRENCY),
      max: values.SUBGRAPH_CONCURRENCY,
      ...(values.SUBGRAPH_SLOW_MS !== undefined && { slowMs: values.SUBGRAPH_SLOW_MS }),
    },
    queue: {
      maxWaiting: values.SUBGRAPH_QUEUE,
      ...(values.SUBGRAPH_QUEUE_MS !== undefined && { maxWaitMs: values.SUBGRAPH_QUEUE_MS }),
    },
  },
  connecting: { maxConnections: values.SUBGRAPH_CONNECTIONS, retryShare: values.RETRY_PERCENT / 100 },
  compression: values.COMPRESSION,
  loadLimits: { maxRequests: values.MAX_REQUESTS, maxLagMs: values.MAX_LAG_MS },
});
