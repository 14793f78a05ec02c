import type { Locale } from '../../schema/contract/locales.ts';
import type { Asker } from './identify-viewer.ts';

/** What is known of a request when its operation is about to run. */
export type RequestContext = Asker & {
  /** By which the log line and the audit record of a request find each other. */
  readonly requestId: string;
  /** The network address of the client. */
  readonly address: string;
  readonly method: 'GET' | 'POST';
  /** In which the answer is worded (LA-1). */
  readonly locale: Locale;
  /** The SHA-256 of the document's text, in hexadecimal. */
  readonly operationHash: string;
  /** Whether the schema may be asked for. */
  readonly introspection: boolean;
  /** Whether to tell how the answer came about, to somebody who may know that. */
  readonly explain: boolean;
};
