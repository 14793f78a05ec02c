import {
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Cell } from './read-table.ts';

/** What was asked, what came back, and where on the schema both begin. */
export type Exchange = {
  readonly type: string;
  readonly selection: SelectionSetNode;
  readonly data: unknown;
  readonly errors: readonly { readonly path: string; readonly code: string }[];
};

/** Stands for the letter of a field that has a row, and that no question asks for. */
export const NOT_ASKED = 'not asked: ask for it in test/authorization/*.questions.ts, where the object around it is asked for';

/** `0`: neither a value nor an error. Other texts than the letters say what is wrong. */
export type Observed = 'A' | 'D' | '-' | '0' | (string & {});

/** What a cell of the table looks like from outside: what is hidden, for either reason, and nothing to show must not be told apart (RO-4, RO-10). */
export const looksLike = (cell: Cell): Observed => ('HWN'.includes(cell) ? '0' : cell);

/** A field where it was asked for, with its values: one for each object that came back there. */
type Place = {
  readonly coordinate: string;
  readonly values: readonly { readonly path: string; readonly value: unknown }[];
  readonly above: Place | null;
};

type Json = Readonly<Record<string, unknown>>;
type Found = { readonly path: string; readonly object: Json };

/** Says whether an object of a list is one that the situation is about. */
export type Concerns = (object: Json) => boolean;

/**
 * @param exchanges in order of weight: where no object came back at all, the first place that asks for a field counts
 * @returns by coordinate, what was seen of it; errors that no place accounts for are listed under `errors`
 */
export function observe(
  schema: GraphQLSchema,
  exchanges: readonly Exchange[],
  concerns: Concerns,
): ReadonlyMap<string, Observed> {
  const seen = new Map<string, { reached: boolean; letter: Observed }[]>();
  const stray: string[] = [];
  for (const { type, selection, data, errors } of exchanges) {
    const codes = new Map(errors.map(({ path, code }) => [path, code]));
    const start = isJson(data) ? [{ path: '', object: data }] : [];
    const places = placesOf(schema, compositeType(schema, type), selection, start, null, concerns);
    for (const place of places) {
      const sighting = { reached: place.values.length > 0, letter: letterOf(place, codes) };
      seen.set(place.coordinate, [...(seen.get(place.coordinate) ?? []), sighting]);
    }
    const accounted = new Set(places.flatMap(({ values }) => values.map(({ path }) => path)));
    stray.push(...errors.filter(({ path }) => !accounted.has(path)).map(({ path, code }) => `${path} ${code}`));
  }
  const letters = [...seen].map(([coordinate, sightings]) => [coordinate, merge(sightings)] as const);
  return new Map([...letters, ['errors', stray.join(', ')]]);
}

function placesOf(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  set: SelectionSetNode,
  objects: readonly Found[],
  above: Place | null,
  concerns: Concerns,
): Place[] {
  return set.selections.flatMap((node) => {
    if (node.kind === Kind.FRAGMENT_SPREAD) throw new Error('The questions spread no fragments');
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const condition = compositeType(schema, node.typeCondition?.name.value ?? type.name);
      const matching = objects.filter(({ object }) => !isAbstractType(type) || object['__typename'] === condition.name);
      return placesOf(schema, condition, node.selectionSet, matching, above, concerns);
    }
    const name = node.name.value;
    const field = 'getFields' in type ? type.getFields()[name] : undefined;
    if (!field) return [];
    const values = objects.map(({ path, object }) => ({ path: path === '' ? name : `${path}.${name}`, value: object[name] }));
    const place: Place = { coordinate: `${type.name}.${name}`, values, above };
    const inner = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(inner)) return [place];
    const below = values.flatMap(({ path, value }) => objectsIn(value, path, concerns));
    return [place, ...placesOf(schema, inner, node.selectionSet, below, place, concerns)];
  });
}

function objectsIn(value: unknown, path: string, concerns: Concerns): Found[] {
  if (Array.isArray(value)) {
    const items = value.flatMap((item, index) => objectsIn(item, `${path}.${index}`, concerns));
    return items.filter(({ object }) => concerns(object));
  }
  return isJson(value) ? [{ path, object: value }] : [];
}

function letterOf({ values, above }: Place, codes: ReadonlyMap<string, string>): Observed {
  if (values.length === 0) return above && lacks(above, codes) ? '-' : '0';
  return same(values.map(({ path, value }) => letterOfValue(value, codes.get(path))));
}

/** Whether the objects are missing because of a denial at the nearest field that came back at all. */
function lacks(place: Place, codes: ReadonlyMap<string, string>): boolean {
  if (place.values.length === 0) return place.above !== null && lacks(place.above, codes);
  return place.values.some(({ path }) => codes.has(path));
}

function letterOfValue(value: unknown, code: string | undefined): Observed {
  if (code !== undefined && code !== 'UNAUTHORIZED_FIELD_OR_TYPE') return code;
  if (value === undefined) return 'left out';
  const empty = value === null || (Array.isArray(value) && value.length === 0);
  if (code === undefined) return empty ? '0' : 'A';
  return value === null ? 'D' : 'a value beside an error';
}

function merge(sightings: readonly { reached: boolean; letter: Observed }[]): Observed {
  const reached = sightings.filter((sighting) => sighting.reached);
  return reached.length > 0 ? same(reached.map(({ letter }) => letter)) : (sightings[0]?.letter ?? 'not asked');
}

/** One letter, or all that there are: a field is to fare alike wherever it stands. */
const same = (letters: readonly Observed[]): Observed => [...new Set(letters)].sort().join(' and ');

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

function compositeType(schema: GraphQLSchema, name: string): GraphQLCompositeType {
  const type = schema.getType(name);
  if (!isCompositeType(type)) throw new Error(`The schema has no composite type ${name}`);
  return type;
}

/** @returns every coordinate `Type.field` of a schema, introspection left out */
export function coordinatesOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isCompositeType(type) && !type.name.startsWith('_'))
    .flatMap((type) =>
      isObjectType(type) || 'getFields' in type ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
    );
}
