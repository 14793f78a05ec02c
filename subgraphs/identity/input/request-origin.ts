import type { SubgraphContext } from '../../shared/context.ts';

/** From where a request comes, and in which language it is to be answered. */
export type RequestOrigin = Pick<SubgraphContext, 'clientAddress' | 'locale'>;
