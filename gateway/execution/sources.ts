import { type Dispatcher, Pool } from 'undici';
import { ASSERTION_HEADER } from '../../schema/contract/viewer-assertion.ts';
import { isObject, type JsonObject } from './merge.ts';

/**
 * Sends one request to a subgraph.
 *
 * @param body the GraphQL request, as JSON text
 * @param assertion the value of the assertion header; null: the request is anonymous
 * @returns the parsed answer
 * @throws when there is no GraphQL answer: for whatever reason, it is the same to the client (pitfall 16)
 */
export type Source = {
  readonly send: (body: string, assertion: string | null) => Promise<JsonObject>;
  readonly close: () => Promise<void>;
};

export type SourceLimits = {
  /** Milliseconds for a whole fetch. */
  readonly timeoutMs: number;
  /** Bytes of an answer. */
  readonly maxBytes: number;
};

/** The figures of `limits.md`. */
export const SOURCE_LIMITS: SourceLimits = { timeoutMs: 2_000, maxBytes: 5_000_000 };

const ACCEPTED_TYPE = /^application\/(json|graphql-response\+json)\b/i;

/** A subgraph over HTTP. Redirects are refused: an assertion goes where it is meant to, or nowhere. */
export function httpSource(url: string, limits: SourceLimits = SOURCE_LIMITS): Source {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections: 64, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
  const path = pathname + search;
  return {
    async send(body, assertion) {
      const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' };
      if (assertion !== null) headers[ASSERTION_HEADER] = assertion;
      // undici's own timeouts look at the head and at each chunk; this one looks at everything, from the wait for a
      // connection to the last byte.
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(), limits.timeoutMs);
      try {
        const response = await pool.request({ path, method: 'POST', headers, body, signal: deadline.signal });
        return parseAnswer(await readBody(response, limits.maxBytes));
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => pool.close(),
  };
}

async function readBody({ statusCode, headers, body }: Dispatcher.ResponseData, maxBytes: number): Promise<string> {
  // A body that is given up says so in an event; without a listener that would end the process.
  body.on('error', () => undefined);
  if (statusCode !== 200 || !ACCEPTED_TYPE.test(String(headers['content-type'] ?? ''))) {
    body.destroy();
    throw new Error('The subgraph gave no GraphQL answer');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new Error('The answer of the subgraph is too large');
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0].toString('utf8') : Buffer.concat(chunks).toString('utf8');
}

function parseAnswer(text: string): JsonObject {
  const answer: unknown = JSON.parse(text);
  if (!isObject(answer) || (!('data' in answer) && !('errors' in answer))) throw new Error('The subgraph gave no GraphQL answer');
  return answer;
}

/** A subgraph in this process, as the all-in-one start has them. */
export type ExecuteInProcess = (
  request: { query: string; variables?: Record<string, unknown>; operationName?: string },
  assertion: string | null,
) => Promise<Record<string, unknown>>;

/** @param execute runs a request in this process; the answer goes through JSON, so that both ways give the same */
export function inProcessSource(execute: ExecuteInProcess): Source {
  return {
    async send(body, assertion) {
      const answer = await execute(JSON.parse(body) as Parameters<ExecuteInProcess>[0], assertion);
      return parseAnswer(JSON.stringify(answer));
    },
    close: () => Promise.resolve(),
  };
}
