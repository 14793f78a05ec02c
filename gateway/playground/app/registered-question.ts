import type { ClientOperations, GraphQLQuestion } from './api.ts';

type Question = { readonly query: string; readonly variables?: unknown; readonly operationName?: string | null | undefined };

/**
 * A registered operation of the viewer's client goes by its id alone, as its client would send it.
 *
 * @param registered what the viewer's client has registered, and others
 */
export function byIdIfRegistered(question: Question, registered: readonly ClientOperations[]): GraphQLQuestion {
  const own = registered.find((client) => client.own);
  const found = own?.operations.find(({ body }) => body.trim() === question.query.trim());
  return found ? { documentId: found.id, variables: question.variables } : question;
}
