/**
 * Every error that the gateway or a subgraph can send, as a closed table. `http` is the status when the error refuses the whole
 * request; null when the error accompanies data under status 200. The README's table is generated from this one.
 */
export const ERRORS = {
  BAD_REQUEST: { http: 400, message: 'Bad request', means: 'The HTTP request is not a valid GraphQL request.' },
  GRAPHQL_PARSE_FAILED: {
    http: 400,
    message: 'The document is not valid GraphQL',
    means: 'The document has a syntax error, or more tokens than the limit.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    http: 400,
    message: 'The document is not valid for the schema',
    means: 'The document asks for something that the schema does not have.',
  },
  BAD_USER_INPUT: {
    http: 400,
    message: 'An input value is not valid',
    means: 'A variable or argument has a value of the wrong type or form. The answer never repeats the value.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    http: 400,
    message: 'operationName does not say which operation to run',
    means: 'The document has several operations and operationName is missing, or operationName names none of them.',
  },
  OPERATION_TOO_COMPLEX: {
    http: 400,
    message: 'The operation is over a limit',
    means:
      'Depth, aliases, root fields, directives, page size or cost is over the limit, or the operation takes too long to plan.',
  },
  RESERVED_NAME: {
    http: 400,
    message: 'The operation uses a reserved name',
    means: 'An alias begins with the prefix that the gateway reserves for itself. Choose another alias.',
  },
  INTROSPECTION_DISABLED: {
    http: 400,
    message: 'Introspection is off',
    means: 'This gateway does not answer introspection. Use `schema/api.graphql` instead.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    http: 400,
    message: 'PersistedQueryNotFound',
    means:
      'The gateway does not know a document with this id. Apollo Client and urql then send the id again together with the document.',
  },
  PERSISTED_QUERY_NOT_IN_LIST: {
    http: 400,
    message: 'The operation is not registered',
    means: 'The client has not registered an operation with this id or text, and may run registered operations only.',
  },
  PERSISTED_QUERY_ID_REQUIRED: {
    http: 400,
    message: 'The id of a registered operation is required',
    means: 'A partner sent a document without the id of the operation. Send the id that was registered.',
  },
  CANNOT_SEND_ID_AND_DIFFERENT_BODY: {
    http: 400,
    message: 'The id belongs to another document',
    means: 'The request has an id and a document that do not belong together. Send only one of them.',
  },
  METHOD_NOT_ALLOWED: {
    http: 405,
    message: 'Method not allowed',
    means: 'A mutation was sent by GET, or the method is neither GET nor POST.',
  },
  NOT_ACCEPTABLE: {
    http: 406,
    message: 'No acceptable media type',
    means: 'The client accepts none of the media types of a GraphQL response, as the header accept says.',
  },
  NOT_FOUND: {
    http: 404,
    message: 'There is nothing to download',
    means:
      'The handle of a download is not valid. The answer is the same whether the handle is unknown, used, expired, of another session, or became invalid by a sign-out or a change of the household. Ask for a new handle.',
  },
  REQUEST_TOO_LARGE: { http: 413, message: 'The request is too large', means: 'The body is over its limit, 100 kB by default.' },
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
      'The token is expired, forged or not for this gateway, or its sign-in has ended. Sign in again. A request without a token is anonymous.',
  },
  CLIENT_NOT_REGISTERED: {
    http: 403,
    message: 'The client is not registered',
    means: 'The token is valid, but names a client that `schema/clients.yaml` does not list.',
  },
  FORBIDDEN: {
    http: 403,
    message: 'Only staff may ask this',
    means: 'The playground explains the graph to staff only, and to everyone on a developer’s machine.',
  },
  UNAUTHORIZED_FIELD_OR_TYPE: {
    http: null,
    message: 'Unauthorized field or type',
    means:
      'The viewer may not see this field. The answer holds the data of the other fields, unless the gateway rejects whole operations.',
  },
  REGISTRATION_ELSEWHERE: {
    http: null,
    message: 'Accounts cannot be created here',
    means: 'In this installation, accounts are created at an external login.mass.gov.',
  },
  MUST_STAND_ALONE: {
    http: 400,
    message: 'This mutation must be the only root field of its operation',
    means:
      'A mutation that could be used for guessing was sent together with other root fields. None of them ran. Send it alone.',
  },
  RATE_LIMITED: {
    http: 429,
    message: 'Too many requests',
    means: 'A rate is over its limit. The header retry-after says how many seconds to wait.',
  },
  SUBGRAPH_UNAVAILABLE: {
    http: null,
    message: 'This data is not available now',
    means:
      'A source gave no answer, or one that was too late, too large or not what was asked for, or its database was away. This is never a denial.',
  },
  SUBGRAPH_ERROR: { http: null, message: 'This data could not be read', means: 'A source answered, but failed on this field.' },
  NULL_IN_NON_NULL: {
    http: null,
    message: 'A value that must not be null is missing',
    means: 'A source gave no valid value where the schema promises one. The nearest nullable field around it is null instead.',
  },
  REQUEST_TIMEOUT: {
    http: 504,
    message: 'The request took too long',
    means: 'The request took longer than its deadline, 8 seconds by default.',
  },
  SERVICE_UNAVAILABLE: {
    http: 503,
    message: 'The gateway cannot answer now',
    means:
      "The gateway cannot reach the issuer of the token, read the viewer's standing, count a guess or write the audit record, or it is stopping. Try again later.",
  },
  OVERLOADED: {
    http: 503,
    message: 'The gateway has too much to do',
    means:
      'The gateway has more requests than it can answer in time. It refuses some at once. The header retry-after says how many seconds to wait.',
  },
  INTERNAL_SERVER_ERROR: {
    http: 500,
    message: 'Internal server error',
    means: 'The gateway has a fault. The details are only in its log.',
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
