import { type GraphQLOutputType, isListType, isNonNullType } from 'graphql';
import type { Selection } from '../../planning/selection.ts';
import { leafCode } from './leaf-code.ts';
import type { LaneSource } from './lane-source.ts';
import { NotOnLane } from './not-on-lane.ts';
import { agreed, type Reading } from './object-parts.ts';
import type { Place } from './places.ts';

/** A value of the answer: how generated code reads it, and what it may be. */
export type Value = {
  readonly type: GraphQLOutputType;
  readonly readings: readonly [Reading, ...Reading[]];
  /** Null for scalars and enums. */
  readonly selection: Selection | null;
  /** Where objects of the value are in the data. */
  readonly place: Place;
  /** The path in the answer, as code: string literals, and variables with the index of an item. */
  readonly path: readonly string[];
  readonly isNonNull: boolean;
  /** Whether it is an item of a list, from which hidden objects are left out. */
  readonly isItem: boolean;
};

/** The denials of a lane. Their paths need the index of each item around them. */
export class DenialPaths {
  /** The variables of the indexes that a denial needs. */
  readonly indexes = new Set<string>();

  /** @returns an expression that reports a denial; its value is the text of null */
  denial(path: readonly string[]): string {
    for (const step of path) if (step.startsWith('index')) this.indexes.add(step);
    return `deny(${path.join(', ')})`;
  }
}

/** Adds a function for objects. @returns its name */
export type WriteObject = (value: Value, selection: Selection) => string;

/** Writes expressions for the JSON text of values. In the code around them, `subject` is the subject of the object around. */
export class ValueWriter {
  readonly #source: LaneSource;
  readonly #denials: DenialPaths;
  readonly #writeObject: WriteObject;

  constructor(source: LaneSource, denials: DenialPaths, writeObject: WriteObject) {
    this.#source = source;
    this.#denials = denials;
    this.#writeObject = writeObject;
  }

  /** @returns the expression. It gives up where the value does not fit its type @throws NotOnLane */
  code(value: Value): string {
    const { type, readings, selection, isNonNull } = value;
    if (isNonNullType(type)) return this.code({ ...value, type: type.ofType as GraphQLOutputType, isNonNull: true });
    if (isListType(type)) return `${this.#list(value, type.ofType as GraphQLOutputType)}(${readings[0].code}, subject)`;
    if (selection === null) return leafCode(this.#source, type, agreed(readings), isNonNull);
    return `${this.#writeObject(value, selection)}(${readings.map(({ code }) => code).join(', ')}, subject)`;
  }

  /** Hidden objects are left out of a list, so the index of an item is its index in the answer. */
  #list(value: Value, type: GraphQLOutputType): string {
    const [{ fetch }, ...others] = value.readings;
    if (others.length > 0) throw new NotOnLane('several fetches answer a list');
    const name = this.#source.name('list');
    const index = name.replace('list', 'index');
    const item = this.code({
      ...value,
      type,
      readings: [{ fetch, code: 'items[i]' }],
      path: [...value.path, index],
      isNonNull: false,
      isItem: true,
    });
    const body = `${ifNull('items', value.isNonNull)}
      if (!Array.isArray(items)) giveUp();
      let text = "[";
      let count = 0;
      for (let i = 0; i < items.length; i++) {
        ${this.#denials.indexes.has(index) ? `${index} = count;` : ''}
        const item = ${item};
        if (item === "") continue;
        text += count++ === 0 ? item : "," + item;
      }
      return text + "]";`;
    this.#source.add(name, 'items, subject', body);
    return name;
  }
}

/** @returns a statement for a value that is null */
export const ifNull = (variable: string, isNonNull: boolean): string =>
  `if (${variable} === null) ${isNonNull ? 'giveUp();' : 'return "null";'}`;
