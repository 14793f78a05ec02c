import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LetterRow, NoticeDecisionRow } from '../rows.ts';

/** The files of the demo letters. */
export const DEMO_LETTERS_FOLDER = fileURLToPath(new URL('./pdf/', import.meta.url));
/** Which of them is whose, as `npm run letters` writes it. */
const INDEX = new URL('./demo-letters.generated.json', import.meta.url);

/** A letter of the demo without the persons whom it names. */
export type DemoLetter = Omit<LetterRow, 'namedIds'>;

let known: readonly DemoLetter[] | undefined;

/** @returns the letters of the demo notices. They name their recipient and whom they decide about */
export function demoLetters(decisions: readonly NoticeDecisionRow[]): LetterRow[] {
  known ??= JSON.parse(readFileSync(INDEX, 'utf8')) as DemoLetter[];
  return known.map((letter) => {
    const decided = decisions.filter(({ noticeId }) => noticeId === letter.noticeId).map(({ personId }) => personId);
    return { ...letter, namedIds: [...new Set([letter.recipientId, ...decided])] };
  });
}
