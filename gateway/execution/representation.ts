import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { getOwn, setOwn } from '../../schema/contract/own-property.ts';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { mergeInto } from './merge.ts';
import type { TypeCondition } from './type-conditions.ts';

/**
 * The representation of an entity for a subgraph, taken from the data fetched so far.
 *
 * @returns null when a part is missing because its fetch failed; the entity is then left out
 */
export function representationOf(
  entity: JsonObject,
  requires: readonly QueryPlanSelectionNode[],
  matches: TypeCondition,
): JsonObject | null {
  const result: JsonObject = {};
  for (const selection of requires) {
    if (selection.kind === 'Field') {
      const key = selection.alias ?? selection.name;
      const value = getOwn(entity, key);
      if (value === undefined) return null;
      setOwn(result, key, selection.selections ? nested(value, selection.selections, matches) : value);
    } else if (selection.typeCondition !== undefined) {
      const typeName = entity['__typename'];
      if (typeof typeName !== 'string' || !matches(typeName, selection.typeCondition)) continue;
      const part = representationOf(entity, selection.selections, matches);
      if (part === null) return null;
      mergeInto(result, part, (typeName) => typeName);
    }
  }
  return result;
}

function nested(value: Json, selections: readonly QueryPlanSelectionNode[], matches: TypeCondition): Json {
  if (Array.isArray(value)) return value.map((item) => nested(item, selections, matches));
  return isObject(value) ? representationOf(value, selections, matches) : null;
}
