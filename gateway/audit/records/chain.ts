import { hash } from 'node:crypto';
import { canonicalText } from './canonical-json.ts';

/** A record of a chain, as it is written: the text of one line, in canonical JSON, without the newline. */
export type ChainedRecord = {
  readonly text: string;
  readonly n: number;
  readonly hash: string;
};

/** How far a chain goes: the number and hash of its last record. */
export type ChainEnd = { readonly writer: string; readonly n: number; readonly hash: string };

/** The records of one writer. Each names the one before it by hash, so that none can be changed, left out or put in later. */
export type Chain = {
  readonly end: () => ChainEnd;
  /**
   * @param at RFC 3339, in UTC
   * @param members the members of the record after `chain`, canonical and in order: `"event":"access",…`
   */
  readonly add: (at: string, members: string) => ChainedRecord;
};

/** The `prev` of the first record of a writer. */
export const NO_RECORD = '';

/** @returns SHA-256 in base64url. A record's text is canonical, so the hash of the text is the hash of the record */
export const hashRecord = (text: string | Buffer): string => hash('sha256', text, 'base64url');

/** @param writer an id that no other chain has */
export function createChain(writer: string): Chain {
  const name = canonicalText(writer);
  let [n, last] = [0, NO_RECORD];
  return {
    end: () => ({ writer, n, hash: last }),
    add(at, members) {
      n += 1;
      const text = `{"at":"${at}","chain":{"n":${n},"prev":"${last}","writer":${name}},${members}}`;
      last = hashRecord(text);
      return { text, n, hash: last };
    },
  };
}
