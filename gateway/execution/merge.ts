import { setOwn } from '../../schema/contract/own-property.ts';

/** Data as subgraphs send it: JSON. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

export const isObject = (value: unknown): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * Merges what a fetch brought into what is there already: objects field by field, lists of one length item by item;
 * of everything else the later value stands.
 */
export function mergeInto(target: JsonObject, source: JsonObject): void {
  for (const key of Object.keys(source)) {
    const value = source[key];
    if (value === undefined) continue;
    const existing = Object.hasOwn(target, key) ? target[key] : undefined;
    setOwn(target, key, mergeValues(existing, value));
  }
}

function mergeValues(existing: Json | undefined, value: Json): Json {
  if (isObject(existing) && isObject(value)) {
    mergeInto(existing, value);
    return existing;
  }
  if (Array.isArray(existing) && Array.isArray(value) && existing.length === value.length) {
    return existing.map((item, index) => mergeValues(item, value[index] ?? null));
  }
  return value;
}
