import type { Locale } from '../../schema/contract/locales.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import type { ReportFailure } from './report-failures.ts';

/** A clock: milliseconds since 1970. */
export type Clock = () => number;

/**
 * The context of every resolver of a subgraph. `viewer` is the viewer that the assertion names, anonymous without one. `loaders`
 * and `commands` live for one request.
 */
export type SubgraphContext<Loaders = unknown, Commands = unknown> = {
  readonly viewer: Viewer;
  /** The client's address, for counting tries; null when the gateway does not send it. */
  readonly clientAddress: string | null;
  /** Reads data. */
  readonly loaders: Loaders;
  /** Changes data. */
  readonly commands: Commands;
  readonly clock: Clock;
  /** The language of labels and texts (LA-1). */
  readonly locale: Locale;
  /** The id of the client's request to the gateway; null when the gateway does not send it. */
  readonly requestId: string | null;
  readonly reportFailure: ReportFailure;
  /** Whether the request has an assertion, which only the gateway can make. */
  readonly isAsserted: boolean;
};

/** Days begin at whole quarters of an hour, whatever the offset from UTC. */
const QUARTER_MS = 15 * 60 * 1000;

let known = { quarter: Number.NaN, day: '' };

/** @returns the day of the clock in Massachusetts, YYYY-MM-DD */
export function today(clock: Clock): string {
  const now = clock();
  const quarter = Math.floor(now / QUARTER_MS);
  if (quarter !== known.quarter) known = { quarter, day: DAY.format(now) };
  return known.day;
}

const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' });
