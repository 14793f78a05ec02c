import { getOwn } from '../../../schema/contract/own-property.ts';

/** The maximum length of a name, in characters. */
const MAX_LENGTH = 100;
/** The maximum length of a name in UTF-16 units, in any Unicode normalization form. */
const MAX_UNITS = 4 * MAX_LENGTH;

/**
 * Characters not allowed in a name: control characters (NUL, CR and LF among them), invisible format characters such as those
 * that change the writing direction, halves of surrogate pairs, private use, and line separators. The two joiners are allowed
 * because some scripts need them.
 */
const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;

/**
 * @returns the name in the composed form of Unicode (NFC), without spaces at its ends; null when it is empty, longer than 100
 *   characters, or contains a character that is not allowed
 */
export function readName(value: string): string | null {
  if (value.length > MAX_UNITS || FORBIDDEN.test(value)) return null;
  const name = value.normalize('NFC').trim();
  return /\p{L}/u.test(name) && [...name].length <= MAX_LENGTH ? name : null;
}

/** Letters that Unicode does not decompose, and the plain letters that people type in their place. */
const PLAIN: Readonly<Record<string, string>> = { đ: 'd', ø: 'o', ł: 'l', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };

/** @returns the name in the form used for comparison: without case, marks, spaces and punctuation (NFKD) */
export function foldName(name: string): string {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return letters.replaceAll(/[đøłıßæœ]/g, (letter) => getOwn(PLAIN, letter) ?? letter);
}
