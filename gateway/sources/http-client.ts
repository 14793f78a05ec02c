import type { ClientTls } from '../../schema/contract/tls.ts';

export type SourceLimits = {
  /** Milliseconds for a whole fetch. */
  readonly timeoutMs: number;
  /** The largest answer, in bytes. */
  readonly maxBytes: number;
  /** The most connections, if other than `MAX_CONNECTIONS`. */
  readonly maxConnections?: number;
  /** The share of requests that may be sent once more, if other than that of `RetryBudget`. */
  readonly retryShare?: number;
};

export const MAX_CONNECTIONS = 64;

/**
 * Sends GraphQL requests to one URL by POST, and reads the text of each answer of status 200. Redirects are refused, so that an
 * assertion is only sent to its intended address.
 */
export type HttpClient = {
  /**
   * @param headers further headers: a name, its value, the next name, and so on
   * @param isQuery whether it may be sent once more, if its connection closes before the first byte of the answer, as
   *   kept-alive connections sometimes do
   * @throws FetchFailure
   */
  readonly post: (headers: readonly string[], body: string, isQuery: boolean) => Promise<string>;
  /**
   * The same, for whoever needs the bytes of the answer.
   *
   * @param read receives the decoded bytes. If there are more than `READ_BUFFER_BYTES`, they may be kept; else they are valid only
   *   during the call. What it throws, the promise is rejected with
   */
  readonly postAndRead: <Read>(
    headers: readonly string[],
    body: string,
    isQuery: boolean,
    read: (answer: Buffer) => Read,
  ) => Promise<Read>;
  /** Lets requests in progress finish, and closes the connections. */
  readonly close: () => Promise<void>;
};

/** @param tls for an https:// URL; null: the public authorities are trusted, and no certificate is shown */
export type OpenHttpClient = (url: string, limits: SourceLimits, tls: ClientTls | null) => HttpClient;

/** The memory that an answer is read into, piece by piece. What is longer gets memory of its own. */
export const READ_BUFFER_BYTES = 65_536;

/** A media type of an answer that is read. */
export const ACCEPTED_TYPE = /^application\/(json|graphql-response\+json)\b/i;
