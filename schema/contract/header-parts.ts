import { countSteps } from './counted-work.ts';

/** One element of a header that is a list, as `text/html;q=0.5`. */
export type HeaderPart = {
  readonly value: string;
  /** In their order; names in lower case, quotes as they came. */
  readonly parameters: readonly HeaderParameter[];
};

export type HeaderParameter = { readonly name: string; readonly value: string };

/**
 * Reads a header that is a list of values with parameters (RFC 9110, 5.6), from left to right and once. Commas and semicolons
 * in quotes are text; a quote that does not end goes on to the end of the header. Empty elements are left out.
 *
 * @param limit how many elements are read; the rest is not looked at
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

/** Goes through a text once, and counts every character that it looks at. */
class HeaderScanner {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#position >= this.#text.length;
  }

  /** @returns whether the next character is `character`; if so, it is passed */
  skip(character: string): boolean {
    const isNext = this.#text[this.#position] === character;
    if (isNext) this.#take();
    return isNext;
  }

  /** @returns what comes before the next comma or semicolon outside quotes, without spaces around it */
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
