import { type DocumentNode, getOperationAST, type GraphQLError, type OperationDefinitionNode, parse, validate } from 'graphql';
import { z } from 'zod';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { ROLES } from '../explain/matrix.ts';
import { hasTooManySelections } from '../documents/count-selections.ts';
import { withoutValues } from '../errors/without-values.ts';
import { LIMITS, type OperationLimits } from '../limits/limits.ts';
import { refusal } from '../errors/refusal.ts';
import { DOCUMENT_RULES } from '../documents/document-rules.ts';
import { resolveOperation } from '../documents/resolve-operation.ts';
import type { LoadedSupergraph } from '../supergraph/assemble-supergraph.ts';
import { type FilledVariables, fillVariables } from './fill-variables.ts';

const body = z.strictObject({
  query: z.string().min(1),
  operationName: z.string().min(1).nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  /** A role of the matrix to explain for, instead of the caller. */
  as: z.string().min(1).optional(),
});

/** The operation to explain, and the viewer to explain it for. */
export type ReadQuestion = FilledVariables & {
  readonly supergraph: LoadedSupergraph;
  readonly document: DocumentNode;
  /** The selected operation of the document. */
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | undefined;
  readonly viewer: Viewer;
  readonly limits: OperationLimits;
};

/**
 * @param asked the body of the request
 * @param caller the caller, for whom the operation is explained when the body names no role
 * @throws BAD_REQUEST, GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, OPERATION_TOO_COMPLEX, OPERATION_RESOLUTION_FAILURE
 */
export function readQuestion(
  asked: unknown,
  caller: Viewer,
  supergraph: LoadedSupergraph,
  limits: OperationLimits,
): ReadQuestion {
  const parsed = body.safeParse(asked);
  if (!parsed.success) throw refusal('BAD_REQUEST', 'The body is not a valid request of the playground');
  const { query, operationName, variables, as } = parsed.data;
  const document = readDocument(query, supergraph, limits);
  const operation = resolveOperation(getOperationAST(document, operationName) ?? undefined, supergraph.schema);
  return {
    ...fillVariables(document, operation, variables ?? {}, supergraph.schema, Math.min(limits.pageSize, LIMITS.pageSize)),
    supergraph,
    document,
    operation,
    operationName: operationName ?? undefined,
    viewer: as === undefined ? caller : viewerOf(as),
    limits,
  };
}

function viewerOf(role: string): Viewer {
  const found = ROLES.find(({ name }) => name === role);
  if (!found) throw refusal('BAD_REQUEST', 'There is no such role');
  return found.viewer;
}

function readDocument(query: string, { schema }: LoadedSupergraph, { tokens }: OperationLimits): DocumentNode {
  const document = parseOrRefuse(query, tokens);
  if (hasTooManySelections(document)) throw refusal('OPERATION_TOO_COMPLEX');
  const [error] = validate(schema, document, DOCUMENT_RULES, { maxErrors: 1 });
  if (error) throw refusal('GRAPHQL_VALIDATION_FAILED', atPlace(withoutValues(error.message), error));
  return document;
}

function parseOrRefuse(query: string, maxTokens: number): DocumentNode {
  try {
    return parse(query, { maxTokens });
  } catch (error) {
    throw refusal('GRAPHQL_PARSE_FAILED', atPlace('The document is not valid GraphQL', error as GraphQLError));
  }
}

/** @returns what is wrong and where, for the author of the operation. Undefined: the table's message is enough */
function atPlace(says: string | undefined, { locations }: GraphQLError): string | undefined {
  const [place] = locations ?? [];
  return says && place ? `${says.replace(/\.$/, '')} (line ${place.line}, column ${place.column})` : says;
}
