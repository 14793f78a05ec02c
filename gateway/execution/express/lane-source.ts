/** The source text of a lane while it is written, and the constants that it refers to. */
export class LaneSource {
  readonly #constants: unknown[] = [];
  readonly #functions: string[] = [];
  #names = 0;

  /** @returns the name of a variable that holds the value: `k3` */
  constant(value: unknown): string {
    const known = this.#constants.indexOf(value);
    return `k${known === -1 ? this.#constants.push(value) - 1 : known}`;
  }

  /** @returns a name that is used once: `list7` */
  name(prefix: string): string {
    return `${prefix}${this.#names++}`;
  }

  /** Adds a function. Functions may call each other whatever their order. */
  add(name: string, parameters: string, body: string): void {
    this.#functions.push(`function ${name}(${parameters}) {\n${body.replaceAll(/\n\s*\n/g, '\n')}\n}`);
  }

  get constants(): readonly unknown[] {
    return this.#constants;
  }

  get functions(): string {
    return this.#functions.join('\n\n');
  }
}

/** @returns a text as a string literal. This is the only way for a name to get into generated code */
export const literal = (text: string): string =>
  JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
