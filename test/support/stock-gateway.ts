import { ApolloGateway } from '@apollo/gateway';
import { parse } from 'graphql';
import { composeFixture, executeFixture, type FixtureSubgraph } from './fixture-supergraphs.ts';

const nothing = (): void => undefined;
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

export type StockAnswer = {
  readonly data: unknown;
  readonly errors: readonly { readonly message: string; readonly path?: readonly (string | number)[] }[];
  /** What ApolloGateway reports about nulls in non-null fields, outside the errors (pitfall 21). */
  readonly valueCompletion: readonly { readonly path?: readonly (string | number)[] }[];
};

type SubgraphAnswer = { data?: { _entities?: ({ __typename?: string | undefined } | null)[] } };

/**
 * Interfaces that a subgraph of the fixtures has as object types. It returns that name as the type of its objects, and
 * ApolloGateway then loses the type that it knew before. So the name is left out.
 */
const INTERFACE_OBJECTS: ReadonlySet<string | undefined> = new Set(['Media']);

/** ApolloGateway without changes, over fixtures in this process. */
export async function stockGateway(
  subgraphs: readonly FixtureSubgraph[],
): Promise<(query: string, variables?: Record<string, unknown>) => Promise<StockAnswer>> {
  const executes = new Map(subgraphs.map((subgraph) => [subgraph.name, executeFixture(subgraph)]));
  const gateway = new ApolloGateway({
    supergraphSdl: composeFixture(...subgraphs),
    logger: SILENT,
    buildService: ({ name }) => ({
      process: async ({ request: { query = '', variables = {} } }) => {
        const answer = JSON.parse(JSON.stringify(await executes.get(name)?.({ query, variables }, null))) as SubgraphAnswer;
        for (const entity of answer.data?._entities ?? [])
          if (entity && INTERFACE_OBJECTS.has(entity.__typename)) delete entity.__typename;
        return answer;
      },
    }),
  });
  const { executor } = await gateway.load();
  return async (query, variables = {}) => {
    const request = {
      request: { query, variables },
      document: parse(query),
      queryHash: query,
      context: {},
      metrics: {},
      logger: SILENT,
    };
    const { data, errors = [], extensions = {} } = await executor(request as never);
    return {
      data: JSON.parse(JSON.stringify(data ?? null)) as unknown,
      errors: errors as StockAnswer['errors'],
      valueCompletion: (extensions['valueCompletion'] ?? []) as StockAnswer['valueCompletion'],
    };
  };
}
