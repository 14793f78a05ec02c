import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Agent, request as requestByNode } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FetchFailure } from '../../../gateway/sources/fetch-failure.ts';
import { ProtocolViolation, type ViolatedRule } from '../../../gateway/sources/wire/answer-head.ts';
import { openWire } from '../../../gateway/sources/wire/wire.ts';
import { isDeep } from '../../support/depth.ts';

const RUNS = isDeep ? 50_000 : 1_200;
const LIMITS = { timeoutMs: 60_000, maxBytes: 100_000 };

/** What the next connections get, in pieces, before they are closed. */
let pieces: readonly string[] = [];
const sockets = new Set<Socket>();
const server = createServer((socket) => {
  sockets.add(socket);
  socket.setNoDelay(true).on('error', () => undefined);
  socket.on('close', () => sockets.delete(socket));
  socket.once('data', () => void say(socket));
});

async function say(socket: Socket): Promise<void> {
  for (const piece of pieces) {
    socket.write(piece, 'latin1');
    await new Promise(setImmediate);
  }
  socket.end();
}

let url: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** An answer that was read, or why not. */
type Outcome = { readonly status: number; readonly body: string } | { readonly refused: string };

/** As this client reads it. A body that is not JSON by its type, or not UTF-8, or coded, is refused for other reasons than HTTP. */
async function readByWire(): Promise<Outcome> {
  const client = openWire(url, LIMITS);
  try {
    // It is not a query, so that it is not sent again.
    return { status: 200, body: await client.post([], '{}', false) };
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    if (error.reason === 'status') return { status: error.status ?? 0, body: '' };
    return { refused: error.cause instanceof ProtocolViolation ? error.cause.rule : error.reason };
  } finally {
    await client.close();
  }
}

/** As Node's own client reads it, with the parser of Node. */
const readByNode = (): Promise<Outcome> =>
  new Promise((resolve) => {
    const agent = new Agent({ keepAlive: true });
    const end = (outcome: Outcome) => {
      agent.destroy();
      resolve(outcome);
    };
    const sent = requestByNode(url, { method: 'POST', agent, headers: { 'content-length': 2 } }, (response) => {
      const chunks: Buffer[] = [];
      response
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('error', (error: NodeJS.ErrnoException) => end({ refused: error.code ?? error.message }))
        .on('end', () => {
          const status = response.statusCode ?? 0;
          end({ status, body: status === 200 ? Buffer.concat(chunks).toString('utf8') : '' });
        });
    });
    sent.on('error', (error: NodeJS.ErrnoException) => end({ refused: error.code ?? error.message }));
    sent.on('close', () => end({ refused: 'close' }));
    // Node hands over a connection that changes its protocol; here that is no answer.
    sent.on('upgrade', (_response, socket) => {
      socket.destroy();
      end({ refused: 'upgrade' });
    });
    sent.end('{}');
  });

const TYPE = 'content-type: application/json\r\n';
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
const body = fc.string({ unit: fc.constantFrom('a', '{', '"', ' ', '\r', '\n', '0', ':'), maxLength: 40 });
const otherHeaders = fc
  .array(
    fc.constantFrom(
      'x: y\r\n',
      'date: Fri, 27 Nov 2026 12:00:00 GMT\r\n',
      'connection: keep-alive\r\n',
      'connection: close\r\n',
      'keep-alive: timeout=5\r\n',
      'vary:\r\n',
      'X-Long: '.padEnd(300, 'x') + '\r\n',
    ),
    { maxLength: 4 },
  )
  .map((lines) => lines.join(''));
const interim = fc.constantFrom('', '', '', 'HTTP/1.1 100 Continue\r\n\r\n', 'HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n');
const status = fc.constantFrom('200 OK', '200 OK', '200 OK', '200', '500 Oh', '404 ', '204 None', '304 Same');
const framed = fc.oneof(
  body.map((text) => `content-length: ${text.length}\r\n\r\n${text}`),
  fc
    .array(
      body.filter((text) => text !== ''),
      { maxLength: 4 },
    )
    .map((parts) => `transfer-encoding: chunked\r\n\r\n${parts.map(chunk).join('')}0\r\n\r\n`),
  body.map((text) => `\r\n${text}`),
);
/** An answer that both clients read. */
const validAnswer = fc
  .tuple(interim, status, otherHeaders, framed)
  .map(([before, line, headers, rest]) => `${before}HTTP/1.1 ${line}\r\n${TYPE}${headers}${rest}`);

