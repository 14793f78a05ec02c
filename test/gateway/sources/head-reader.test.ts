import { describe, expect, it } from '@jest/globals';
import { type AnswerHead, HeadReader, type ProtocolViolation } from '../../../gateway/sources/wire/answer-head.ts';

describe('lines that a head has in common with the one before it on its connection', () => {
  const OK = 'HTTP/1.1 200 OK\r\n';
  const HEADS = [
    `${OK}content-type: a/b\r\ncontent-length: 3\r\nconnection: keep-alive\r\nkeep-alive: timeout=5\r\n`,
    `${OK}content-type: a/b\r\ncontent-length: 30\r\nconnection: keep-alive\r\nkeep-alive: timeout=50\r\n`,
    `${OK}content-type: a/bc\r\ncontent-length: 3\r\nconnection: close\r\n`,
    `${OK}content-type: a/b\r\ntransfer-encoding: chunked\r\n`,
    `${OK}content-type: a/b\r\ntransfer-encoding: chunked\r\ncontent-length: 3\r\n`,
    `${OK}content-type: a/b\r\ncontent-length: 3\r\ncontent-length: 3\r\n`,
    `${OK}content-encoding: br\r\ncontent-length: 3\r\nx-fetch-id: 1\r\n`,
    `${OK}content-length: 3\r\ncontent-encoding: br\r\nx-fetch-id: 12\r\n`,
    `${OK}content-length: 3\r\ncontent-encoding: br\r\nx-fetch-id : 12\r\n`,
    `${OK}content-length: 3\r\n folded\r\n`,
    `HTTP/1.1 204 None\r\ncontent-type: a/b\r\ncontent-length: 3\r\n`,
    `HTTP/1.0 200 OK\r\ncontent-type: a/b\r\ncontent-length: 3\r\nconnection: keep-alive\r\n`,
    `HTTP/1.1 101 Other\r\ncontent-type: a/b\r\n`,
    OK,
  ];
  const read = (reader: HeadReader, text: string): AnswerHead | string => {
    try {
      return reader.read(text);
    } catch (error) {
      return (error as ProtocolViolation).rule;
    }
  };

  it('change nothing in how it is read', () => {
    for (const before of HEADS)
      for (const head of HEADS) {
        const reader = new HeadReader();
        read(reader, before);
        expect([before, head, read(reader, head)]).toEqual([before, head, read(new HeadReader(), head)]);
      }
    expect(new Set(HEADS.map((head) => JSON.stringify(read(new HeadReader(), head)))).size).toBeGreaterThan(9);
  });
});
