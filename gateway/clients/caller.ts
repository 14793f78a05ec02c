import type { Viewer } from '../../schema/contract/viewer.ts';
import type { KnownClient } from './identify-client.ts';

/** Who asks, and through which client. */
export type Caller = { readonly viewer: Viewer; readonly client: KnownClient };
