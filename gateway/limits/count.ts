import type { RateLimit } from './rate-limits.ts';

/** `over` holds the seconds to wait; `unknown`: the counter did not answer. */
export type Count = 'within' | 'unknown' | { readonly over: number };

/** Counts one event of a counter. */
export type CountKey = (key: string) => Count | Promise<Count>;

export type Figures = Pick<RateLimit, 'points' | 'seconds'>;
