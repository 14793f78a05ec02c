// Each function returns where the text of a value ends, or -1 if it is not what `JSON.stringify` would write for the same value.

const [QUOTE, BACKSLASH, MINUS, POINT, ZERO, NINE] = [0x22, 0x5c, 0x2d, 0x2e, 0x30, 0x39];
const MAX_INT = 2 ** 31 - 1;
const MIN_INT = -(2 ** 31);

/** Bytes of a string that need no escape. Whether the whole text is UTF-8 is checked elsewhere. */
const IS_PLAIN = Uint8Array.from({ length: 256 }, (_, byte) => Number(byte >= 0x20 && byte !== QUOTE && byte !== BACKSLASH));
const IS_OF_NUMBER = Uint8Array.from({ length: 256 }, (_, byte) => Number('0123456789+-.eE'.includes(String.fromCharCode(byte))));

/** Every escape that `JSON.stringify` writes, except those of lone surrogates, which are left to it. */
const ESCAPES: readonly Uint8Array[] = ['"', '\\', ...Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code))].map(
  (character) => new TextEncoder().encode(JSON.stringify(character).slice(1, -1)),
);

/** @returns the end of the text, or -1 if other text is there */
export function afterText(bytes: Uint8Array, at: number, text: Uint8Array): number {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text[index]) return -1;
  return at + text.length;
}

export function afterOneOf(bytes: Uint8Array, at: number, texts: readonly Uint8Array[]): number {
  for (const text of texts) {
    const end = afterText(bytes, at, text);
    if (end !== -1) return end;
  }
  return -1;
}

export function afterString(bytes: Uint8Array, start: number): number {
  if (bytes[start] !== QUOTE) return -1;
  let at = start + 1;
  for (;;) {
    const byte = bytes[at] ?? 0;
    if (IS_PLAIN[byte] === 1) at++;
    else if (byte === QUOTE) return at + 1;
    else if (byte !== BACKSLASH) return -1;
    else {
      at = afterOneOf(bytes, at, ESCAPES);
      if (at === -1) return -1;
    }
  }
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= ZERO && byte <= NINE;

export function afterInt(bytes: Uint8Array, start: number): number {
  const isNegative = bytes[start] === MINUS;
  const first = isNegative ? start + 1 : start;
  let at = first;
  let value = 0;
  // Eleven digits are out of range, whatever follows.
  while (isDigit(bytes[at]) && at - first < 11) value = value * 10 + (bytes[at++] ?? 0) - ZERO;
  if (at === first) return -1;
  if (bytes[first] === ZERO && (isNegative || at > first + 1)) return -1;
  return value <= (isNegative ? -MIN_INT : MAX_INT) ? at : -1;
}

/** A double holds every decimal of up to so many digits, and writes it as it was. */
const EXACT_DIGITS = 15;

export function afterFloat(bytes: Uint8Array, start: number): number {
  const first = bytes[start] === MINUS ? start + 1 : start;
  let at = first;
  while (isDigit(bytes[at])) at++;
  const point = at;
  if (bytes[at] === POINT)
    do at++;
    while (isDigit(bytes[at]));
  const hasFraction = at > point;
  // What is left out here may be written with an exponent, or without a last zero.
  const beginsPlain =
    bytes[first] !== ZERO || (hasFraction && point === first + 1 && bytes[at - 1] !== POINT && bytes[point + 1] !== ZERO);
  const endsPlain = !hasFraction || (bytes[at - 1] !== ZERO && bytes[at - 1] !== POINT);
  const isWhole = point > first && IS_OF_NUMBER[bytes[at] ?? 0] !== 1;
  if (isWhole && beginsPlain && endsPlain && at - first <= EXACT_DIGITS) return at;
  return afterUnusualNumber(bytes, start);
}

function afterUnusualNumber(bytes: Uint8Array, start: number): number {
  let end = start;
  while (IS_OF_NUMBER[bytes[end] ?? 0] === 1) end++;
  const text = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + MAX_NUMBER_TEXT)));
  return end - start <= MAX_NUMBER_TEXT && String(Number(text)) === text ? end : -1;
}

/** No double is written with more characters. */
const MAX_NUMBER_TEXT = 25;
