/** What is recorded. A closed set. */
export type AuditEvent =
  /** Definitions that records refer to. */
  | 'facts'
  | 'viewer'
  /** How the trail itself goes on. */
  | 'started'
  | 'opened'
  | 'resumed'
  | 'stopped'
  /** A change of data is about to run. */
  | 'intent'
  /** A request with protected data, or a change, was answered or refused. */
  | 'access'
  /** The first request of a session. */
  | 'sign-in'
  /** Tokens that were refused, counted over some seconds. */
  | 'tokens refused'
  /** Operations or a supergraph came into force, or were refused. */
  | 'operations'
  | 'supergraph'
  /** An event of an account, as identity keeps it. */
  | 'account';
