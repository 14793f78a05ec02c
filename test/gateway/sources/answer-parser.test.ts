import { describe, expect, it } from '@jest/globals';
import { type AnswerHead, ProtocolViolation } from '../../../gateway/sources/wire/answer-head.ts';
import { AnswerParser, AnswerTooLarge } from '../../../gateway/sources/wire/answer-parser.ts';
import { rawAnswer } from '../../support/raw-server.ts';

type Parsed = { readonly head: AnswerHead; readonly body: string; readonly hasMore: boolean };

/** @returns the answers in these pieces, and whether the connection's end completes another one. @throws what the parser throws */
function parse(pieces: readonly Buffer[], isWanted = true): Parsed[] {
  const answers: Parsed[] = [];
  const parser = new AnswerParser(1_000, {
    onHead: () => isWanted,
    onAnswer: (head, body, hasMore) => void answers.push({ head, body: body.toString('latin1'), hasMore }),
  });
  for (const piece of pieces) {
    // The memory of a piece is used again for the next.
    const memory = Buffer.from(piece);
    parser.push(memory);
    memory.fill(0);
  }
  parser.end();
  return answers;
}
const parseText = (text: string) => parse([Buffer.from(text, 'latin1')]);
const cut = (bytes: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));

const TYPE = 'content-type: application/json\r\n';
const withHead = (lines: string, body = '') => `HTTP/1.1 200 OK\r\n${TYPE}${lines}\r\n${body}`;
const chunked = (body: string) => withHead('Transfer-Encoding: chunked\r\n', body);

const ACCEPTED: readonly [what: string, text: string, bodies: readonly string[]][] = [
  ['a body with a length', rawAnswer('{"a":1}'), ['{"a":1}']],
  ['a body of no bytes', rawAnswer(''), ['']],
  ['chunks', chunked('3\r\nabc\r\n1A\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\n\r\n'), ['abcabcdefghijklmnopqrstuvwxyz']],
  ['no chunks', chunked('0\r\n\r\n'), ['']],
  ['chunks with extensions and trailers', chunked('003 ; a="b"\r\nabc\r\n0;x\r\ntrailer: y\r\n\r\n'), ['abc']],
  ['a body that ends with the connection', withHead('', 'abc\r\n\r\ndef'), ['abc\r\n\r\ndef']],
  ['interim answers', `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nlink: x\r\n\r\n${rawAnswer('abc')}`, ['abc']],
  [
    'several answers',
    rawAnswer('abc') + chunked('1\r\nx\r\n0\r\n\r\n') + rawAnswer('') + rawAnswer('def'),
    ['abc', 'x', '', 'def'],
  ],
  ['status 204, which has no body', `HTTP/1.1 204 None\r\n\r\n${rawAnswer('abc')}`, ['', 'abc']],
  [
    'status 304, whose length is not of its body',
    `HTTP/1.1 304 Same\r\ncontent-length: 9\r\n\r\n${rawAnswer('abc')}`,
    ['', 'abc'],
  ],
  ['a status line without a reason', 'HTTP/1.1 200\r\ncontent-length: 1\r\n\r\nx', ['x']],
  ['spaces and tabs around a value', withHead('content-length:\t 3 \t\r\n', 'abc'), ['abc']],
  ['names in any case', withHead('CONTENT-length: 3\r\n', 'abc'), ['abc']],
];

