import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { LinkedList } from '../../schema/contract/linked-list.ts';
import { breakOffRequest } from './broken-off.ts';

/** Answers one HTTP request. Must end the response eventually. */
export type AnswerHttp = (request: IncomingMessage, response: ServerResponse) => void;

/** The number of requests on one connection that are answered at a time. */
const MAX_ANSWERS = 8;

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

/** The unanswered requests of one connection, oldest first. */
type Connection = { readonly underWay: Exchange[]; readonly waiting: Exchange[] };

/** Where the connection of a socket is kept. */
const CONNECTION = Symbol('connection');
type LimitedSocket = Socket & { [CONNECTION]?: Connection };

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
  const connections = new LinkedList<Connection>();
  const open = (socket: LimitedSocket): Connection => {
    const connection: Connection = { underWay: [], waiting: [] };
    const link = connections.add(connection);
    socket[CONNECTION] = connection;
    // Node resumes reading by itself when a request is complete or a response has been sent.
    socket.on('resume', () => {
      if (connection.waiting.length > 0) socket.pause();
    });
    // A response that is not the next to be sent gets no event when its connection ends.
    socket.once('close', () => {
      connections.remove(link);
      delete socket[CONNECTION];
    });
    return connection;
  };
  const begin = (connection: Connection, exchange: Exchange): void => {
    const { underWay, waiting } = connection;
    const { request, response } = exchange;
    // The request may have released its socket by the time the response ends.
    const { socket } = request;
    underWay.push(exchange);
    response.once('close', () => {
      underWay.splice(underWay.indexOf(exchange), 1);
      const next = socket.destroyed ? undefined : waiting.shift();
      if (!next) return;
      begin(connection, next);
      if (waiting.length === 0) socket.resume();
    });
    answer(request, response);
  };
  return {
    answer(request, response) {
      const socket: LimitedSocket = request.socket;
      const connection = socket[CONNECTION] ?? open(socket);
      if (connection.underWay.length < MAX_ANSWERS) return begin(connection, { request, response });
      connection.waiting.push({ request, response });
      socket.pause();
    },
    underWay: () => [...connections].flatMap(({ underWay }) => underWay.map(({ response }) => response)),
    breakOff(socket: LimitedSocket, answered) {
      const { underWay = [], waiting = [] } = socket[CONNECTION] ?? {};
      const last = [...underWay, ...waiting].at(-1);
      if (!last) return answered();
      if (!last.request.complete) breakOffRequest(last.request);
      last.response.once('close', answered);
    },
  };
}
