import { countSteps } from './counted-work.ts';

/** One element of a header that is a list, as `text/html;q=0.5`. */
export type HeaderPart = {
  readonly value: string;
  /** In their order, with names in lower case and quotes unchanged. */
  readonly parameters: readonly HeaderParameter[];
};

export type HeaderParameter = { readonly name: string; readonly value: string };

/**
 * Reads a header that is a list of values with parameters (RFC 9110, 5.6), in one pass from left to right. Commas and semicolons
 * in quotes are text. An unclosed quote extends to the end of the header. Empty elements are left out.
 *
 * @param limit how many elements are read; the rest is ignored
 */
export function readHeaderParts(header: string, limit: number): HeaderPart[] {
  const scanner = new HeaderScanner(header);
  const parts: HeaderPart[] = [];
  while (parts.length < limit && !scanner.atEnd) {
    const value = scanner.readText();
    const parameters: HeaderParameter[] = [];
    while (scanner.skip(';')) {
      const text = scanner.readText();
      if (text !== '') parameters.push(splitParameter(text));
    }
    scanner.skip(',');
    if (value !== '' || parameters.length > 0) parts.push({ value, parameters });
  }
  return parts;
}

function splitParameter(text: string): HeaderParameter {
  countSteps(text.length);
  const equals = text.indexOf('=');
  const nameEnd = equals < 0 ? text.length : equals;
  return { name: text.slice(0, nameEnd).trim().toLowerCase(), value: text.slice(nameEnd + 1).trim() };
}

/** Reads a text once and counts every character that it examines. */
class HeaderScanner {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#position >= this.#text.length;
  }

  /** @returns whether the next character is `character`; if so, it is skipped */
  skip(character: string): boolean {
    const isNext = this.#text[this.#position] === character;
    if (isNext) this.#take();
    return isNext;
  }

  /** @returns the trimmed text before the next comma or semicolon outside quotes */
  readText(): string {
    const begin = this.#position;
    let quoted = false;
    while (!this.atEnd) {
      const character = this.#text[this.#position];
      if (!quoted && (character === ',' || character === ';')) break;
      if (character === '"') quoted = !quoted;
      else if (quoted && character === '\\') this.#take();
      this.#take();
    }
    return this.#text.slice(begin, this.#position).trim();
  }

  #take(): void {
    this.#position += 1;
    countSteps(1);
  }
}
