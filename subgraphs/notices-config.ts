import { accessSync, constants, statSync } from 'node:fs';
import { type Problem, text } from '../schema/contract/configuration.ts';
import { DEMO_LETTERS_FOLDER } from './notices/letters/demo-letters.ts';
import type { LetterSettings } from './notices/letters/letter-store.ts';

/** The value of LETTERS_DIR that says that there are no letters. */
const NO_LETTERS = 'none';

/** The environment variables of notices, in addition to those of every subgraph. */
export const NOTICES_SHAPE = {
  LETTERS_DIR: text('the path of a folder, or none').optional().meta({
    description:
      'The folder with the letters of notices as PDF, each in `<first two hex digits>/<sha256>.pdf`. Every process of notices reads it; nothing writes to it. `none`: notices are served without letters. Must be set in production.',
    default: 'the letters of the demo',
    example: '/srv/letters',
  }),
};

type Values = { readonly LETTERS_DIR?: string | undefined };

/** @returns the settings of notices */
export const lettersOf = ({ LETTERS_DIR: folder = DEMO_LETTERS_FOLDER }: Values): LetterSettings => ({
  lettersFolder: folder === NO_LETTERS ? null : folder,
});

/** A deployment that forgot its letters would offer downloads that fail, one by one. Therefore it does not start. */
export function checkLetters(
  { LETTERS_DIR: folder, NODE_ENV }: Values & { readonly NODE_ENV?: string },
  problem: Problem<'LETTERS_DIR'>,
): void {
  if (folder === undefined) {
    if (NODE_ENV === 'production')
      problem(
        'LETTERS_DIR',
        `must be set in production: the folder with the letters of notices, or ${NO_LETTERS} if there are no letters`,
      );
    return;
  }
  if (folder !== NO_LETTERS && !isReadableFolder(folder)) problem('LETTERS_DIR', 'must name a folder that this process can read');
}

function isReadableFolder(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.X_OK);
    return statSync(path).isDirectory();
  } catch {
    // The start is refused for it, by the name of the variable.
    return false;
  }
}
