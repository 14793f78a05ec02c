import type { MatrixRow } from '../../explain/matrix.ts';
import type { DemoSignIn } from '../demo-sign-ins.ts';
import type { PageExplanation } from '../explain-question.ts';
import type { RunExplanation } from '../../explain/explain-run.ts';
import type { ClientOperations } from '../list-operations.ts';
import type { Registration } from '../register-operation.ts';
import type { ViewerSummary } from '../summarize-viewer.ts';
import { changeState, type Config, currentState } from './store.ts';

export type { ClientOperations, DemoSignIn, MatrixRow, PageExplanation, Registration, RunExplanation, ViewerSummary };

export type Matrix = {
  readonly roles: readonly { readonly name: string; readonly means: string }[];
  readonly rows: readonly MatrixRow[];
};

/** An operation that the gateway is to explain. */
export type Question = {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | null;
  /** A role of the matrix, instead of the caller. */
  readonly as?: string | undefined;
};

/** A GraphQL request: a document, or a registered operation by its id. */
export type GraphQLQuestion = ({ readonly query: string } | { readonly documentId: string }) & {
  readonly variables?: unknown;
  readonly operationName?: string | null | undefined;
};

/** The result of a GraphQL request. */
export type GraphQLAnswer = {
  data?: unknown;
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[];
  extensions?: Record<string, unknown> & { explain?: RunExplanation };
};

/** @throws Error with the gateway's message when it refuses */
async function ask<Answer>(path: string, token: string | null, body?: unknown): Promise<Answer> {
  const answer = (await send(`/playground/api/${path}`, token, body)) as Answer & GraphQLAnswer;
  if (Array.isArray(answer.errors))
    throw new Error(answer.errors[0]?.message ?? 'The gateway refused the request without a reason');
  return answer;
}

export const askConfig = () => ask<Config>('config', null);
export const askSignIns = () => ask<DemoSignIn[]>('sign-ins', null);
export const askToken = async (signIn: string, client?: string) =>
  (await ask<{ token: string }>('token', null, { signIn, client })).token;
export const askViewer = (token: string | null) => askAllowed<ViewerSummary>('viewer', token);
export const askOperations = (token: string | null) => askAllowed<ClientOperations[]>('operations', token);
export const askMatrix = (token: string | null) => askAllowed<Matrix>('matrix', token);
export const askExplanation = (token: string | null, question: Question) =>
  askAllowed<PageExplanation>('explain', token, question);
export const askRegistration = (token: string | null, question: Question) =>
  askAllowed<Registration>('register', token, question);

/** @throws Error also when the answer is known to need a sign-in */
async function askAllowed<Answer>(path: string, token: string | null, question?: Question): Promise<Answer> {
  if (token === null && currentState().config?.development !== true) throw new Error('This is for staff only. Sign in above.');
  return ask(path, token, question);
}

/** Sends a request that also asks for an explanation. A caller who may not see one gets the usual answer. */
export const askGraph = (
  token: string | null,
  body: GraphQLQuestion,
  headers: Readonly<Record<string, string>> = {},
): Promise<GraphQLAnswer> => send('/graphql', token, body, { 'x-explain': '1', ...headers });

/** @throws Error with a readable message when the gateway cannot be reached or does not answer with JSON */
async function send(
  url: string,
  token: string | null,
  body: unknown,
  more: Readonly<Record<string, string>> = {},
): Promise<GraphQLAnswer> {
  const headers = new Headers({ accept: 'application/json' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (token !== null) headers.set('authorization', `Bearer ${token}`);
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  const init = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(url, init).catch(() => {
    // The page says what the person can do about it; the browser shows the cause in its console.
    throw new Error('The gateway cannot be reached');
  });
  if (response.status === 401 && token === currentState().session.token) changeState({ ended: true });
  const answer = (await response.json().catch(() => {
    // The page says what the person can do about it; the browser shows the cause in its console.
    throw new Error(`The gateway answered ${response.status}, with a body that cannot be read`);
  })) as GraphQLAnswer;
  return withPatience(answer, response.headers.get('retry-after'));
}

/** Shows when to try again, because that is only in a header, which the page does not display. */
function withPatience(answer: GraphQLAnswer, retryAfter: string | null): GraphQLAnswer {
  const errors = Array.isArray(answer.errors) ? answer.errors : [];
  if (retryAfter === null || errors.length === 0) return answer;
  return { ...answer, errors: errors.map((error) => ({ ...error, message: `${error.message}; again in ${retryAfter} s` })) };
}
