import { type Graph, type GraphAnswer, post } from './graph.ts';

const START = `mutation ($input: StartAssistedSessionInput!) {
  startAssistedSession(input: $input) { session { id } token }
}`;

export type StartedSession = { readonly id: string; readonly token: string };

/** Lets a demo sign-in start an assisted session with Wendy, a navigator, unless another is named. */
export async function startAssisted(
  graph: Graph,
  signIn: string,
  { name, kind } = { name: 'Wendy Helfer', kind: 'NAVIGATOR' },
): Promise<StartedSession> {
  const input = { delegateName: name, delegateKind: kind, attestsPresence: true };
  const { data } = await graph.ask(signIn, START, { input });
  const { session, token } = data.startAssistedSession as { session: { id: string }; token: string };
  return { id: session.id, token };
}

/** Asks with a bearer token, whatever it is. */
export const askWith = (url: string, token: string, query: string, variables: object = {}): Promise<GraphAnswer> =>
  post(url, { query, variables }, { authorization: `Bearer ${token}` });
