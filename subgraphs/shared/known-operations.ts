import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, execute, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { SubgraphContext } from './context.ts';
import { formatErrors } from './errors.ts';
import { compileOperation } from './execution/compile-operation.ts';
import { runOperation } from './execution/run-operation.ts';
import type { CompiledOperation } from './execution/selection.ts';
import { logErrors } from './log-unresolved.ts';

/** The gateway sends few texts. The bound is on their characters, and what is compiled of them; a longer text is not kept. */
const MAX_CHARACTERS = 4_000_000;
const MAX_ENTRY_CHARACTERS = 150_000;
/** What a compiled field takes, in characters of text. */
const FIELD_CHARACTERS = 50;

/** A GraphQL request. */
export type Requested = {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
};

/** The operations that Apollo Server has parsed and validated before. */
export type KnownOperations<Context = SubgraphContext> = {
  readonly plugin: ApolloServerPlugin<SubgraphContext>;
  /** @returns what executes the operation of a request; null when it is not known */
  readonly find: (request: Requested) => ExecuteKnown<Context> | null;
};

/**
 * Executes a known operation as Apollo Server does, without its work on the request.
 *
 * @returns the answer; null when the variables are not valid. Then nothing has run, and Apollo Server answers
 */
type ExecuteKnown<Context> = (context: Context) => Promise<ExecutionResult | null>;

export function createKnownOperations(schema: GraphQLSchema): KnownOperations {
  const documents = new LRUCache<string, Known>({
    maxSize: MAX_CHARACTERS,
    maxEntrySize: MAX_ENTRY_CHARACTERS,
    sizeCalculation: (_document, key) => key.length,
  });
  return {
    plugin: {
      requestDidStart: async () => ({
        async didResolveOperation({ source, document, request: { operationName } }) {
          documents.set(keyOf({ query: source, operationName }), { document, operation: undefined });
        },
      }),
    },
    find(request) {
      const key = keyOf(request);
      const known = documents.get(key);
      if (!known) return null;
      const { document, operation = compileOperation(schema, document, request.operationName) } = known;
      if (known.operation === undefined) {
        const size = key.length + FIELD_CHARACTERS * (operation?.fields ?? 0);
        documents.set(key, { document, operation }, { size });
      }
      const execute =
        operation === null
          ? byGraphqlJs(schema, document, request)
          : (context: SubgraphContext) => runOperation(operation, schema, request.variables ?? {}, context);
      return async (context) => {
        const result = await execute(context);
        return result && finish(result, context);
      };
    },
  };
}

/** A document, and what it was compiled to when it was asked again; null when it is left to graphql-js. */
type Known = { readonly document: DocumentNode; readonly operation: CompiledOperation | null | undefined };

const byGraphqlJs =
  (schema: GraphQLSchema, document: DocumentNode, { variables, operationName }: Requested) =>
  (contextValue: SubgraphContext) =>
    execute({ schema, document, variableValues: variables, operationName, contextValue });

function finish(result: ExecutionResult, contextValue: SubgraphContext): ExecutionResult | null {
  if (result.errors === undefined) return result;
  // An operation that did not begin has no data, not even null.
  if (result.data === undefined) return null;
  logErrors(result.errors, contextValue);
  return { errors: formatErrors(result.errors) as never, data: result.data };
}

const keyOf = ({ query, operationName }: Requested): string =>
  operationName === undefined ? query : `${operationName}\n${query}`;

const FIELDS: ReadonlySet<string> = new Set(['query', 'variables', 'operationName'] satisfies (keyof Requested)[]);

/** @returns the request that a body holds; null when it holds anything else, or more */
export function readRequested(body: unknown): Requested | null {
  if (!isRecord(body) || !Object.keys(body).every((name) => FIELDS.has(name))) return null;
  const { query, variables, operationName } = body;
  if (typeof query !== 'string' || !isRecord(variables ?? {}) || typeof (operationName ?? '') !== 'string') return null;
  return {
    query,
    variables: (variables ?? undefined) as Requested['variables'],
    operationName: (operationName ?? undefined) as string,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