/** What is put into an answer, or in place of a part of it. */
const fragment = fc.oneof(
  fc.constantFrom(
    '\r\n',
    '\n',
    '\r',
    '\r\n\r\n',
    ' ',
    '\t',
    '\0',
    ':',
    ',',
    ';',
    '0',
    '-',
    '+',
    '0x',
    'f',
    '\xa0',
    '\xff',
    'HTTP/1.1',
    'HTTP/1.0',
    ' 200 ',
  ),
  fc.constantFrom(
    'content-length: 3\r\n',
    'content-length: 0\r\n',
    'content-length:\r\n',
    'Content-Length : 3\r\n',
    'transfer-encoding: chunked\r\n',
    'Transfer-Encoding: gzip\r\n',
    'transfer-encoding: identity\r\n',
    ' folded\r\n',
    'connection: upgrade\r\n',
    '0\r\n\r\n',
    '3\r\nabc\r\n',
    'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n',
  ),
  fc.string({ unit: fc.nat(255).map((code) => String.fromCharCode(code)), maxLength: 3 }),
);
type Change = { readonly at: number; readonly remove: number; readonly insert: string };
const change: fc.Arbitrary<Change> = fc.record({ at: fc.nat(400), remove: fc.constantFrom(0, 0, 1, 2, 5, 20), insert: fragment });
const applyChange = (text: string, { at, remove, insert }: Change): string => {
  const from = at % (text.length + 1);
  return text.slice(0, from) + insert + text.slice(from + remove);
};
const changedAnswer = fc
  .tuple(validAnswer, fc.array(change, { minLength: 1, maxLength: 3 }))
  .map(([text, changes]) => changes.reduce(applyChange, text));
const anyBytes = fc.string({ unit: fc.nat(255).map((code) => String.fromCharCode(code)), maxLength: 60 });
const cuts = fc.array(fc.nat(400), { maxLength: 3 });

const cutAt = (text: string, places: readonly number[]): string[] => {
  const sorted = [0, ...places.map((place) => place % (text.length + 1)).toSorted((a, b) => a - b), text.length];
  return sorted.slice(1).map((end, index) => text.slice(sorted[index], end));
};

/** What Node reads and this client refuses, and the reason. Everything else they must read alike. */
const STRICTER: Readonly<Partial<Record<ViolatedRule | 'not-json' | 'coding', string>>> = {
  'bytes beyond the answer': 'Node gives the answer and then ends the connection',
  'status line': 'Node accepts line ends before it, and any character in its reason',
  'content-length': 'Node accepts lengths of more than ten digits',
  'transfer-encoding': 'Node accepts any coding, as the last of a body that ends with the connection',
  'interim answer': 'Node accepts one with a length',
  'chunk size': 'Node accepts more than eight digits',
  'not-json': 'the content type, and UTF-8, are checked',
  coding: 'the content coding is checked',
};

/** An answer of another status than 200 is a failure, whatever follows. */
const agree = (ours: Outcome, nodes: Outcome): boolean => {
  const isRead = !('refused' in nodes) && nodes.status === 200;
  if ('refused' in ours) return !isRead || Object.hasOwn(STRICTER, ours.refused);
  if (ours.status !== 200) return 'refused' in nodes || ours.status === nodes.status;
  return isRead && ours.body === nodes.body;
};

async function compare(parts: readonly string[]): Promise<readonly [Outcome, Outcome]> {
  pieces = parts;
  const both = await Promise.all([readByWire(), readByNode()]);
  if (!agree(...both)) throw new Error(`They differ on ${JSON.stringify(parts)}: ${JSON.stringify(both)}`);
  return both;
}

describe("this client and Node's read the same answers", () => {
  it('of all that are valid, every one', async () => {
    const property = fc.asyncProperty(validAnswer, cuts, async (text, places) => {
      const [ours] = await compare(cutAt(text, places));
      expect(ours).toHaveProperty('status');
    });
    await fc.assert(property, { numRuns: RUNS / 3 });
  });

  it('of those that were changed, no other, except for the listed reasons', async () => {
    let read = 0;
    const property = fc.asyncProperty(changedAnswer, cuts, async (text, places) => {
      const [ours] = await compare(cutAt(text, places));
      if (!('refused' in ours)) read++;
    });
    await fc.assert(property, { numRuns: RUNS });
    // The changes are neither all harmless nor all fatal.
    expect(read).toBeGreaterThan(RUNS / 20);
    expect(read).toBeLessThan((RUNS * 19) / 20);
  });

  it('of random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, cuts, async (text, places) => void (await compare(cutAt(text, places)))),
      { numRuns: RUNS / 10 },
    );
  });
});
