import { getOwn } from '../../schema/contract/own-property.ts';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { QueryPlanner } from '@apollo/query-planner';
import { buildASTSchema, type GraphQLSchema, Kind, type OperationDefinitionNode, parse, print, visit } from 'graphql';
import { forbidTelemetry } from '../telemetry/forbid-apollo-telemetry.ts';
import type { OverrideChoice } from '../planning/override-labels.ts';
import type { SendFetch } from '../planning/plan.ts';
import type { JsonObject } from '../json/json.ts';
import { fieldNode } from '../planning/planned-nodes.ts';
import { givenVariable } from '../documents/reserved-names.ts';
import type { ExecuteOperation } from './execute-plan.ts';
import type { Failure } from './failure.ts';
import { numberPlaces, settleNumbers } from '../sources/number-places.ts';
import { codeOfSubgraphError, fieldOfSubgraphError, retryOfSubgraphError } from './subgraph-errors.ts';

type RequestContext = Parameters<ApolloGateway['executor']>[0];

/** What a request carries through ApolloGateway. */
type Carried = { readonly send: SendFetch };

/**
 * Executes with ApolloGateway: the reference for our own executor, and the fallback if ours fails in operation. It sees only the
 * pruned operation. Authorization and shaping are the same for both.
 *
 * @param supergraphSdl the supergraph without the features that ApolloGateway refuses (pitfall 12)
 */
export function createApolloExecutor(supergraphSdl: string): ExecuteOperation {
  forbidTelemetry();
  const types = buildASTSchema(parse(supergraphSdl, { noLocation: true }), { assumeValid: true, assumeValidSDL: true });
  const loaded = new Map<string, ReturnType<typeof loadGateway>>();
  const gatewayFor = (overrides: OverrideChoice) => {
    const gateway = loaded.get(overrides.key) ?? loadGateway(supergraphSdl, overrides, types);
    loaded.set(overrides.key, gateway);
    return gateway;
  };
  return async ({ pruned, overrides }, { send, variables }) => {
    if (pruned === null) return { data: {}, failures: [], unknown: null };
    const { executor } = await gatewayFor(overrides);
    const {
      data,
      errors = [],
      extensions: { valueCompletion } = {},
    } = await executor(requestContext(askOf(pruned), variables, { send }));
    const failures = errors.map(({ path = [], extensions = {} }): Failure => {
      const { code, field, retryAfterSeconds } = extensions;
      const details = { ...fieldOfSubgraphError(field), ...retryOfSubgraphError(retryAfterSeconds) };
      return { code: codeOfSubgraphError(code) ?? 'SUBGRAPH_UNAVAILABLE', path, ...details };
    });
    return { data: (data ?? {}) as JsonObject, failures: [...failures, ...invalidValues(valueCompletion)], unknown: null };
  };
}

/** ApolloGateway never passes the active labels of `@override` to its planner, which needs them. So they are passed here. */
async function loadGateway(supergraphSdl: string, { labels }: OverrideChoice, types: GraphQLSchema) {
  const gateway = new ApolloGateway({ supergraphSdl, buildService: ({ name }) => dataSource(name, types), logger: SILENT });
  const { executor } = await gateway.load();
  const { queryPlanner } = gateway as unknown as { queryPlanner: QueryPlanner };
  const plan = queryPlanner.buildQueryPlan.bind(queryPlanner);
  queryPlanner.buildQueryPlan = (operation, options) => plan(operation, { ...options, overrideConditions: new Map(labels) });
  return { executor };
}
/** The places where ApolloGateway replaced an invalid value with null. It does not report them in `errors` (pitfall 21). */
const invalidValues = (told: unknown): Failure[] =>
  Array.isArray(told) ? told.map(({ path = [] }: Partial<Failure>): Failure => ({ code: 'NULL_IN_NON_NULL', path })) : [];

/** An operation as it is passed to ApolloGateway. */
type Ask = { readonly operation: OperationDefinitionNode; readonly query: string; readonly variables: readonly string[] };

const known = new WeakMap<OperationDefinitionNode, Ask>();

function askOf(pruned: OperationDefinitionNode): Ask {
  const before = known.get(pruned);
  if (before) return before;
  const operation = withTypeNames(pruned);
  const variables = (pruned.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  const ask = { operation, query: print(operation), variables };
  known.set(pruned, ask);
  return ask;
}

/** ApolloGateway answers only what is selected, so `__typename` is added where an object's fields depend on its type. */
const withTypeNames = (operation: OperationDefinitionNode): OperationDefinitionNode =>
  visit(operation, {
    SelectionSet: {
      leave: (set) => {
        const dependsOnType = set.selections.some((node) => node.kind === Kind.INLINE_FRAGMENT && node.typeCondition);
        return dependsOnType ? { ...set, selections: [fieldNode('__typename'), ...set.selections] } : undefined;
      },
    },
  });

/** The parts of a request that ApolloGateway reads. The hash of the pruned operation is the key of its plan (pitfall 13). */
function requestContext({ operation, query, variables: names }: Ask, given: JsonObject, carried: Carried): RequestContext {
  const variables = Object.fromEntries(names.map((name) => [name, getOwn(given, givenVariable(name))]));
  return {
    request: { query, variables, ...(operation.name && { operationName: operation.name.value }) },
    document: { kind: Kind.DOCUMENT, definitions: [operation] },
    queryHash: query,
    context: carried,
    metrics: {},
    logger: SILENT,
  } as unknown as RequestContext;
}

function dataSource(subgraph: string, types: GraphQLSchema): GraphQLDataSource {
  return {
    async process({ request: { query = '', operationName, variables = {} }, context }) {
      const { send } = context as Carried;
      const numbers = numberPlaces(query, types);
      const answer = await send({ subgraph, queryJson: JSON.stringify(query), operationName, numbers }, variables as JsonObject);
      // ApolloGateway accepts only doubles as numbers.
      return { ...answer, data: settleNumbers(answer['data'] ?? null, numbers) as JsonObject | null };
    },
  };
}

const nothing = (): void => undefined;
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };
