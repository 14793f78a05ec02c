import { useSyncExternalStore } from 'react';
import type { DemoSignIn } from '../demo-sign-ins.ts';
import type { RunExplanation } from '../../explain/explain-run.ts';
import type { ClientOperations } from '../list-operations.ts';
import type { StaffSignIn } from '../staff-sign-in.ts';
import type { ViewerSummary } from '../summarize-viewer.ts';

/** The configuration of this gateway. */
export type Config = {
  readonly development: boolean;
  /** Whether there are demo sign-ins. */
  readonly demo: boolean;
  /** Null: there is no staff sign-in. */
  readonly staff: StaffSignIn | null;
};

/** The current sign-in of the page. Its token is kept only in memory, so a reload signs out. */
export type Session = {
  /** The name of a demo sign-in, `staff`, or `anonymous`. */
  readonly name: string;
  readonly token: string | null;
  /** The refresh token of the staff's issuer. Null: none. */
  readonly refreshToken: string | null;
};

/** The operation in the editor. */
export type Operation = {
  readonly query: string;
  /** As typed; may not be valid JSON yet. */
  readonly variables: string;
  readonly operationName: string | null;
};

/** The last operation that ran, and the gateway's answer. */
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
  /** Whether the session has expired or the gateway has rejected it. */
  readonly ended: boolean;
  /** The gateway's summary of the viewer. Null while it is unknown or not available. */
  readonly viewer: ViewerSummary | null;
  /** The registered operations that the viewer can run by id or view. */
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
