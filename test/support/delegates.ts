import { type Graph, type GraphAnswer, post } from './graph.ts';

const START = `mutation ($input: StartAssistedSessionInput!) {
  startAssistedSession(input: $input) { session { id } token }
}`;

export type StartedSession = { readonly id: string; readonly token: string };

/** Starts an assisted session of a demo sign-in, by default with the navigator Wendy. */
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

/** Sends a request with any bearer token. */
export const askWith = (url: string, token: string, query: string, variables: object = {}): Promise<GraphAnswer> =>
  post(url, { query, variables }, { authorization: `Bearer ${token}` });
