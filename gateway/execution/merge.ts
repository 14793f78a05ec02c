import { setOwn } from '../../schema/contract/own-property.ts';
import { DISAGREEMENT, isObject, type Json, type JsonObject } from '../json/json.ts';

/** @returns the more specific of two differing type names of one object */
export type ChooseTypeName = (one: string, other: string) => string;

/**
 * Merges the result of a fetch into the data: objects field by field, lists of equal length item by item. The result does not
 * depend on the order in which fetches end: a value wins over null, and of two different values the same one always wins.
 */
export function mergeInto(target: JsonObject, source: JsonObject, chooseTypeName: ChooseTypeName): void {
  for (const key of Object.keys(source)) {
    const value = source[key];
    if (value === undefined) continue;
    const existing = Object.hasOwn(target, key) ? target[key] : undefined;
    if (existing === undefined) setOwn(target, key, value);
    else if (key === '__typename' && typeof existing === 'string' && typeof value === 'string')
      target[key] = existing === value ? existing : chooseTypeName(existing, value);
    else setOwn(target, key, mergeValues(existing, value, chooseTypeName));
  }
}

function mergeValues(existing: Json, value: Json, chooseTypeName: ChooseTypeName): Json {
  if (existing === null || existing === value) return value;
  if (value === null) return existing;
  if (isObject(existing) && isObject(value)) {
    mergeInto(existing, value, chooseTypeName);
    return existing;
  }
  if (Array.isArray(existing) && Array.isArray(value)) return mergeLists(existing, value, chooseTypeName);
  return later(existing, value);
}

function mergeLists(existing: Json[], value: Json[], chooseTypeName: ChooseTypeName): Json {
  if (existing.length !== value.length) return DISAGREEMENT;
  value.forEach((item, index) => (existing[index] = mergeValues(existing[index] ?? null, item, chooseTypeName)));
  return existing;
}

/** An object wins over a list, and a list over a scalar. Of two scalars, the one whose text sorts later wins. */
function later(one: Json, other: Json): Json {
  const [left, right] = [rank(one), rank(other)];
  if (left !== right) return left > right ? one : other;
  return JSON.stringify(one) > JSON.stringify(other) ? one : other;
}

const rank = (value: Json): number => (value === DISAGREEMENT ? 3 : isObject(value) ? 2 : Array.isArray(value) ? 1 : 0);
