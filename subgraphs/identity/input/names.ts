import { getOwn } from '../../../schema/contract/own-property.ts';

/** Longest name, in characters. */
const MAX_LENGTH = 100;
/** A name in any form of Unicode has no more UTF-16 units than this. */
const MAX_UNITS = 4 * MAX_LENGTH;

/**
 * What no name holds: control characters (NUL, CR and LF among them), invisible format characters such as those that turn
 * the direction of writing, halves of surrogate pairs, private use, and line separators. The two joiners stay: some scripts
 * need them.
 */
const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;

/**
 * @returns the name in the composed form of Unicode (NFC), without spaces at its ends; null when it is empty, longer than 100
 *   characters, or holds what no name does
 */
export function readName(value: string): string | null {
  if (value.length > MAX_UNITS || FORBIDDEN.test(value)) return null;
  const name = value.normalize('NFC').trim();
  return /\p{L}/u.test(name) && [...name].length <= MAX_LENGTH ? name : null;
}

/** Letters that are no base letter with a mark, and yet are written without it where there is none on the keyboard. */
const PLAIN: Readonly<Record<string, string>> = { đ: 'd', ø: 'o', ł: 'l', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };

/** @returns the name as it is compared: without case, marks, spaces and punctuation (NFKD) */
export function foldName(name: string): string {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return letters.replaceAll(/[đøłıßæœ]/g, (letter) => getOwn(PLAIN, letter) ?? letter);
}
