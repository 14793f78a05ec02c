import { FETCH_ID_HEADER } from '../../../schema/contract/fetch-id.ts';

/** Why bytes are not accepted as an answer. Nothing that follows on their connection can be trusted. */
export type ViolatedRule =
  | 'status line'
  | 'header field'
  | 'head too large'
  | 'content-length'
  | 'transfer-encoding'
  | 'two lengths'
  | 'interim answer'
  | 'chunk size'
  | 'chunk end'
  | 'trailer field'
  | 'too much beside the body'
  | 'bytes beyond the answer'
  | 'fetch id';

/** What arrived is not HTTP/1.1 as this client reads it. The message holds no byte of it. */
export class ProtocolViolation extends Error {
  readonly rule: ViolatedRule;

  constructor(rule: ViolatedRule) {
    super(`The subgraph broke a rule of HTTP: ${rule}`);
    this.rule = rule;
  }
}

/** The head of an answer, as far as this client reads it. */
export type AnswerHead = {
  readonly status: number;
  /** `bytes` of a body; null: it is chunked, or ends with the connection. */
  readonly length: number | null;
  readonly isChunked: boolean;
  /** Whether the connection stays open after this answer. */
  readonly isKept: boolean;
  /** How long the server keeps an idle connection, in seconds; null: it does not say. */
  readonly keptSeconds: number | null;
  readonly contentType: string;
  readonly contentEncoding: string;
  readonly fetchId: string | null;
};

/** Which characters a token may have (RFC 9110, 5.6.2), by code. */
const TOKEN = tableOf(/[!#$%&'*+\-.^_`|~0-9A-Za-z]/);
/** Which characters the value of a header may have (RFC 9110, 5.5), by code. */
const VALUE = tableOf(/[\t\x20-\x7e\x80-\xff]/);

function tableOf(pattern: RegExp): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, code) => (pattern.test(String.fromCharCode(code)) ? 1 : 0));
}

const STATUS_LINE = /^HTTP\/1\.([01]) ([1-5]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?\r\n/;
/** How nearly all answers begin. */
const USUAL_STATUS_LINE = 'HTTP/1.1 200 OK\r\n';
const CONTENT_LENGTH = /^\d{1,10}$/;
const KEPT_SECONDS = /\btimeout=(\d{1,6})\b/i;

const [COLON, CR, LF, SPACE, TAB] = [58, 13, 10, 32, 9];

/** The headers that are read; others are checked for their form only. */
const READ = [
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'content-type',
  'content-encoding',
  FETCH_ID_HEADER,
] as const;

/** A line of a head that was read before. */
type KnownLine = {
  /** With its end. */
  readonly text: string;
  /** Which of `READ` it is; -1: none. */
  readonly index: number;
  readonly value: string;
};

const MAX_KNOWN_LINES = 16;
const MAX_KNOWN_CHARACTERS = 256;

/**
 * Reads the heads of the answers of one connection strictly: no bare line feeds, no folded lines, no spaces before a colon, not
 * two lengths.
 *
 * Most lines of a head are, character by character, those of the head before. They are compared with it instead of read.
 */
export class HeadReader {
  readonly #known: KnownLine[] = [];

  /**
   * @param text as Latin-1, from the status line up to the end of the last header's line
   * @throws ProtocolViolation
   */
  read(text: string): AnswerHead {
    const { isOldHttp, status, end } = text.startsWith(USUAL_STATUS_LINE) ? USUAL_LINE : readStatusLine(text);
    const headers = this.#readHeaders(text, end);
    const [contentLength, transferEncoding, connectionText, keepAlive, contentType, contentEncoding, fetchId] = headers;
    const length = lengthOf(contentLength);
    const isChunked = isChunkedBy(transferEncoding, isOldHttp);
    if (isChunked && length !== null) throw new ProtocolViolation('two lengths');
    const connection = connectionText?.toLowerCase();
    const isKept = !isOldHttp && (connection === undefined || connection === 'keep-alive');
    // An interim answer has no body, and the answer follows on its connection (RFC 9110, 15.2; HTTP/1.0 has none).
    if (status < 200 && (status === 101 || isChunked || length !== null || !isKept))
      throw new ProtocolViolation('interim answer');
    const keptSeconds = keepAlive === undefined ? undefined : KEPT_SECONDS.exec(keepAlive)?.[1];
    return {
      status,
      length: status === 204 || status === 304 ? 0 : length,
      isChunked: isChunked && status !== 204 && status !== 304,
      isKept,
      keptSeconds: keptSeconds === undefined ? null : Number(keptSeconds),
      contentType: contentType ?? '',
      contentEncoding: contentEncoding ?? '',
      fetchId: fetchId ?? null,
    };
  }

  /** @returns the values. Several of one name are joined */
  #readHeaders(text: string, from: number): ReadValues {
    const values: ReadValues = NO_VALUES.slice();
    let at = from;
    for (let count = 0; at < text.length; count++) {
      let line = this.#known[count];
      if (line === undefined || !text.startsWith(line.text, at)) {
        line = readLine(text, at);
        if (count < MAX_KNOWN_LINES && line.text.length <= MAX_KNOWN_CHARACTERS) this.#known[count] = line;
      }
      const { index, value } = line;
      if (index !== -1) {
        const before = values[index];
        values[index] = before === undefined ? value : `${before}, ${value}`;
      }
      at += line.text.length;
    }
    return values;
  }
}

