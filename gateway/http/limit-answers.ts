import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { breakOffRequest } from './broken-off.ts';

/** Answers one HTTP request. Must end the response eventually. */
export type AnswerHttp = (request: IncomingMessage, response: ServerResponse) => void;

/** The number of requests on one connection that are answered at a time. */
const MAX_ANSWERS = 8;

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

/** The unanswered requests of one connection, oldest first. */
type Connection = { readonly underWay: Set<Exchange>; readonly waiting: Exchange[] };

export type LimitedAnswers = {
  readonly answer: AnswerHttp;
  /** The responses of all open connections that are not yet completely sent. */
  readonly underWay: () => ServerResponse[];
  /**
   * Must be called when nothing more can be read from a connection. A request that arrived only in part ends there.
   *
   * @param answered is called when all earlier requests have been answered
   */
  readonly breakOff: (socket: Socket, answered: () => void) => void;
};

/**
 * Limits pipelining, in which a client sends many requests on one connection without reading any answer. At the limit, further
 * requests wait and the connection is not read.
 */
export function limitAnswers(answer: AnswerHttp): LimitedAnswers {
  const connections = new Map<Socket, Connection>();
  const open = (socket: Socket): Connection => {
    const connection: Connection = { underWay: new Set(), waiting: [] };
    connections.set(socket, connection);
    // Node resumes reading by itself when a request is complete or a response has been sent.
    socket.on('resume', () => {
      if (connection.waiting.length > 0) socket.pause();
    });
    // A response that is not the next to be sent gets no event when its connection ends.
    socket.once('close', () => connections.delete(socket));
    return connection;
  };
  const begin = (connection: Connection, exchange: Exchange): void => {
    const { underWay, waiting } = connection;
    const { request, response } = exchange;
    // The request may have released its socket by the time the response ends.
    const { socket } = request;
    underWay.add(exchange);
    response.once('close', () => {
      underWay.delete(exchange);
      const next = socket.destroyed ? undefined : waiting.shift();
      if (!next) return;
      begin(connection, next);
      if (waiting.length === 0) socket.resume();
    });
    answer(request, response);
  };
  return {
    answer(request, response) {
      const { socket } = request;
      const connection = connections.get(socket) ?? open(socket);
      if (connection.underWay.size < MAX_ANSWERS) return begin(connection, { request, response });
      connection.waiting.push({ request, response });
      socket.pause();
    },
    underWay: () => [...connections.values()].flatMap(({ underWay }) => [...underWay].map(({ response }) => response)),
    breakOff(socket, answered) {
      const { underWay = [], waiting = [] } = connections.get(socket) ?? {};
      const last = [...underWay, ...waiting].at(-1);
      if (!last) return answered();
      if (!last.request.complete) breakOffRequest(last.request);
      last.response.once('close', answered);
    },
  };
}
