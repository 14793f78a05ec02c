import { setOwn } from '../../schema/contract/own-property.ts';
import { ExactNumber } from './exact-numbers.ts';

/** Data as subgraphs send it: JSON. */
export type Json = null | boolean | number | string | ExactNumber | Disagreement | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

/** Replaces lists of differing length from two subgraphs, whose items cannot be matched. */
export class Disagreement {
  toJSON(): null {
    return null;
  }
}

export const DISAGREEMENT = new Disagreement();

export const isObject = (value: unknown): value is JsonObject =>
  value !== null &&
  typeof value === 'object' &&
  !Array.isArray(value) &&
  !(value instanceof ExactNumber) &&
  value !== DISAGREEMENT;

/** @returns a deep copy, for another place in the data */
export function copyOf<Value extends Json>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copyOf) as Value;
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) setOwn(copy, key, copyOf(value[key] ?? null));
  return copy as Value;
}
