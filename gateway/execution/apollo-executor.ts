import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { Kind, type OperationDefinitionNode, print } from 'graphql';
import { forbidTelemetry } from '../config.ts';
import type { ExecuteOperation, Failure } from './execute-plan.ts';
import type { SendFetch } from './plan.ts';
import type { JsonObject } from './merge.ts';
import { codeOfSubgraphError, fieldOfSubgraphError } from './subgraph-errors.ts';

type RequestContext = Parameters<ApolloGateway['executor']>[0];

/** What a request of ours carries through ApolloGateway. */
type Carried = { readonly send: SendFetch };

/**
 * Executes by ApolloGateway itself: the reference that our own executor is compared with, and the way back to it should it
 * ever fail in operation. It sees the pruned operation only; authorization and shape are the same for both.
 *
 * @param supergraphSdl the supergraph without the features that ApolloGateway refuses (pitfall 12)
 */
export function createApolloExecutor(supergraphSdl: string): ExecuteOperation {
  forbidTelemetry();
  const gateway = new ApolloGateway({ supergraphSdl, buildService: ({ name }) => dataSource(name), logger: SILENT });
  const loaded = gateway.load();
  return async ({ pruned }, { send, variables }) => {
    if (pruned === null) return { data: {}, failures: [] };
    const { executor } = await loaded;
    const { data, errors = [] } = await executor(requestContext(pruned, variables, { send }));
    const failures = errors.map(({ path = [], extensions }): Failure => {
      const { code, field } = extensions;
      return { code: codeOfSubgraphError(code) ?? 'SUBGRAPH_UNAVAILABLE', path, ...fieldOfSubgraphError(field) };
    });
    return { data: (data ?? {}) as JsonObject, failures };
  };
}

/** ApolloGateway reads nothing else of a request. The hash of the pruned operation is its plan's key (pitfall 13). */
function requestContext(pruned: OperationDefinitionNode, variables: JsonObject, carried: Carried): RequestContext {
  const query = print(pruned);
  return {
    request: { query, variables, ...(pruned.name && { operationName: pruned.name.value }) },
    document: { kind: Kind.DOCUMENT, definitions: [pruned] },
    queryHash: query,
    context: carried,
    metrics: {},
    logger: SILENT,
  } as unknown as RequestContext;
}

function dataSource(subgraph: string): GraphQLDataSource {
  return {
    async process({ request: { query = '', operationName, variables = {} }, context }) {
      const { send } = context as Carried;
      return send({ subgraph, queryJson: JSON.stringify(query), operationName }, variables as JsonObject);
    },
  };
}

const nothing = (): void => undefined;
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };
