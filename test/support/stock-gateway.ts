import { ApolloGateway } from '@apollo/gateway';
import { parse } from 'graphql';
import { composeFixture, executeFixture, type FixtureSubgraph } from './fixture-supergraphs.ts';

const nothing = (): void => undefined;
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

export type StockAnswer = {
  readonly data: unknown;
  readonly errors: readonly { readonly message: string; readonly path?: readonly (string | number)[] }[];
  /** What ApolloGateway says of nulls where none may be, outside the errors (pitfall 21). */
  readonly valueCompletion: readonly { readonly path?: readonly (string | number)[] }[];
};

/** ApolloGateway as it comes, over fixtures in this process. */
export async function stockGateway(
  subgraphs: readonly FixtureSubgraph[],
): Promise<(query: string, variables?: Record<string, unknown>) => Promise<StockAnswer>> {
  const executes = new Map(subgraphs.map((subgraph) => [subgraph.name, executeFixture(subgraph)]));
  const gateway = new ApolloGateway({
    supergraphSdl: composeFixture(...subgraphs),
    logger: SILENT,
    buildService: ({ name }) => ({
      process: async ({ request: { query = '', variables = {} } }) =>
        JSON.parse(JSON.stringify(await executes.get(name)?.({ query, variables }, null))) as object,
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
