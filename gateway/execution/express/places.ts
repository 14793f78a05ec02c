import { type DefinitionNode, type FieldNode, Kind, type SelectionNode } from 'graphql';
import type { Subtypes } from '../type-conditions.ts';
import { NotOnLane } from './not-on-lane.ts';
import type { FieldShape } from './verbatim-shape.ts';

/** That a fetch answers a field, for objects of these types; null: of every type. */
export type Origin = {
  readonly fetch: number;
  types: ReadonlySet<string> | null;
  /** How it is selected, and the selections among which that is. Null: in several places. */
  node: FieldNode | null;
  readonly siblings: readonly SelectionNode[];
};

/** A field of the data: who answers it, and what lies below it. */
export type PlacedField = {
  readonly origins: Origin[];
  readonly below: Place;
  /** Whether generated code uses its value for anything but the text of the answer. */
  isNeeded: boolean;
  /** Where answers are read as text: the fields whose text is read as one, of which this is the first. See `text-runs.ts`. */
  run: readonly FieldShape[] | null;
  /** Whether it belongs to the run of a field before it. */
  isInRun: boolean;
};

/** A place in the data where an object can be, and which fetch answers each of its fields. */
export class Place {
  readonly #fields = new Map<string, PlacedField>();
  /** The fetches of entities at this place, in the order of the plan. Their answers hang on the object they are about. */
  readonly attached: number[] = [];

  /** @returns the fields of this response key. @throws NotOnLane */
  field(key: string): PlacedField {
    const found = this.#fields.get(key);
    if (!found) throw new NotOnLane(`no fetch answers ${key}`);
    return found;
  }

  has(key: string): boolean {
    return this.#fields.has(key);
  }

  /** @returns whether text is all that is made of this place and what is below: one fetch answers it, and no code uses a value */
  get isText(): boolean {
    if (this.attached.length > 0) return false;
    for (const { origins, isNeeded, below } of this.#fields.values())
      if (origins.length > 1 || isNeeded || !below.isText) return false;
    return true;
  }

  /** @returns the fetches that answer the field for objects of a type; null: of any type */
  originsOf(key: string, type: string | null): number[] {
    const origins = this.#fields.get(key)?.origins ?? [];
    return origins.filter(({ types }) => type === null || types === null || types.has(type)).map(({ fetch }) => fetch);
  }

  /**
   * Adds what a fetch selects at this place.
   *
   * @param types the types of objects that it is selected on; null: all
   * @throws NotOnLane
   */
  add(fetch: number, selections: readonly SelectionNode[], types: ReadonlySet<string> | null, subtypes: Subtypes): void {
    for (const node of selections) {
      if (node.kind === Kind.FRAGMENT_SPREAD) throw new NotOnLane('a fetch has named fragments');
      if (node.kind === Kind.INLINE_FRAGMENT) {
        const own = node.typeCondition ? typesOf(node.typeCondition.name.value, subtypes) : null;
        this.add(fetch, node.selectionSet.selections, intersect(types, own), subtypes);
      } else {
        const { below } = this.#origin(node.alias?.value ?? node.name.value, { fetch, types, node, siblings: selections });
        below.add(fetch, node.selectionSet?.selections ?? [], null, subtypes);
      }
    }
  }

  #origin(key: string, origin: Origin): PlacedField {
    // Every object inherits these names. To tell whether a source answered one would take a look-up of its own.
    if (EVERY_OBJECTS.has(key)) throw new NotOnLane('a field has a name that every object has');
    let field = this.#fields.get(key);
    if (!field) this.#fields.set(key, (field = newField()));
    const known = field.origins.find(({ fetch }) => origin.fetch === fetch);
    if (known) {
      known.types = known.types === null || origin.types === null ? null : known.types.union(origin.types);
      known.node = null;
    } else field.origins.push(origin);
    return field;
  }
}

const newField = (): PlacedField => ({ origins: [], below: new Place(), isNeeded: false, run: null, isInRun: false });

/** @returns the object types that match a type condition. @throws NotOnLane when there is none */
function typesOf(condition: string, subtypes: Subtypes): ReadonlySet<string> {
  const possible = subtypes.get(condition) ?? new Set([condition]);
  if (possible.size === 0) throw new NotOnLane('a type condition names no type that has objects');
  return possible;
}

const intersect = (one: ReadonlySet<string> | null, other: ReadonlySet<string> | null): ReadonlySet<string> | null =>
  one === null ? other : other === null ? one : one.intersection(other);

/** @returns the selections of a fetch's one operation. @throws NotOnLane */
export function selectionsOf(definitions: readonly DefinitionNode[]): readonly SelectionNode[] {
  const [operation, ...others] = definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || others.length > 0) throw new NotOnLane('a fetch has named fragments');
  return operation.selectionSet.selections;
}

const EVERY_OBJECTS: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));
