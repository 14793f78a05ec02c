import type { Choices } from './choices.ts';
import type { Selection } from './operation.ts';

/** Field names that rules read. The names below are special in JavaScript. */
const TEMPTING = ['personId', 'submitterId', 'recipientIds', 'sensitive', 'id'];
const NAMES_OF_OBJECTS = Object.getOwnPropertyNames(Object.prototype).filter((name) => !name.startsWith('__'));

/**
 * The response keys of one operation. In one place a key always has the same field and arguments, over all fragments. So the
 * operation is valid by section 5.3.2 of the specification.
 */
export class ResponseKeys {
  readonly #choices: Choices;
  readonly #claimed = new Map<string, string>();
  #count = 0;

  constructor(choices: Choices) {
    this.#choices = choices;
  }

  /**
   * @param path the response keys of the parents
   * @param names the names of other fields, used as aliases
   * @returns a key for a field; null when its name is taken and no alias may be used
   */
  claim(path: string, name: string, signature: string, names: readonly string[], mayAlias: boolean): string | null {
    const wished = mayAlias && this.#choices.chance(9) ? this.#choices.pick(this.#aliases(names)) : name;
    const own = [wished, name].find((key) => this.#isFree(path, key, signature));
    const key = own ?? (mayAlias ? `a${this.#count++}` : null);
    if (key !== null) this.#claimed.set(`${path}/${key}`, signature);
    return key;
  }

  /** Aliases, with two property names of Object.prototype, which change each time. */
  #aliases(names: readonly string[]): string[] {
    const turn = this.#count++;
    const ofObjects = [turn, turn + 3].map((position) => NAMES_OF_OBJECTS[position % NAMES_OF_OBJECTS.length]!);
    return [`a${turn}`, ...names, ...TEMPTING, ...ofObjects];
  }

  /** @returns whether these selections are also valid here */
  agree(path: string, selections: readonly Selection[]): boolean {
    return selections.every((selection) =>
      selection.kind === 'field'
        ? this.#isFree(path, selection.key, selection.signature) && this.agree(`${path}/${selection.key}`, selection.selections)
        : this.agree(path, selection.selections),
    );
  }

  enroll(path: string, selections: readonly Selection[]): void {
    for (const selection of selections) {
      const inner = selection.kind === 'field' ? `${path}/${selection.key}` : path;
      if (selection.kind === 'field') this.#claimed.set(inner, selection.signature);
      this.enroll(inner, selection.selections);
    }
  }

  #isFree(path: string, key: string, signature: string): boolean {
    const claimed = this.#claimed.get(`${path}/${key}`);
    return claimed === undefined || claimed === signature;
  }
}
