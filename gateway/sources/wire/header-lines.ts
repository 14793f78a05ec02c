const UNSENDABLE = /[^\t\x20-\x7e]/;
/** Longer values are assertions, which are the same for many fetches. */
const MAX_SHORT = 100;
const MAX_LINES = 2_000;

/**
 * Writes the lines of headers. Those of long values are kept, because they take longer to check than to look up.
 *
 * @throws when a value would not stay on its line
 */
export class HeaderLines {
  readonly #known = new Map<string, { readonly name: string; readonly line: string }>();

  /** @param headers names and values in turn */
  of(headers: readonly string[]): string {
    let lines = '';
    for (let at = 0; at < headers.length; at += 2) {
      const [name, value] = [headers[at] ?? '', headers[at + 1] ?? ''];
      lines += value.length <= MAX_SHORT ? lineOf(name, value) : this.#knownLine(name, value);
    }
    return lines;
  }

  #knownLine(name: string, value: string): string {
    const known = this.#known.get(value);
    if (known?.name === name) return known.line;
    const line = lineOf(name, value);
    if (this.#known.size >= MAX_LINES) this.#known.clear();
    this.#known.set(value, { name, line });
    return line;
  }
}

function lineOf(name: string, value: string): string {
  if (UNSENDABLE.test(value)) throw new Error(`The header ${name} has a character that cannot be sent`);
  return `${name}: ${value}\r\n`;
}