type StatusLine = { readonly isOldHttp: boolean; readonly status: number; readonly end: number };

const USUAL_LINE: StatusLine = { isOldHttp: false, status: 200, end: USUAL_STATUS_LINE.length };

function readStatusLine(text: string): StatusLine {
  const line = STATUS_LINE.exec(text);
  if (!line) throw new ProtocolViolation('status line');
  return { isOldHttp: line[1] === '0', status: Number(line[2]), end: line[0].length };
}

/** The values of the headers that are read, in the order of `READ`. */
type ReadValues = (string | undefined)[];

const NO_VALUES: ReadValues = READ.map(() => undefined);

function readLine(text: string, start: number): KnownLine {
  let at = start;
  while (TOKEN[text.charCodeAt(at)] === 1) at++;
  const nameEnd = at;
  if (nameEnd === start || text.charCodeAt(at) !== COLON) throw new ProtocolViolation('header field');
  at++;
  const valueAt = at;
  while (VALUE[text.charCodeAt(at)] === 1) at++;
  if (text.charCodeAt(at) !== CR || text.charCodeAt(at + 1) !== LF) throw new ProtocolViolation('header field');
  const index = indexOfName(text, start, nameEnd);
  return { text: text.slice(start, at + 2), index, value: index === -1 ? '' : withoutSpace(text, valueAt, at) };
}

/** @returns which of `READ` stands there, in whatever case; -1: none. To look a new string up in a map would cost more */
function indexOfName(text: string, start: number, end: number): number {
  for (let index = 0; index < READ.length; index++) {
    const name = READ[index] ?? '';
    let at = 0;
    // Of the characters of a token, only letters become other ones that are in these names.
    if (name.length === end - start)
      while (at < name.length && (text.charCodeAt(start + at) | 0x20) === name.charCodeAt(at)) at++;
    if (at > 0 && at === name.length) return index;
  }
  return -1;
}

/** Removes spaces and tabs around a value. `trim` would remove other characters too, as the no-break space. */
function withoutSpace(text: string, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

const isSpace = (code: number): boolean => code === SPACE || code === TAB;

/** Two lengths, even equal ones, are refused: joined they are no number. */
function lengthOf(value: string | undefined): number | null {
  if (value === undefined) return null;
  if (!CONTENT_LENGTH.test(value)) throw new ProtocolViolation('content-length');
  return Number(value);
}

function isChunkedBy(value: string | undefined, isOldHttp: boolean): boolean {
  if (value === undefined) return false;
  if (value.toLowerCase() !== 'chunked' || isOldHttp) throw new ProtocolViolation('transfer-encoding');
  return true;
}
