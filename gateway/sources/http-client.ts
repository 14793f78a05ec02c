import type { ClientTls } from '../../schema/contract/tls.ts';

export type SourceLimits = {
  /** Milliseconds for a whole fetch. */
  readonly timeoutMs: number;
  /** The largest answer, in bytes. */
  readonly maxBytes: number;
};

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
  /** Lets requests in progress finish, and closes the connections. */
  readonly close: () => Promise<void>;
};

/** @param tls for an https:// URL; null: the public authorities are trusted, and no certificate is shown */
export type OpenHttpClient = (url: string, limits: SourceLimits, tls: ClientTls | null) => HttpClient;

/** A media type of an answer that is read. */
export const ACCEPTED_TYPE = /^application\/(json|graphql-response\+json)\b/i;
