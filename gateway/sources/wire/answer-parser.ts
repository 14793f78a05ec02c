import { BodyBytes } from '../body-bytes.ts';
import { type AnswerHead, HeadReader, ProtocolViolation, type ViolatedRule } from './answer-head.ts';

/** Receives what a parser reads. It may throw; then nothing more may be parsed. */
export type AnswerSink = {
  /** @returns whether the body is of interest; else it is skipped */
  readonly onHead: (head: AnswerHead) => boolean;
  /**
   * @param body valid only during this call, unless it has more bytes than were pushed at once; empty if it was skipped
   * @param hasMore whether further bytes have arrived
   */
  readonly onAnswer: (head: AnswerHead, body: Buffer, hasMore: boolean) => void;
};

/** A body has more bytes than it may. */
export class AnswerTooLarge extends Error {}

/** For the heads of one answer, interim ones included, and for its chunk extensions and trailers. */
const MAX_HEAD_BYTES = 16_384;
/** Longer lengths of chunks than `ffffffff` are refused. */
const CHUNK_LINE = /^([0-9a-f]{1,8})([\t ]*;[\t\x20-\x7e\x80-\xff]*)?\r\n$/i;
const TRAILER_LINE = /^[!#$%&'*+\-.^_`|~\w]+:[\t\x20-\x7e\x80-\xff]*\r\n$/;
const HEAD_END = Buffer.from('\r\n\r\n');
const [CR, LF] = [13, 10];
const NOTHING = Buffer.alloc(0);
/** A step returns it when it needs more bytes. */
const INCOMPLETE = -1;

type State = 'head' | 'body' | 'until the end' | 'chunk size' | 'chunk' | 'chunk end' | 'trailers';

/** Reads answers from the bytes of one connection. Answers may arrive in any pieces. */
export class AnswerParser {
  readonly #sink: AnswerSink;
  readonly #maxBytes: number;
  readonly #heads = new HeadReader();
  readonly #body = new BodyBytes();
  #state: State = 'head';
  #head: AnswerHead | null = null;
  /** The beginning of a head or line that has not arrived whole. */
  #partial: Buffer | null = null;
  /** Of the body, or of the chunk. */
  #remaining = 0;
  #isWanted = false;
  #bodyBytes = 0;
  #besideBytes = 0;

  constructor(maxBytes: number, sink: AnswerSink) {
    this.#maxBytes = maxBytes;
    this.#sink = sink;
  }

  /**
   * @param bytes may be overwritten after this call
   * @throws ProtocolViolation, AnswerTooLarge, and what the sink throws
   */
  push(bytes: Buffer): void {
    const all = this.#partial ? Buffer.concat([this.#partial, bytes]) : bytes;
    this.#partial = null;
    let at = 0;
    while (at < all.length) {
      const next = this.#step(all, at);
      if (next === INCOMPLETE) {
        this.#partial = Buffer.from(all.subarray(at));
        return;
      }
      at = next;
    }
  }

  /** The connection has ended in order, which ends a body without a length. */
  end(): void {
    if (this.#state === 'until the end') this.#finish(this.#body.take(), false);
  }

  #step(bytes: Buffer, at: number): number {
    switch (this.#state) {
      case 'head':
        return this.#readHead(bytes, at);
      case 'body':
        return this.#readBody(bytes, at);
      case 'until the end':
        this.#count(bytes.length - at);
        this.#keep(bytes, at, bytes.length);
        return bytes.length;
      case 'chunk size':
        return this.#readChunkSize(bytes, at);
      case 'chunk':
        return this.#readChunk(bytes, at);
      case 'chunk end':
        if (bytes[at] !== CR || (bytes.length > at + 1 && bytes[at + 1] !== LF)) throw new ProtocolViolation('chunk end');
        if (bytes.length === at + 1) return INCOMPLETE;
        this.#state = 'chunk size';
        return at + 2;
      case 'trailers':
        return this.#readTrailer(bytes, at);
    }
  }

  #readHead(bytes: Buffer, at: number): number {
    const found = bytes.indexOf(HEAD_END, at);
    const end = found < 0 ? bytes.length : found + HEAD_END.length;
    if (this.#besideBytes + end - at > MAX_HEAD_BYTES) throw new ProtocolViolation('head too large');
    if (found < 0) {
      checkBeginning(bytes, at);
      return INCOMPLETE;
    }
    this.#besideBytes += end - at;
    const head = this.#heads.read(bytes.toString('latin1', at, found + 2));
    if (head.status < 200) return end;
    this.#head = head;
    this.#besideBytes = 0;
    this.#isWanted = this.#sink.onHead(head);
    if (head.isChunked) this.#state = 'chunk size';
    else if (head.length === null) this.#state = 'until the end';
    else {
      this.#count(head.length);
      this.#remaining = head.length;
      this.#state = 'body';
      if (head.length === 0) this.#finish(NOTHING, bytes.length > end);
    }
    return end;
  }

  #readBody(bytes: Buffer, at: number): number {
    const end = Math.min(bytes.length, at + this.#remaining);
    this.#remaining -= end - at;
    if (this.#remaining > 0 && this.#isWanted) this.#body.reserve(this.#remaining + end - at);
    if (this.#remaining > 0 || this.#body.size > 0) this.#keep(bytes, at, end);
    if (this.#remaining > 0) return end;
    const isWhole = this.#body.size === 0;
    this.#finish(isWhole ? bytes.subarray(at, end) : this.#body.take(), bytes.length > end);
    return end;
  }

  #readChunkSize(bytes: Buffer, at: number): number {
    const line = this.#readLine(bytes, at, 'chunk size');
    if (line === null) return INCOMPLETE;
    const [, size = '', extension = ''] = CHUNK_LINE.exec(line) ?? [];
    if (size === '') throw new ProtocolViolation('chunk size');
    this.#countBeside(extension.length);
    this.#remaining = parseInt(size, 16);
    this.#count(this.#remaining);
    this.#state = this.#remaining === 0 ? 'trailers' : 'chunk';
    return at + line.length;
  }

  #readChunk(bytes: Buffer, at: number): number {
    const end = Math.min(bytes.length, at + this.#remaining);
    this.#remaining -= end - at;
    this.#keep(bytes, at, end);
    if (this.#remaining === 0) this.#state = 'chunk end';
    return end;
  }

  #readTrailer(bytes: Buffer, at: number): number {
    const line = this.#readLine(bytes, at, 'trailer field');
    if (line === null) return INCOMPLETE;
    this.#countBeside(line.length);
    if (line === '\r\n') this.#finish(this.#body.take(), bytes.length > at + line.length);
    else if (!TRAILER_LINE.test(line)) throw new ProtocolViolation('trailer field');
    return at + line.length;
  }

  /** @returns a line with its end; null: it has not arrived whole */
  #readLine(bytes: Buffer, at: number, rule: ViolatedRule): string | null {
    const end = bytes.indexOf(LF, at);
    if ((end < 0 ? bytes.length : end) - at > MAX_HEAD_BYTES) throw new ProtocolViolation('too much beside the body');
    if (end < 0) return null;
    if (bytes[end - 1] !== CR) throw new ProtocolViolation(rule);
    return bytes.toString('latin1', at, end + 1);
  }

  #countBeside(bytes: number): void {
    this.#besideBytes += bytes;
    if (this.#besideBytes > MAX_HEAD_BYTES) throw new ProtocolViolation('too much beside the body');
  }

  #count(bytes: number): void {
    this.#bodyBytes += bytes;
    if (this.#bodyBytes > this.#maxBytes) throw new AnswerTooLarge();
  }

  #keep(bytes: Buffer, at: number, end: number): void {
    if (this.#isWanted) this.#body.append(bytes.subarray(at, end));
  }

  #finish(body: Buffer, hasMore: boolean): void {
    const head = this.#head;
    if (head === null) return;
    this.#head = null;
    this.#state = 'head';
    this.#bodyBytes = 0;
    this.#besideBytes = 0;
    this.#sink.onAnswer(head, this.#isWanted ? body : NOTHING, hasMore);
  }
}

const BEGINNING = 'HTTP/1.';

/** Refuses what cannot become a head, without waiting for its end. */
function checkBeginning(bytes: Buffer, at: number): void {
  const beginning = bytes.toString('latin1', at, at + BEGINNING.length);
  if (!BEGINNING.startsWith(beginning)) throw new ProtocolViolation('status line');
  for (let lf = bytes.indexOf(LF, at); lf >= 0; lf = bytes.indexOf(LF, lf + 1))
    if (bytes[lf - 1] !== CR) throw new ProtocolViolation('header field');
}
