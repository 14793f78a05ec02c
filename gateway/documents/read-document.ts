import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { hasTooManySelections } from './count-selections.ts';
import { InvalidDocument } from '../errors/invalid-document.ts';
import { refusal } from '../errors/refusal.ts';
import { DOCUMENT_RULES } from './document-rules.ts';

/** The number of problems reported for one document. Finding all of them takes minutes for some small documents (pitfall 26). */
const MAX_PROBLEMS = 10;

/**
 * Parses and validates a document that a client sent.
 *
 * @throws InvalidDocument with its problems, whose messages contain only names
 * @throws OPERATION_TOO_COMPLEX for fragments that would make validation and planning take too long (pitfall 38)
 */
export function readDocument(text: string, schema: GraphQLSchema, { tokens }: { readonly tokens: number }): DocumentNode {
  const document = parseDocument(text, tokens);
  if (hasTooManySelections(document)) throw refusal('OPERATION_TOO_COMPLEX');
  const problems = validate(schema, document, DOCUMENT_RULES, { maxErrors: MAX_PROBLEMS });
  if (problems.length > 0) throw new InvalidDocument('GRAPHQL_VALIDATION_FAILED', problems);
  return document;
}

function parseDocument(text: string, maxTokens: number): DocumentNode {
  try {
    return parse(text, { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError) throw new InvalidDocument('GRAPHQL_PARSE_FAILED', [error]);
    throw error;
  }
}
