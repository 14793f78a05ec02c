import type { Plan } from '../planning/plan.ts';
import type { ReadingOptions, SupergraphData } from './supergraph-data.ts';

/** The supergraph that a job is about. Every job names it, so a new thread can take over at any time. */
export type SupergraphSource = ReadingOptions & { readonly sdl: string };

/** What a thread can do. */
export type Job =
  | { readonly kind: 'read' }
  | {
      readonly kind: 'plan';
      readonly operation: string;
      readonly overrides: ReadonlyMap<string, boolean>;
      /** CPU time for planning, in milliseconds. A thread that takes longer is ended. */
      readonly limitMs: number;
    };

/** What each kind of job gives. */
export type Results = { readonly read: SupergraphData; readonly plan: Plan | null };

/** A message to a thread, which does one job at a time. */
export type JobMessage = { readonly source: SupergraphSource; readonly job: Job };

/** A message from a thread. */
export type ThreadMessage =
  /** It has read the supergraph, and now begins to plan. Until then it has used so much CPU time. */
  | { readonly kind: 'planning'; readonly cpuMs: number }
  | { readonly kind: 'done'; readonly result: Results[keyof Results] }
  | { readonly kind: 'failed'; readonly error: unknown };
