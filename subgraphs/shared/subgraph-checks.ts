import { NotReady, type ReadinessCheck } from '../../schema/contract/readiness.ts';
import type { RunningSubgraph } from './serve.ts';

/**
 * What a subgraph needs to answer, by name. Tables that are newer than the program are fine: processes of the version before go on
 * while the tables are migrated.
 */
export const subgraphChecks = ({ readVersion }: Pick<RunningSubgraph, 'readVersion'>): ReadonlyMap<string, ReadinessCheck> =>
  new Map([
    [
      'tables',
      async () => {
        const { pending } = await readVersion();
        if (pending.length > 0) throw new NotReady(`lack ${pending.join(', ')}`);
      },
    ],
  ]);
