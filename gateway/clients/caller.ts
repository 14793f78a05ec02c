import type { Viewer } from '../../schema/contract/viewer.ts';
import type { KnownClient } from './identify-client.ts';

/** The viewer of a request, and the client that sent it. */
export type Caller = { readonly viewer: Viewer; readonly client: KnownClient };
