import type { Viewer } from '../../schema/contract/viewer.ts';

/** What Apollo Server carries through a request for us. */
export type RequestContext = { readonly viewer: Viewer };
