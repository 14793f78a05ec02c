import { giveUp } from './give-up.ts';
import { afterText } from './verbatim-leaves.ts';
import { afterValue } from './verbatim-scanner.ts';
import type { FieldShape } from './verbatim-shape.ts';
import type { Json } from '../../json/json.ts';

const [QUOTE, COMMA, MINUS, ZERO, NINE] = [0x22, 0x2c, 0x2d, 0x30, 0x39];
const [LIST, LIST_END, LETTER_N, LETTER_T, LETTER_F] = [0x5b, 0x5d, 0x6e, 0x74, 0x66];
const [NULL, TRUE, FALSE] = ['null', 'true', 'false'].map((text) => new TextEncoder().encode(text));

/** Bytes of a string that is the same in JSON, in Latin-1 and in UTF-8. */
const IS_SIMPLE = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c),
);
/** A number of more digits may not be the same as a double. */
const MAX_DIGITS = 9;
/** Lists of lists that are deeper are left to the parser, which does not recurse. */
const MAX_DEPTH = 100;

/**
 * A place in the bytes of an answer, from which generated code reads on. Each method gives up where the answer has something else
 * than the code expects.
 */
export class AnswerCursor {
  at = 0;
  #bytes: Uint8Array = new Uint8Array();
  /** The bytes as Latin-1: one character for each byte. */
  #text = '';
  /** How many lists are around this place. */
  #depth = 0;

  start(bytes: Uint8Array, text: string, at: number): void {
    this.#bytes = bytes;
    this.#text = text;
    this.at = at;
    this.#depth = 0;
  }

  /** @returns the next byte */
  peek(): number {
    return this.#bytes[this.at] ?? 0;
  }

  expect(text: Uint8Array): void {
    const end = afterText(this.#bytes, this.at, text);
    if (end === -1) giveUp();
    this.at = end;
  }

  /** @returns the text of values and of the keys between them, which must be what would be written for them */
  run(fields: readonly FieldShape[]): string {
    const start = this.at;
    let end = start;
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index]!;
      if (index > 0) end = afterText(this.#bytes, end, field.before);
      if (end !== -1) end = afterValue(this.#bytes, end, field.value);
      if (end === -1) giveUp();
    }
    this.at = end;
    return this.#text.slice(start, end);
  }

  /** @returns a value that generated code uses: text of ASCII characters, a boolean, null, a short integer, or a list of such */
  leaf(): Json {
    const first = this.peek();
    if (first === QUOTE) return this.#string();
    if (first === LIST) return this.list(() => this.leaf());
    if (first === LETTER_T) return this.#literal(TRUE!, true);
    if (first === LETTER_F) return this.#literal(FALSE!, false);
    return first === LETTER_N ? this.nothing() : this.#integer();
  }

  nothing(): null {
    return this.#literal(NULL!, null);
  }

  list(read: () => Json): Json[] {
    if (++this.#depth > MAX_DEPTH) giveUp();
    const items: Json[] = [];
    const isEmpty = this.#bytes[this.at + 1] === LIST_END;
    if (isEmpty) this.at++;
    else
      do {
        this.at++;
        items.push(read());
      } while (this.peek() === COMMA);
    if (this.peek() !== LIST_END) giveUp();
    this.at++;
    this.#depth--;
    return items;
  }

  #string(): string {
    const start = this.at + 1;
    let at = start;
    while (IS_SIMPLE[this.#bytes[at] ?? 0] === 1) at++;
    if (this.#bytes[at] !== QUOTE) giveUp();
    this.at = at + 1;
    return this.#text.slice(start, at);
  }

  #integer(): number {
    const start = this.at;
    let at = this.peek() === MINUS ? start + 1 : start;
    const digits = at;
    while ((this.#bytes[at] ?? 0) >= ZERO && (this.#bytes[at] ?? 0) <= NINE) at++;
    const isPlain = at > digits && at - digits <= MAX_DIGITS && (this.#bytes[digits] !== ZERO || start === at - 1);
    const next = this.#bytes[at];
    if (!isPlain || (next !== COMMA && next !== LIST_END && next !== 0x7d)) giveUp();
    this.at = at;
    return Number(this.#text.slice(start, at));
  }

  #literal<Value>(text: Uint8Array, value: Value): Value {
    this.expect(text);
    return value;
  }
}
