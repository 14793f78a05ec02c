import { join } from 'node:path';
import { DEMO_LETTERS_FOLDER, type DemoLetter, demoLetters } from '../../subgraphs/notices/letters/demo-letters.ts';
import { letterPath } from '../../subgraphs/notices/letters/letter-files.ts';

const nameOf = ({ noticeId, recipientId }: DemoLetter): string => `${noticeId}.${recipientId}`;

/** The demo letters, by notice and recipient: ntc-0201-1.p0201. */
export const DEMO_LETTERS: ReadonlyMap<string, DemoLetter> = new Map(demoLetters([]).map((letter) => [nameOf(letter), letter]));

/** @returns the path of the file of a demo letter */
export function demoLetterFile(name: string): string {
  const letter = DEMO_LETTERS.get(name);
  if (!letter) throw new Error(`There is no letter ${name}`);
  return join(DEMO_LETTERS_FOLDER, letterPath(letter.sha256));
}
