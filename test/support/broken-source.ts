import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type SourceRequest = {
  readonly query: string;
  readonly variables: { readonly representations?: readonly Record<string, unknown>[] } & Record<string, unknown>;
  readonly headers: IncomingMessage['headers'];
  /** The text of the body, with the digits of each number. */
  readonly body: string;
};

/** The response to a request. It may come late, never, or have any content. */
export type Behaviour = (response: ServerResponse, request: SourceRequest) => void | Promise<void>;

/** A subgraph over HTTP whose behaviour a test sets. */
export type BrokenSource = {
  readonly url: string;
  readonly requests: readonly SourceRequest[];
  readonly behave: (behaviour: Behaviour) => void;
  readonly stop: () => Promise<void>;
};

/** Listens on a free port of 127.0.0.1. Stop it after use. */
export async function startBrokenSource(first: Behaviour = never): Promise<BrokenSource> {
  let behaviour = first;
  const requests: SourceRequest[] = [];
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const { query, variables = {} } = JSON.parse(body || '{}') as SourceRequest;
      const received = { query, variables, headers: request.headers, body };
      requests.push(received);
      await behaviour(response, received);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    requests,
    behave(next) {
      requests.length = 0;
      behaviour = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Does not answer. */
export const never: Behaviour = () => undefined;

/** Answers with `body`, as text or as JSON, under `status` and `type`. */
export const saying =
  (body: unknown, type = 'application/json', status = 200): Behaviour =>
  (response) =>
    void response.writeHead(status, { 'content-type': type }).end(typeof body === 'string' ? body : JSON.stringify(body));

/** Answers with the result of `answer`. */
export const answering =
  (answer: (request: SourceRequest) => unknown): Behaviour =>
  (response, request) =>
    saying(answer(request))(response, request);

/** Answers each representation with the result of `entity`. Keys that the query selects again are returned. */
export const answeringEntities = (
  entity: (representation: Record<string, unknown>) => Record<string, unknown> | null,
): Behaviour =>
  answering(({ query, variables }) => ({
    data: { _entities: (variables.representations ?? []).map((sent) => withKeys(query, sent, entity(sent))) },
  }));

/** Answers aliases as `_access_key_id: id` with the keys of the entity, as a subgraph does. */
function withKeys(
  query: string,
  sent: Record<string, unknown>,
  entity: Record<string, unknown> | null,
): Record<string, unknown> | null {
  if (entity === null) return null;
  const asked = [...query.matchAll(/(_access_key_\w+):(\w+)/g)].map(([, alias, field]) => [
    alias,
    { ...sent, ...entity }[String(field)],
  ]);
  return { ...(Object.fromEntries(asked) as Record<string, unknown>), ...entity };
}
