import {
  getNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { getOwn, setOwn } from '../../schema/contract/own-property.ts';
import { ExactNumber } from '../json/exact-numbers.ts';
import { isObject, type Json } from '../json/json.ts';

/**
 * Where in an answer every digit of a number counts: at custom scalars, whose digits may all be significant, and at IDs. Places
 * are given by response keys, without list indices.
 */
export type NumberPlaces = 'custom' | 'id' | readonly (readonly [key: string, below: NumberPlaces])[];

/** For callers that do not know the query. */
export const ANYWHERE: NumberPlaces = 'custom';

/**
 * @param query one operation, as it is sent to a subgraph
 * @param schema the whole supergraph
 */
export function numberPlaces(query: string, schema: GraphQLSchema): NumberPlaces {
  const { definitions } = parse(query, { noLocation: true });
  const operation = definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
  const fragments = definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION);
  if (!operation) return [];
  const finder = new PlaceFinder(schema, new Map(fragments.map((fragment) => [fragment.name.value, fragment])));
  const root = schema.getRootType(operation.operation);
  return [...finder.below(operation.selectionSet, root ?? null)];
}

class PlaceFinder {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(schema: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#schema = schema;
    this.#fragments = fragments;
  }

  below(
    set: SelectionSetNode,
    type: GraphQLOutputType | null,
    found = new Map<string, NumberPlaces>(),
  ): Map<string, NumberPlaces> {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const field = type && 'getFields' in type ? type.getFields()[node.name.value] : undefined;
        const key = node.alias?.value ?? node.name.value;
        const places = this.#ofField(field ? getNamedType(field.type) : null, node.selectionSet);
        if (places.length > 0) found.set(key, merge(found.get(key), places));
      } else {
        const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : this.#fragments.get(node.name.value);
        const condition = fragment?.typeCondition && this.#schema.getType(fragment.typeCondition.name.value);
        if (fragment) this.below(fragment.selectionSet, isCompositeType(condition) ? condition : type, found);
      }
    }
    return found;
  }

  #ofField(type: GraphQLOutputType | null, selections: SelectionSetNode | undefined): NumberPlaces {
    if (selections) return [...this.below(selections, type)];
    if (!isScalarType(type)) return [];
    if (!isSpecifiedScalarType(type)) return 'custom';
    return type.name === 'ID' ? 'id' : [];
  }
}

function merge(one: NumberPlaces | undefined, other: NumberPlaces): NumberPlaces {
  if (one === undefined || typeof one === 'string' || typeof other === 'string') return one ?? other;
  const merged = new Map(one);
  for (const [key, below] of other) merged.set(key, merge(merged.get(key), below));
  return [...merged];
}

/**
 * @returns whether one of the places holds a number whose digits may be lost. It uses plain loops because it reads every answer
 */
export function hasNumberIn(places: NumberPlaces, value: Json | undefined): boolean {
  if (typeof value === 'string' || value === null || value === undefined) return false;
  if (places === 'custom') return typeof value !== 'boolean';
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) if (hasNumberIn(places, value[index])) return true;
    return false;
  }
  if (places === 'id') return typeof value === 'number' && !Number.isSafeInteger(value);
  if (!isObject(value)) return false;
  for (let index = 0; index < places.length; index++) {
    const place = places[index];
    if (place && hasNumberIn(place[1], getOwn(value, place[0]))) return true;
  }
  return false;
}

/** Converts numbers in data to doubles outside these places, and to strings where they are IDs. */
export function settleNumbers(value: Json, places: NumberPlaces): Json {
  if (places === 'custom') return value;
  if (value instanceof ExactNumber) return places === 'id' ? value.text : Number(value.text);
  if (Array.isArray(value)) return value.map((item) => settleNumbers(item, places));
  if (!isObject(value)) return value;
  const below = new Map(typeof places === 'string' ? [] : places);
  for (const key of Object.keys(value)) setOwn(value, key, settleNumbers(value[key] ?? null, below.get(key) ?? []));
  return value;
}
