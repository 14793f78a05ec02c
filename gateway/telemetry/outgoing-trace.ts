import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * The `traceparent` of the fetch that is being sent, for whoever writes its headers. It is set for fetches of traced requests
 * alone, and reaches the client of a subgraph through whatever holds the fetch up on its way.
 */
export const outgoingTrace = new AsyncLocalStorage<string>();
