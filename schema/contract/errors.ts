/**
 * Every error that the gateway or a subgraph can send, as a closed table. `http` is the status when the error refuses the whole
 * request; null when the error accompanies data under status 200. The README's table is generated from this one.
 */
export const ERRORS = {
  BAD_REQUEST: { http: 400, message: 'Bad request', means: 'The HTTP request is not a GraphQL request.' },
  GRAPHQL_PARSE_FAILED: {
    http: 400,
    message: 'The document is not GraphQL',
    means: 'The document has a syntax error, or more tokens than the limit.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    http: 400,
    message: 'The document does not fit the schema',
    means: 'The document asks for what the schema does not have.',
  },
  BAD_USER_INPUT: {
    http: 400,
    message: 'An input value is not valid',
    means: 'A variable or argument has a value of the wrong type or form. The value is never echoed.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    http: 400,
    message: 'Which operation to run is not clear',
    means: 'operationName is missing or names no operation of the document.',
  },
  OPERATION_TOO_COMPLEX: {
    http: 400,
    message: 'The operation is over a limit',
    means: 'Depth, aliases, root fields, directives, page size or cost are over the limit.',
  },
  RESERVED_NAME: {
    http: 400,
    message: 'The operation uses a reserved name',
    means: 'An alias begins with the prefix that the gateway keeps for itself.',
  },
  INTROSPECTION_DISABLED: { http: 400, message: 'Introspection is off', means: 'The schema cannot be asked for here.' },
  PERSISTED_QUERY_NOT_FOUND: {
    http: 400,
    message: 'PersistedQueryNotFound',
    means: 'No document is known by this id; Apollo Client and urql send it together with the document then, by themselves.',
  },
  PERSISTED_QUERY_NOT_IN_LIST: {
    http: 400,
    message: 'The operation is not registered',
    means: 'The client has registered no operation of this id or text, and may ask no other.',
  },
  PERSISTED_QUERY_ID_REQUIRED: {
    http: 400,
    message: 'The id of a registered operation is required',
    means: 'A partner sent a document without the id of the operation.',
  },
  CANNOT_SEND_ID_AND_DIFFERENT_BODY: {
    http: 400,
    message: 'The id is not that of the document',
    means: 'An id and a document came together, and the one is not that of the other.',
  },
  METHOD_NOT_ALLOWED: {
    http: 405,
    message: 'Method not allowed',
    means: 'A mutation came by GET, or the method is not GET or POST.',
  },
  NOT_ACCEPTABLE: {
    http: 406,
    message: 'No acceptable media type',
    means: 'The client accepts none of the media types of a GraphQL response.',
  },
  NOT_FOUND: {
    http: 404,
    message: 'There is nothing to download',
    means:
      'A handle of a download is not good here and now. The answer is one and the same for unknown, used, expired, of another session, after a sign-out or after a change of the household.',
  },
  REQUEST_TOO_LARGE: { http: 413, message: 'The request is too large', means: 'The body is over 100 kB.' },
  UNSUPPORTED_MEDIA_TYPE: {
    http: 415,
    message: 'The media type of the body is not supported',
    means: 'The body is not application/json.',
  },
  UNSUPPORTED_CONTENT_ENCODING: {
    http: 415,
    message: 'The encoding of the body is not supported',
    means: 'The request has a content-encoding other than identity. Compressed bodies are not read.',
  },
  REQUEST_HEAD_TOO_LARGE: {
    http: 431,
    message: 'The head of the request is too large',
    means: 'The head is over 16 kB, one header is over 8 kB, or there are more than 100 headers.',
  },
  REQUEST_TOO_SLOW: {
    http: 408,
    message: 'The request did not arrive in time',
    means: 'The head of the request was not complete after 8 seconds, or the request after 10.',
  },
  UNAUTHENTICATED: {
    http: 401,
    message: 'The token is not valid',
    means:
      'A token came that is expired, forged or not for this gateway, or whose sign-in has ended. Without a token the request is anonymous.',
  },
  CLIENT_NOT_REGISTERED: {
    http: 403,
    message: 'The client is not registered',
    means: 'The token is valid, and names a client that is in no entry of `schema/clients.yaml`.',
  },
  FORBIDDEN: {
    http: 403,
    message: 'Only the staff may ask this',
    means: 'The playground explains the graph to the staff alone, and on a developer’s machine to everybody.',
  },
  UNAUTHORIZED_FIELD_OR_TYPE: {
    http: null,
    message: 'Unauthorized field or type',
    means: 'The viewer may not see this field. Data stands beside it unless the gateway rejects whole operations.',
  },
  REGISTRATION_ELSEWHERE: {
    http: null,
    message: 'Accounts are not made here',
    means: 'This installation leaves the making of accounts to an external login.mass.gov.',
  },
  MUST_STAND_ALONE: {
    http: 400,
    message: 'This mutation must be the only root field of its operation',
    means: 'A mutation by which something could be guessed came together with others. None of them ran.',
  },
  RATE_LIMITED: {
    http: 429,
    message: 'Too many requests',
    means: 'A rate is over its limit; the header retry-after says for how many seconds.',
  },
  SUBGRAPH_UNAVAILABLE: {
    http: null,
    message: 'This data is not available now',
    means: 'A source did not answer, answered too late, too much, or not as asked. Never a denial.',
  },
  SUBGRAPH_ERROR: { http: null, message: 'This data could not be read', means: 'A source answered, and failed on this field.' },
  NULL_IN_NON_NULL: {
    http: null,
    message: 'A value that must not be null is missing',
    means:
      'A source gave no value, or no valid one, where the schema promises one; the null has moved to the next nullable field.',
  },
  REQUEST_TIMEOUT: { http: 504, message: 'The request took too long', means: 'The request was over its deadline of 8 seconds.' },
  SERVICE_UNAVAILABLE: {
    http: 503,
    message: 'The gateway cannot answer now',
    means:
      "The issuer of the token or the viewer's standing cannot be asked, a guess cannot be counted, the audit record cannot be written, or the gateway is stopping.",
  },
  INTERNAL_SERVER_ERROR: {
    http: 500,
    message: 'Internal server error',
    means: 'A fault of the gateway; details are in its log alone.',
  },
} as const satisfies Record<string, { http: number | null; message: string; means: string }>;

export type ErrorCode = keyof typeof ERRORS;

export const isErrorCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(ERRORS, code);

/** The input fields that a BAD_USER_INPUT can name in `extensions.field`. Their values are never reported. */
export const INPUT_FIELDS = [
  'email',
  'firstName',
  'lastName',
  'password',
  'ssn',
  'massHealthId',
  'birthDate',
  'by',
  'delegateName',
  'attestsPresence',
] as const;
export type InputField = (typeof INPUT_FIELDS)[number];

export const isInputField = (name: unknown): name is InputField => INPUT_FIELDS.includes(name as InputField);

/** An error as it is sent. It contains only what the table and the path say. */
export type PublicError = {
  message: string;
  path?: readonly (string | number)[];
  extensions: { code: ErrorCode; field?: InputField; retryAfterSeconds?: number };
};

/** @returns the error for `code`, with the table's message unless a clearer one without values is given. */
export function publicError(code: ErrorCode, path?: readonly (string | number)[], message?: string): PublicError {
  return { message: message ?? ERRORS[code].message, ...(path && { path }), extensions: { code } };
}
