import type { HttpClient } from '../../gateway/sources/http-client.ts';
import { FetchFailure } from '../../gateway/sources/fetch-failure.ts';
import { openWire, type WireFigures } from '../../gateway/sources/wire/wire.ts';
import { rawAnswer, type RawRequest, type RawServer, startRawServer } from './raw-server.ts';

export const QUERY_BODY = '{"query":"query Q{a}"}';
const MUTATION_BODY = '{"query":"mutation M{a}"}';

export type WireToServer = {
  readonly server: RawServer;
  readonly client: HttpClient;
  readonly query: () => Promise<string>;
  readonly mutate: () => Promise<string>;
  readonly stop: () => Promise<void>;
};

/** Queries wait behind each other as soon as there is one connection. */
const ONE_CONNECTION: WireFigures = { maxConnections: 64, usualConnections: 1, maxSharing: 4, stallMs: Infinity };

/** Opens a client and the bare server that it asks. Stop them after use. */
export async function openWireToServer(
  onRequest: (request: RawRequest, number: number) => void,
  { figures = {}, timeoutMs = 60_000 }: { readonly figures?: Partial<WireFigures>; readonly timeoutMs?: number } = {},
): Promise<WireToServer> {
  const server = await startRawServer(onRequest);
  const client = openWire(server.url, { timeoutMs, maxBytes: 1_000 }, { ...ONE_CONNECTION, ...figures });
  return {
    server,
    client,
    query: () => client.post([], QUERY_BODY, true),
    mutate: () => client.post([], MUTATION_BODY, false),
    async stop() {
      await server.stop();
      await client.close();
    },
  };
}

/** @returns the text of an answer, or the reason why there is none */
export const outcomeOf = (answer: Promise<string>): Promise<string> =>
  answer.catch((error: unknown) => {
    if (error instanceof FetchFailure) return error.reason;
    throw error;
  });

export const outcomesOf = (answers: readonly Promise<string>[]): Promise<string[]> => Promise.all(answers.map(outcomeOf));

/** Answers with the number of the request, and its id. */
export const answer = ({ socket, id }: RawRequest, number: number | string): void =>
  void socket.write(rawAnswer(String(number), id));

/** Answers the first request, which shows that the server returns ids, and leaves the others to the test. */
export const answerFirst = (request: RawRequest, number: number): void => {
  if (number === 0) answer(request, 0);
};

/** Which connection each request came on. */
export const connectionsOf = ({ server: { requests, sockets } }: WireToServer): number[] =>
  requests.map(({ socket }) => sockets.indexOf(socket));

/** Sends one query, which is answered, and then three at once. */
export async function shareConnection(wire: WireToServer) {
  const { query, server } = wire;
  await query();
  const asked = [query(), query(), query()];
  await server.received(4);
  return { asked, requests: server.requests.slice(1), socket: server.requests[1]?.socket as RawRequest['socket'] };
}
