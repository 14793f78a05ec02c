import { type DocumentNode, parse, specifiedRules, validate } from 'graphql';
import { z } from 'zod';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { ROLES } from '../access/matrix.ts';
import { hasTooManySelections } from '../operations/count-selections.ts';
import type { OperationLimits } from '../request/limits.ts';
import { refusal } from '../request/refusal.ts';
import { reservedAliasRule } from '../request/reserved-alias-rule.ts';
import type { LoadedSupergraph } from '../supergraph/load-supergraph.ts';

const body = z.strictObject({
  query: z.string().min(1),
  operationName: z.string().min(1).nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  /** A role of the matrix to ask about, instead of whoever asks. */
  as: z.string().min(1).optional(),
});

/** What is to be explained: an operation, and for whom. */
export type ReadQuestion = {
  readonly supergraph: LoadedSupergraph;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly viewer: Viewer;
  readonly limits: OperationLimits;
};

/**
 * @param asked the body of the request
 * @param asker whoever asks, and is meant when the body names no role
 * @throws BAD_REQUEST, GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, OPERATION_TOO_COMPLEX
 */
export function readQuestion(asked: unknown, asker: Viewer, supergraph: LoadedSupergraph, limits: OperationLimits): ReadQuestion {
  const parsed = body.safeParse(asked);
  if (!parsed.success) throw refusal('BAD_REQUEST', 'The body is not a question of the playground');
  const { query, operationName, variables, as } = parsed.data;
  return {
    supergraph,
    document: readDocument(query, supergraph, limits),
    operationName: operationName ?? undefined,
    variables: variables ?? undefined,
    viewer: as === undefined ? asker : viewerOf(as),
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
  const errors = validate(schema, document, [...specifiedRules, reservedAliasRule], { maxErrors: 1 });
  if (errors.length > 0) throw refusal('GRAPHQL_VALIDATION_FAILED');
  return document;
}

function parseOrRefuse(query: string, maxTokens: number): DocumentNode {
  try {
    return parse(query, { maxTokens });
  } catch {
    throw refusal('GRAPHQL_PARSE_FAILED');
  }
}
