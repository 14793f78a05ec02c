import { readdirSync, readFileSync } from 'node:fs';
import type { LetterRecord, NoticeDecisionRow } from '../rows.ts';

const FOLDER = new URL('./pdf/', import.meta.url);
const NAME = /^(?<noticeId>[^.]+)\.(?<recipientId>[^.]+)\.pdf$/;

let known: readonly Omit<LetterRecord, 'namedIds'>[] | undefined;

/** @returns the letters of the demo notices, as `npm run letters` has made them. They name their recipient and whom they decide about */
export function demoLetters(decisions: readonly NoticeDecisionRow[]): LetterRecord[] {
  known ??= readdirSync(FOLDER).map(readLetter);
  return known.map((letter) => {
    const decided = decisions.filter(({ noticeId }) => noticeId === letter.noticeId).map(({ personId }) => personId);
    return { ...letter, namedIds: [...new Set([letter.recipientId, ...decided])] };
  });
}

function readLetter(name: string): Omit<LetterRecord, 'namedIds'> {
  const { noticeId, recipientId } = NAME.exec(name)?.groups ?? {};
  if (noticeId === undefined || recipientId === undefined) throw new Error(`${name} is not named like a letter`);
  return { noticeId, recipientId, content: readFileSync(new URL(name, FOLDER)) };
}
