import type { Locale } from '../../schema/contract/locales.ts';
import type { Asker } from './identify-viewer.ts';

/** What Apollo Server carries through a request for us. */
export type RequestContext = Asker & {
  /** In which the answer is worded (LA-1). */
  readonly locale: Locale;
  /** By which the log line and the audit record of a request find each other. */
  readonly requestId: string;
  /** The network address of the client. */
  readonly address: string;
};
