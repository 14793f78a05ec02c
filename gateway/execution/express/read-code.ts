import { Kind, type SelectionNode } from 'graphql';
import type { SentFetch } from '../../planning/plan.ts';
import { type LaneSource, literal } from './lane-source.ts';
import { NotOnLane } from './not-on-lane.ts';
import type { Place } from './places.ts';

/** What a fetch answers at the root of its data: fields of the root, or entities under a key. */
export type AnswerParts = {
  readonly fetch: SentFetch;
  readonly parts: readonly {
    readonly number: number;
    /** Null: the fields of the root itself. */
    readonly key: string | null;
    readonly place: Place;
    readonly selections: readonly SelectionNode[];
  }[];
};

/**
 * Writes functions that read the bytes of an answer into the objects that `JSON.parse` would make of it, except that the values of
 * a run are one text, under the key of its first field. Keys must come in the order in which they were asked for.
 */
export class ReadCode {
  readonly #source: LaneSource;
  /** What is read by several fetches is written once: entities are asked for alone, and together with others. */
  readonly #functions = new Map<readonly SelectionNode[], string>();
  readonly #constants = new Map<string, string>();

  constructor(source: LaneSource) {
    this.#source = source;
  }

  /** @returns the name of a function that reads the data of an answer @throws NotOnLane */
  write({ parts }: AnswerParts): string {
    const [first] = parts;
    if (first?.key === null) return this.#object(first.place, first.number, first.selections);
    const name = this.#source.name('read');
    const lines = parts.map(({ key, place, number, selections }, index) => {
      const read = this.#value(place, number, entitySelections(selections));
      return `${this.#expect(`${index === 0 ? '{' : ','}${JSON.stringify(key)}:`)}\nconst value${index} = ${read}();`;
    });
    const members = parts.map(({ key }, index) => `${literal(String(key))}: value${index}`);
    this.#source.add(name, '', [...lines, this.#expect('}'), `return { ${members.join(', ')} };`].join('\n'));
    return name;
  }

  #expect(text: string): string {
    const name = this.#constants.get(text) ?? this.#source.constant(new TextEncoder().encode(text));
    this.#constants.set(text, name);
    return `cursor.expect(${name});`;
  }

  /** A function for an object, a list of such, or null. */
  #value(place: Place, fetch: number, selections: readonly SelectionNode[]): string {
    const known = this.#functions.get(selections);
    if (known !== undefined) return known;
    const object = this.#object(place, fetch, selections);
    const name = this.#source.name('read');
    this.#functions.set(selections, name);
    this.#source.add(
      name,
      '',
      `const first = cursor.peek();
      if (first === ${'{'.charCodeAt(0)}) return ${object}();
      return first === ${'['.charCodeAt(0)} ? cursor.list(${name}) : cursor.nothing();`,
    );
    return name;
  }

  #object(place: Place, fetch: number, selections: readonly SelectionNode[]): string {
    const name = this.#source.name('read');
    const lines: string[] = [];
    const members: string[] = [];
    for (const node of selections) {
      if (node.kind !== Kind.FIELD || node.directives?.length) throw new NotOnLane('a fetch has fragments or conditions');
      const key = node.alias?.value ?? node.name.value;
      const { run, isInRun, below, origins } = place.field(key);
      if (origins.find((origin) => origin.fetch === fetch)?.node !== node) throw new NotOnLane('a field is fetched twice');
      if (isInRun) continue;
      const read = run
        ? `cursor.run(${this.#source.constant(run)})`
        : node.selectionSet
          ? `${this.#value(below, fetch, node.selectionSet.selections)}()`
          : 'cursor.leaf()';
      const value = `value${members.length}`;
      lines.push(this.#expect(`${members.length === 0 ? '{' : ','}${JSON.stringify(key)}:`), `const ${value} = ${read};`);
      members.push(`${literal(key)}: ${value}`);
    }
    this.#source.add(name, '', [...lines, this.#expect('}'), `return { ${members.join(', ')} };`].join('\n'));
    return name;
  }
}

/** The selections on the one type of these entities. @throws NotOnLane when there are several */
function entitySelections(selections: readonly SelectionNode[]): readonly SelectionNode[] {
  const [only, ...others] = selections;
  if (only?.kind !== Kind.INLINE_FRAGMENT || only.directives?.length || others.length > 0)
    throw new NotOnLane('entities have several types');
  return only.selectionSet.selections;
}
