import type { Explanation } from '../../access/explain.ts';
import type { MatrixRow } from '../../access/matrix.ts';
import type { DemoSignIn } from '../demo-sign-ins.ts';
import type { RunExplanation } from '../explain-run.ts';
import type { Registration } from '../register-operation.ts';
import type { StaffSignIn } from '../staff-sign-in.ts';
import type { ViewerSummary } from '../summarize-viewer.ts';

export type { DemoSignIn, Explanation, MatrixRow, Registration, RunExplanation, StaffSignIn, ViewerSummary };

export type Config = { readonly development: boolean; readonly demo: boolean; readonly staff: StaffSignIn | null };

export type Matrix = {
  readonly roles: readonly { readonly name: string; readonly means: string }[];
  readonly rows: readonly MatrixRow[];
};

/** An operation as the gateway is asked to explain it. */
export type Question = {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | null;
  /** A role of the matrix, instead of whoever asks. */
  readonly as?: string | undefined;
};

/** What a GraphQL request came to. */
export type GraphQLAnswer = {
  data?: unknown;
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[];
  extensions?: Record<string, unknown> & { explain?: RunExplanation };
};

/** @throws Error with the gateway's message when it refuses */
async function ask<Answer>(path: string, token: string | null, body?: unknown): Promise<Answer> {
  const response = await fetch(`/playground/api/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Answer & { errors?: { message: string }[] };
  if (!response.ok) throw new Error(answer.errors?.[0]?.message ?? `The gateway answered ${response.status}`);
  return answer;
}

export const askConfig = () => ask<Config>('config', null);
export const askSignIns = () => ask<DemoSignIn[]>('sign-ins', null);
export const askToken = async (signIn: string) => (await ask<{ token: string }>('token', null, { signIn })).token;
export const askViewer = (token: string | null) => ask<ViewerSummary>('viewer', token);
export const askMatrix = (token: string | null) => ask<Matrix>('matrix', token);
export const askExplanation = (token: string | null, question: Question) => ask<Explanation>('explain', token, question);
export const askRegistration = (token: string | null, question: Question) => ask<Registration>('register', token, question);

/** Asks the graph, and asks to have the answer explained: whoever may not have that is answered as always. */
export async function askGraph(
  token: string | null,
  body: { query: string; variables?: unknown; operationName?: string | null | undefined },
  headers: Readonly<Record<string, string>> = {},
): Promise<GraphQLAnswer> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(token !== null && { authorization: `Bearer ${token}` }),
      'x-explain': '1',
      ...headers,
    },
    body: JSON.stringify(body),
  });
  return (await response.json()) as GraphQLAnswer;
}
