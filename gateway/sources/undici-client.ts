import { type Dispatcher, Pool } from 'undici';
import { LinkedList } from '../../schema/contract/linked-list.ts';
import { connectOptions } from '../../schema/contract/tls.ts';
import { AnswerReader } from './answer-reader.ts';
import { bodyText } from './body-text.ts';
import { everyTick } from './coarse-clock.ts';
import { ACCEPTED_CODINGS } from './content-codings.ts';
import { type HttpClient, MAX_CONNECTIONS, type OpenHttpClient } from './http-client.ts';
import { RetryBudget } from './retry-budget.ts';

const FIXED_HEADERS = ['content-type', 'application/json', 'accept', 'application/json', 'accept-encoding', ACCEPTED_CODINGS];

/** The client of HTTP_CLIENT=undici: one request at a time on each connection. */
export const openUndiciClient: OpenHttpClient = (url, limits, tls) => {
  const { origin, pathname, search } = new URL(url);
  // The deadline of a fetch is watched here, as a whole.
  const secured = tls && { connect: connectOptions(tls) };
  const { maxConnections: connections = MAX_CONNECTIONS } = limits;
  const pool = new Pool(origin, { connections, pipelining: 1, headersTimeout: 0, bodyTimeout: 0, ...secured });
  const path = pathname + search;
  const budget = new RetryBudget(limits.retryShare);
  const waiting = new LinkedList<AnswerReader>();
  const stopClock = everyTick((now) => {
    for (const reader of waiting) {
      if (reader.until > now) return;
      reader.giveUp('timeout');
    }
  });
  const postAndRead: HttpClient['postAndRead'] = (headers, body, isQuery, read) => {
    budget.deposit();
    let mayRepeat = isQuery;
    const takeRepeat = (): boolean => {
      const may = mayRepeat && budget.take();
      mayRepeat = false;
      return may;
    };
    const request: Dispatcher.DispatchOptions = { path, method: 'POST', headers: [...FIXED_HEADERS, ...headers], body };
    return new Promise((resolve, reject) => {
      const repeat = () => takeRepeat() && setImmediate(dispatch);
      const reader = new AnswerReader(limits, waiting, { accept: (answer) => resolve(read(answer)), reject, repeat });
      const dispatch = () => pool.dispatch(request, reader);
      dispatch();
    });
  };
  return {
    post: (headers, body, isQuery) => postAndRead(headers, body, isQuery, bodyText),
    postAndRead,
    async close() {
      await pool.close();
      stopClock();
    },
  };
};
