import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type ErrorCode, isErrorCode, isInputField, publicError } from '../../schema/contract/errors.ts';

const BY_VALIDATION: Readonly<Record<string, ErrorCode>> = {
  MAX_RECURSIVE_SELECTIONS_EXCEEDED: 'OPERATION_TOO_COMPLEX',
  RESERVED_NAME: 'RESERVED_NAME',
};

/**
 * What graphql-js says of a document, as far as it repeats names only. Everything else it says may hold a value of the
 * client's or a suggestion from the schema, and gives way to the table's text (pitfall 25).
 */
const SPEAKABLE = [
  /^Cannot query field "\w+" on type "\w+"\./,
  /^Unknown (argument|type|fragment|directive|operation named) "@?\w+"/,
  /^Field "\w+" must not have a selection since type "[\w[\]!]+" has no subfields\./,
  /^Field "\w+" of type "[\w[\]!]+" must have a selection of subfields\./,
  /^(Field|Directive) "@?\w+" argument "\w+" of type "[\w[\]!]+" is required, but it was not provided\./,
  /^Variable "\$\w+" is (never used|not defined)/,
  /^Variable "\$\w+" of (required )?type "[\w[\]!]+"/,
  /^Fragment "\w+" is never used/,
  /^Fragment "\w+" cannot be spread here/,
];

/** What leaves of an error of Apollo Server's, or of one that refuses an ad hoc document: only a code of the closed table, its path, and text without values leaves. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = error instanceof GraphQLError ? error : undefined;
  const code = codeOf(formatted);
  const leaving = publicError(code, formatted.path, messageOf(code, formatted.message, original));
  const field = original?.extensions['field'];
  if (isInputField(field)) leaving.extensions.field = field;
  return formatted.locations ? { ...leaving, locations: formatted.locations } : leaving;
}

function codeOf({ extensions }: GraphQLFormattedError): ErrorCode {
  const validation = BY_VALIDATION[String(extensions?.['validationErrorCode'])];
  if (validation) return validation;
  const code = extensions?.['code'];
  return isErrorCode(code) ? code : 'INTERNAL_SERVER_ERROR';
}

const OWN_WORDS: ReadonlySet<ErrorCode> = new Set(['OPERATION_TOO_COMPLEX', 'BAD_USER_INPUT']);

function messageOf(code: ErrorCode, message: string, original: GraphQLError | undefined): string | undefined {
  // A refusal of our own is worded without values.
  if (OWN_WORDS.has(code) && original?.extensions['code'] === code) return message;
  if (code !== 'GRAPHQL_VALIDATION_FAILED') return undefined;
  return withoutValues(message);
}

/** @returns what a message of graphql-js says by names alone; undefined when nothing of it is sure to be a name */
export const withoutValues = (message: string): string | undefined =>
  SPEAKABLE.map((pattern) => pattern.exec(message)?.[0]).find((said) => said !== undefined);
