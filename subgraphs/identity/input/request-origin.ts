import type { SubgraphContext } from '../../shared/context.ts';

/** The client address of a request, and the language of its answer. */
export type RequestOrigin = Pick<SubgraphContext, 'clientAddress' | 'locale'>;
