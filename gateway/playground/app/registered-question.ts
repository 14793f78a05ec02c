import type { ClientOperations, GraphQLQuestion } from './api.ts';

type Asked = { readonly query: string; readonly variables?: unknown; readonly operationName?: string | null | undefined };

/**
 * A registered operation of the viewer's client goes by its id alone, as its client would send it.
 *
 * @param registered what the viewer's client has registered, and others
 */
export function byIdIfRegistered({ query, ...rest }: Asked, registered: readonly ClientOperations[]): GraphQLQuestion {
  const own = registered.find((client) => client.own);
  const found = own?.operations.find(({ body }) => body.trim() === query.trim());
  return { ...rest, ...(found ? { documentId: found.id } : { query }) };
}