describe('an answer is read alike, however it arrives', () => {
  it.each(ACCEPTED)('%s', (_what, text, bodies) => {
    const bytes = Buffer.from(text, 'latin1');
    for (let size = 1; size <= bytes.length; size++) expect(parse(cut(bytes, size)).map(({ body }) => body)).toEqual(bodies);
    for (let at = 1; at < bytes.length; at++)
      expect(parse([bytes.subarray(0, at), bytes.subarray(at)]).map(({ body }) => body)).toEqual(bodies);
  });

  it('and skipped alike', () => {
    for (const [, text, bodies] of ACCEPTED) {
      const bytes = Buffer.from(text, 'latin1');
      for (const size of [1, 7, bytes.length]) expect(parse(cut(bytes, size), false)).toHaveLength(bodies.length);
    }
  });

  it('with the headers that matter', () => {
    const lines =
      'Connection: close\r\nKeep-Alive: max=5, timeout=7\r\nContent-Encoding: gzip\r\ncontent-encoding: br\r\nX-Fetch-Id: a1\r\n';
    expect(parseText(withHead(`${lines}content-length: 0\r\n`))[0]?.head).toEqual({
      status: 200,
      length: 0,
      isChunked: false,
      isKept: false,
      keptSeconds: 7,
      contentType: 'application/json',
      contentEncoding: 'gzip, br',
      fetchId: 'a1',
    });
  });

  it.each([
    ['HTTP/1.1', '', true],
    ['HTTP/1.1', 'connection: keep-alive\r\n', true],
    ['HTTP/1.1', 'connection: Close\r\n', false],
    ['HTTP/1.1', 'connection: keep-alive\r\nconnection: close\r\n', false],
    ['HTTP/1.0', '', false],
    ['HTTP/1.0', 'connection: keep-alive\r\n', false],
  ])('and %s with "%s" leaves the connection open: %s', (version, lines, isKept) => {
    expect(parseText(`${version} 200 OK\r\ncontent-length: 0\r\n${lines}\r\n`)[0]?.head).toMatchObject({ isKept });
  });

  it('and says whether more has arrived', () => {
    const more = (text: string) => parseText(text).map(({ hasMore }) => hasMore);
    expect([more(rawAnswer('a') + rawAnswer('')), more(chunked('0\r\n\r\n') + chunked('0\r\n\r\n'))]).toEqual([
      [true, false],
      [true, false],
    ]);
  });
});

