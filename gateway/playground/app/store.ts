import { useSyncExternalStore } from 'react';
import type { DemoSignIn } from '../demo-sign-ins.ts';
import type { RunExplanation } from '../../explain/explain-run.ts';
import type { ClientOperations } from '../list-operations.ts';
import type { StaffSignIn } from '../staff-sign-in.ts';
import type { ViewerSummary } from '../summarize-viewer.ts';

/** What this gateway offers. */
export type Config = {
  readonly development: boolean;
  /** Whether there are demo sign-ins. */
  readonly demo: boolean;
  /** Null: the staff does not sign in from here. */
  readonly staff: StaffSignIn | null;
};

/** Who the page asks as. What proves it is in memory alone: a reload signs out. */
export type Session = {
  /** The name of a demo sign-in, `staff`, or `anonymous`. */
  readonly name: string;
  readonly token: string | null;
  /** What the staff's issuer gives for another token; null: nothing. */
  readonly refreshToken: string | null;
};

/** The operation in the editor. */
export type Operation = {
  readonly query: string;
  /** As typed: JSON, or not yet. */
  readonly variables: string;
  readonly operationName: string | null;
};

/** The last operation that ran, and what the gateway told of it. */
export type Run = {
  readonly operation: Operation;
  /** The name of the session that ran it. */
  readonly viewer: string;
  readonly answer: unknown;
  readonly explanation: RunExplanation | null;
};

export type Page = 'explore' | 'compare' | 'matrix';
export type Theme = 'light' | 'dark';

export type State = {
  readonly config: Config | null;
  readonly signIns: readonly DemoSignIn[];
  readonly session: Session;
  /** Whether the session is over, by its time or by what the gateway said. */
  readonly ended: boolean;
  /** What the gateway makes of the session; null while that is not known, or not told. */
  readonly viewer: ViewerSummary | null;
  /** What the viewer can run by its id, or look at. */
  readonly registered: readonly ClientOperations[];
  readonly operation: Operation;
  /** An operation that the editor is to open; null: none. */
  readonly toOpen: string | null;
  readonly run: Run | null;
  readonly page: Page;
  readonly theme: Theme;
  /** What went wrong last, in a line. */
  readonly problem: string | null;
};

export const ANONYMOUS: Session = { name: 'anonymous', token: null, refreshToken: null };

let state: State = {
  config: null,
  signIns: [],
  session: ANONYMOUS,
  ended: false,
  viewer: null,
  registered: [],
  operation: { query: '', variables: '', operationName: null },
  toOpen: null,
  run: null,
  page: 'explore',
  theme: 'light',
  problem: null,
};
const listeners = new Set<() => void>();

export const currentState = (): State => state;

export function changeState(change: Partial<State>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @param select picks one value of the state; makes no new object */
export const useChosen = <Value>(select: (state: State) => Value): Value => useSyncExternalStore(subscribe, () => select(state));
