import type { ClientOperations, GraphQLQuestion } from './api.ts';

type Question = { readonly query: string; readonly variables?: unknown; readonly operationName?: string | null | undefined };

/**
 * Replaces a registered operation of the viewer's client by its id, as the client would send it.
 *
 * @param registered the registered operations of the viewer's client and others
 */
export function byIdIfRegistered(question: Question, registered: readonly ClientOperations[]): GraphQLQuestion {
  const own = registered.find((client) => client.own);
  const found = own?.operations.find(({ body }) => body.trim() === question.query.trim());
  return found ? { documentId: found.id, variables: question.variables } : question;
}
