import type { Choices } from './choices.ts';
import type { Selection } from './operation.ts';

/** Names under which rules, or the language, might look for something. */
const TEMPTING = ['personId', 'submitterId', 'recipientIds', 'sensitive', 'id'];
const NAMES_OF_OBJECTS = Object.getOwnPropertyNames(Object.prototype).filter((name) => !name.startsWith('__'));

/**
 * The response keys of one operation. In one place a key stands for one field with the same arguments, whatever fragments
 * lead there; so the operation is valid by section 5.3.2 of the specification.
 */
export class ResponseKeys {
  readonly #choices: Choices;
  readonly #claimed = new Map<string, string>();
  #count = 0;

  constructor(choices: Choices) {
    this.#choices = choices;
  }

  /**
   * @param path the response keys above
   * @param names of the other fields, which make good aliases too
   * @returns a key for a field; null when its name is taken and no alias may be used
   */
  claim(path: string, name: string, signature: string, names: readonly string[], mayAlias: boolean): string | null {
    const wished = mayAlias && this.#choices.chance(9) ? this.#choices.pick(this.#aliases(names)) : name;
    const own = [wished, name].find((key) => this.#isFree(path, key, signature));
    const key = own ?? (mayAlias ? `a${this.#count++}` : null);
    if (key !== null) this.#claimed.set(`${path}/${key}`, signature);
    return key;
  }

  /** Two names of objects at a time, others each time. */
  #aliases(names: readonly string[]): string[] {
    const turn = this.#count++;
    const ofObjects = [turn, turn + 3].map((position) => NAMES_OF_OBJECTS[position % NAMES_OF_OBJECTS.length]!);
    return [`a${turn}`, ...names, ...TEMPTING, ...ofObjects];
  }

  /** @returns whether these selections could stand here too */
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
