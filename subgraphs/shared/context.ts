import type { Locale } from '../../schema/contract/locales.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import type { ReportFailure } from './report-failures.ts';

/** A clock: milliseconds since 1970. */
export type Clock = () => number;

/**
 * What every resolver of a subgraph gets. `viewer` is whom the assertion names, anonymous without one; `loaders` and
 * `commands` live for one request.
 */
export type SubgraphContext<Loaders = unknown, Commands = unknown> = {
  readonly viewer: Viewer;
  /** From where the client asks, for counting tries; null where the gateway does not tell it. */
  readonly clientAddress: string | null;
  /** What reads. */
  readonly loaders: Loaders;
  /** What changes data. */
  readonly commands: Commands;
  readonly clock: Clock;
  /** In which labels and texts are to be worded (LA-1). */
  readonly locale: Locale;
  /** Of the request to the gateway for which it asks; null where it does not say. */
  readonly requestId: string | null;
  readonly reportFailure: ReportFailure;
};

/** @returns the day of the clock in Massachusetts, YYYY-MM-DD */
export function today(clock: Clock): string {
  return DAY.format(clock());
}

const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' });