const VIOLATIONS: readonly [rule: string, text: string][] = [
  ['status line', 'HTTP/2 200 OK\r\n\r\n'],
  ['status line', 'http/1.1 200 OK\r\n\r\n'],
  ['status line', 'HTTP/1.1 20 OK\r\n\r\n'],
  ['status line', 'HTTP/1.1 2000 OK\r\n\r\n'],
  ['status line', 'HTTP/1.1 600 OK\r\n\r\n'],
  ['status line', 'HTTP/1.1  200 OK\r\n\r\n'],
  ['status line', 'HTTP/1.1 200 O\0K\r\n\r\n'],
  ['status line', '\r\nHTTP/1.1 200 OK\r\n\r\n'],
  ['status line', '220 a mail server\r\n'],
  ['status line', 'x'],
  ['header field', 'HTTP/1.1 200 OK\n'],
  ['header field', `HTTP/1.1 200 OK\r\n${TYPE}content-length: 0\n\r\n\r\n`],
  ['header field', withHead('content-length: 0\r\n folded\r\n')],
  ['header field', withHead('content-length : 0\r\n')],
  ['header field', withHead(' content-length: 0\r\n')],
  ['header field', withHead(': 0\r\n')],
  ['header field', withHead('no colon\r\n')],
  ['header field', withHead('x: a\rb\r\n')],
  ['header field', withHead('x: a\0b\r\n')],
  ['header field', withHead('content\u00e4: 0\r\n')],
  ['content-length', withHead('content-length: 3\r\ncontent-length: 3\r\n', 'abc')],
  ['content-length', withHead('content-length: 3\r\ncontent-length: 4\r\n', 'abc')],
  ['content-length', withHead('content-length: 3, 3\r\n', 'abc')],
  ['content-length', withHead('content-length: +3\r\n', 'abc')],
  ['content-length', withHead('content-length: -3\r\n', 'abc')],
  ['content-length', withHead('content-length: 0x3\r\n', 'abc')],
  ['content-length', withHead('content-length: 3.0\r\n', 'abc')],
  ['content-length', withHead('content-length: \r\n', 'abc')],
  ['content-length', withHead('content-length: \u00a03\r\n', 'abc')],
  ['content-length', withHead('content-length: 99999999999999999999\r\n', 'abc')],
  ['transfer-encoding', withHead('transfer-encoding: gzip, chunked\r\n', '0\r\n\r\n')],
  ['transfer-encoding', withHead('transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n', '0\r\n\r\n')],
  ['transfer-encoding', withHead('transfer-encoding: xchunked\r\n', '0\r\n\r\n')],
  ['transfer-encoding', withHead('transfer-encoding: chunked\u00a0\r\n', '0\r\n\r\n')],
  ['transfer-encoding', withHead('transfer-encoding: identity\r\n', 'abc')],
  ['transfer-encoding', 'HTTP/1.0 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['two lengths', withHead('content-length: 5\r\ntransfer-encoding: chunked\r\n', '0\r\n\r\n')],
  ['interim answer', 'HTTP/1.1 101 Switching\r\nupgrade: websocket\r\n\r\n'],
  ['interim answer', 'HTTP/1.1 100 Continue\r\ncontent-length: 3\r\n\r\nabc'],
  ['interim answer', `HTTP/1.0 100 Continue\r\n\r\n${rawAnswer('abc')}`],
  ['interim answer', `HTTP/1.1 103 Hints\r\nconnection: close\r\n\r\n${rawAnswer('abc')}`],
  ['head too large', withHead(`x: ${'a'.repeat(17_000)}\r\n`)],
  ['head too large', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(700)],
  ['chunk size', chunked('g\r\n')],
  ['chunk size', chunked('\r\n')],
  ['chunk size', chunked('-1\r\n')],
  ['chunk size', chunked('0x3\r\nabc\r\n')],
  ['chunk size', chunked(' 3\r\nabc\r\n')],
  ['chunk size', chunked('3 \r\nabc\r\n')],
  ['chunk size', chunked('3\nabc\r\n')],
  ['chunk size', chunked('3;a\0b\r\nabc\r\n')],
  ['chunk size', chunked('000000003\r\nabc\r\n')],
  ['chunk end', chunked('3\r\nabcd\r\n')],
  ['chunk end', chunked('3\r\nabc\n0\r\n\r\n')],
  ['trailer field', chunked('0\r\nno colon\r\n\r\n')],
  ['trailer field', chunked('0\r\n folded: x\r\n\r\n')],
  ['trailer field', chunked('0\r\n\n')],
  ['too much beside the body', chunked(`1;${'x'.repeat(16_000)}\r\na\r\n1;${'x'.repeat(16_000)}\r\na\r\n`)],
  ['too much beside the body', chunked(`0\r\n${'a: b\r\n'.repeat(3_000)}\r\n`)],
  ['too much beside the body', chunked('1'.repeat(17_000))],
];

const thrownBy = (pieces: readonly Buffer[]): unknown => {
  try {
    return parse(pieces);
  } catch (error) {
    return error;
  }
};

describe('what is not HTTP as it is read here is refused', () => {
  it.each(VIOLATIONS)('%s: %j', (rule, text) => {
    const bytes = Buffer.from(text, 'latin1');
    for (const size of [bytes.length, 1, 2, 5, 64]) {
      const thrown = thrownBy(cut(bytes, size));
      expect(thrown).toBeInstanceOf(ProtocolViolation);
      expect(thrown).toMatchObject({ rule });
    }
  });

  it('with a message that repeats no byte of it', () => {
    expect(String(thrownBy([Buffer.from('SECRET')]))).toBe('Error: The subgraph broke a rule of HTTP: status line');
  });

  it.each([
    ['a length', withHead('content-length: 1001\r\n')],
    ['chunks', chunked(`3e8\r\n${'x'.repeat(1_000)}\r\n1\r\n`)],
    ['the size of a chunk', chunked('ffffffff\r\n')],
    ['no length', withHead('', 'x'.repeat(1_001))],
  ])('and so is a body over its limit, by %s', (_what, text) => {
    for (const size of [text.length, 1]) expect(thrownBy(cut(Buffer.from(text), size))).toBeInstanceOf(AnswerTooLarge);
  });
});

describe('a chunk bomb', () => {
  it('of chunks of one byte takes the memory of its bytes', () => {
    let taken = 0;
    const parser = new AnswerParser(1_000_000, {
      onHead: () => true,
      onAnswer: (_head, body) => void (taken = body.buffer.byteLength),
    });
    parser.push(Buffer.from(chunked('')));
    const chunks = Buffer.from('1\r\nx\r\n'.repeat(10_000));
    for (let times = 0; times < 50; times++) parser.push(chunks);
    parser.push(Buffer.from('0\r\n\r\n'));
    expect(taken).toBeGreaterThanOrEqual(500_000);
    expect(taken).toBeLessThanOrEqual(1_100_000);
  });
});
