import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import { type KnownOperations, readRequested } from './known-operations.ts';

/** The gateway is the only client, and sends no larger requests. */
const MAX_BODY_BYTES = 5_000_000;

export type OnRefusal = (reason: 'too-large' | 'not-json') => void;

/** What answers requests. */
type Answering<Context extends BaseContext> = {
  readonly server: ApolloServer<Context>;
  /** Answers what it can before the server does. */
  readonly operations: KnownOperations<Context>;
  readonly contextOf: (headers: IncomingHttpHeaders) => Promise<Context>;
  /** Called when the body is not read. */
  readonly onRefusal: OnRefusal;
};

/** Answers a request: with what is known already, else by Apollo Server. @throws when the request breaks off */
export async function answerRequest<Context extends BaseContext>(
  { server, operations, contextOf, onRefusal }: Answering<Context>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = await readBody(request);
  if (text === null) {
    onRefusal('too-large');
    return refuse(request, response, 413);
  }
  const body = parse(text);
  if (body === undefined) {
    onRefusal('not-json');
    return refuse(request, response, 400);
  }
  let made: Promise<Context> | undefined;
  const context = () => (made ??= contextOf(request.headers));
  const known = await answerKnown(operations, request, body, context);
  if (known !== null) return send(response, 200, KNOWN_HEADERS, known);
  const answered = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: toApollo(request, body),
    context,
  });
  const headers = Object.fromEntries(answered.headers);
  send(response, answered.status ?? 200, headers, answered.body.kind === 'complete' ? answered.body.string : '');
}

/** The headers that Apollo Server gives an answer with data. */
const KNOWN_HEADERS = { 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' };

/** @returns the text of the answer; null when Apollo Server is to answer: also when the context fails, to say so */
async function answerKnown<Context>(
  operations: KnownOperations<Context>,
  { method, headers }: IncomingMessage,
  body: unknown,
  context: () => Promise<Context>,
): Promise<string | null> {
  const isPlain = method === 'POST' && headers['content-type'] === JSON_TYPE && headers.accept === JSON_TYPE;
  const requested = isPlain ? readRequested(body) : null;
  const execute = requested && operations.find(requested);
  if (!execute) return null;
  const found = await context().catch(() => {
    // Apollo Server gets the same failure, and answers with it.
    return null;
  });
  const result = found && (await execute(found));
  return result && `${JSON.stringify(result)}\n`;
}

const JSON_TYPE = 'application/json';

const toApollo = ({ method = '', url = '', headers }: IncomingMessage, body: unknown) => ({
  method,
  headers: new HeaderMap(Object.entries(headers).map(([name, value]) => [name, String(value)])),
  search: url.includes('?') ? url.slice(url.indexOf('?')) : '',
  body,
});

function send(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>, text: string): void {
  const bytes = Buffer.byteLength(text);
  response.writeHead(status, { ...headers, 'content-length': String(bytes) });
  // ASCII is the same in both, and Latin-1 is written without being converted.
  response.end(text, bytes === text.length ? 'latin1' : 'utf8');
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  response.shouldKeepAlive = false;
  response.writeHead(status).end();
  request.resume();
}

/** @returns null when the body is too large. @throws when it breaks off */
function readBody(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const read = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_BODY_BYTES) return void chunks.push(chunk);
      request.off('data', read).pause();
      resolve(null);
    };
    request.on('data', read);
    request.once('end', () => resolve((chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString('utf8')));
    request.once('error', reject);
    request.once('close', () => {
      if (!request.complete) reject(new Error('The body broke off'));
    });
  });
}

/** @returns undefined when the body is not JSON; an empty object, which requests nothing, when it is empty */
function parse(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    // The message of JSON.parse would contain a part of the body. The refusal is logged.
    return undefined;
  }
}
