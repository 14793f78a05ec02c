import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { breakOffRequest } from './broken-off.ts';

/** Answers one HTTP request. Ends the response, sooner or later. */
export type AnswerHttp = (request: IncomingMessage, response: ServerResponse) => void;

/** So many requests on one connection are answered at a time. */
const MAX_ANSWERS = 8;

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

/** What has been asked on one connection and is not answered yet, the oldest first. */
type Connection = { readonly underWay: Set<Exchange>; readonly waiting: Exchange[] };

export type LimitedAnswers = {
  readonly answer: AnswerHttp;
  /** Of every connection that is open, the responses that have not been sent whole. */
  readonly underWay: () => ServerResponse[];
  /**
   * To be called when nothing more can be read from a connection: a request of which only a part has come ends there.
   *
   * @param answered is called when everything that was asked before has been answered
   */
  readonly breakOff: (socket: Socket, answered: () => void) => void;
};

/**
 * A client may send many requests on one connection without reading a single answer (pipelining). While as many answers as the
 * limit are under way, further requests wait, and the connection is not read.
 */
export function limitAnswers(answer: AnswerHttp): LimitedAnswers {
  const connections = new Map<Socket, Connection>();
  const open = (socket: Socket): Connection => {
    const connection: Connection = { underWay: new Set(), waiting: [] };
    connections.set(socket, connection);
    // Node reads on by itself when a request is complete, or when a response has been sent.
    socket.on('resume', () => {
      if (connection.waiting.length > 0) socket.pause();
    });
    // A response that is not the next to be sent never hears of the end of its connection.
    socket.once('close', () => connections.delete(socket));
    return connection;
  };
  const begin = (connection: Connection, exchange: Exchange): void => {
    const { underWay, waiting } = connection;
    const { request, response } = exchange;
    // In the end the request may have let go of it.
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
