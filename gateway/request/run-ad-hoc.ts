import type { ApolloServer } from '@apollo/server';
import type { AdHocContext } from './federated-server.ts';
import type { Outcome } from './outcome.ts';
import type { Parameters } from './read-parameters.ts';
import type { RequestContext } from './request-context.ts';

/** Has Apollo Server parse and validate a document, or find it among those that it keeps; then it goes the way of all. */
export async function runAdHoc(
  server: ApolloServer<AdHocContext>,
  document: string,
  { operationName, variables }: Parameters,
  context: RequestContext,
): Promise<Outcome> {
  const ran: { outcome?: Outcome } = {};
  const { body, http } = await server.executeOperation(
    { query: document, ...(operationName !== null && { operationName }), ...(variables !== null && { variables }) },
    { contextValue: { ...context, answer: (outcome) => void (ran.outcome = outcome) } },
  );
  if (ran.outcome) return ran.outcome;
  const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
  return { data: undefined, errors: errors ?? [], headers: http.headers };
}
