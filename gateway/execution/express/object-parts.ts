import { literal } from './lane-source.ts';
import { NotOnLane } from './not-on-lane.ts';
import type { Place } from './places.ts';

/** An expression that reads a field from what one fetch answered. */
export type Reading = { readonly fetch: number; readonly code: string };

/**
 * An object of the data, as generated code has it: one variable for each fetch that answers a part of it. An object from one fetch
 * has one variable; the root, and values that several subgraphs share, have several. What later fetches say of an entity is
 * attached to its first part.
 */
export class ObjectParts {
  readonly place: Place;
  /** The variables, by fetch. */
  readonly variables: ReadonlyMap<number, string>;

  constructor(place: Place, variables: Iterable<readonly [number, string]>) {
    this.place = place;
    this.variables = new Map(variables);
  }

  get first(): string {
    const [first] = this.variables.values();
    if (first === undefined) throw new NotOnLane('an object has no part');
    return first;
  }

  /** @returns the variable with a part of the object; for an attached part, the one that `attach` declares */
  part(fetch: number): string {
    return this.variables.get(fetch) ?? `${this.first}_${fetch}`;
  }

  /**
   * @param type the type of the object; null: any
   * @returns how to read the field from each fetch that answers it
   * @throws NotOnLane when no fetch answers it, or one does that is out of reach
   */
  read(key: string, type: string | null): [Reading, ...Reading[]] {
    const readings = this.show(key, type);
    const field = this.place.field(key);
    if (field.run !== null || field.isInRun) throw new NotOnLane('a value is needed that was read as text');
    field.isNeeded = true;
    return readings;
  }

  /** The same for a value of which only text is made. @throws NotOnLane */
  show(key: string, type: string | null): [Reading, ...Reading[]] {
    const [first, ...others] = this.place.originsOf(key, type).map((fetch): Reading => {
      if (!this.variables.has(fetch) && !this.place.attached.includes(fetch)) throw new NotOnLane('a part is out of reach');
      return { fetch, code: `${this.part(fetch)}[${literal(key)}]` };
    });
    if (!first) throw new NotOnLane('no fetch answers a field');
    return [first, ...others];
  }

  /**
   * @returns an expression that reads the field, which is not among what later fetches say
   * @throws NotOnLane
   */
  readOwn(key: string, type: string | null): string {
    const readings = this.read(key, type);
    if (this.attachedOf(readings).length > 0) throw new NotOnLane('a type or a subject comes from another fetch');
    return agreed(readings);
  }

  /**
   * @param value an expression that needs these readings
   * @param unknownText the text where a source does not know the entity
   * @returns the expression, or that text
   */
  ifKnown(readings: readonly Reading[], value: string, isNonNull: boolean, unknownText = 'null'): string {
    // What another fetch says of the same field would have to be considered too.
    const unknown = isNonNull || readings.length > 1 ? 'giveUp()' : literal(unknownText);
    return this.attachedOf(readings).reduce((inner, fetch) => `(${this.part(fetch)} === null ? ${unknown} : ${inner})`, value);
  }

  /** @returns the fetches of these readings whose answers are attached to the object */
  attachedOf(readings: readonly Reading[]): number[] {
    return [...new Set(readings.map(({ fetch }) => fetch))].filter((fetch) => !this.variables.has(fetch));
  }

  /**
   * @param ifUnknown a statement for a part whose source does not know the entity; null: the reader looks itself
   * @returns declarations of attached parts, each of which was fetched
   */
  attach(fetches: readonly number[], ifUnknown: string | null): string {
    return fetches
      .map((fetch) => {
        const unknown = ifUnknown === null ? '' : `if (${this.part(fetch)} === null) ${ifUnknown}\n`;
        return `const ${this.part(fetch)} = answered(${this.first}[s${fetch}]);\n${unknown}`;
      })
      .join('');
  }
}

/** @returns an expression for a value on which all of these fetches must agree */
export const agreed = (readings: readonly Reading[]): string =>
  readings.map(({ code }) => code).reduce((one, other) => `agreed(${one}, ${other})`);
