import { getOwn } from '../../../schema/contract/own-property.ts';
import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import { giveUp } from './give-up.ts';

/** The fields of an object that its source denied. The key is a symbol, which no JSON can name. */
const DENIED = Symbol('denied by the source');

/**
 * A source has rules of its own, and reports what it denied. The report is dropped where the gateway denies the same, as it does on
 * an ordinary page of a head. So the place is marked, and the lane counts whether it comes by every mark.
 *
 * @param errors of the answer
 * @returns how many places were marked. Any other error makes the lane give up
 */
export function markDenials(errors: Json | undefined, data: JsonObject): number {
  if (errors === undefined) return 0;
  if (!Array.isArray(errors)) return giveUp();
  let marked = 0;
  for (const error of errors) {
    const { path, extensions } = isObject(error) ? error : giveUp();
    if (!isObject(extensions) || extensions['code'] !== 'UNAUTHORIZED_FIELD_OR_TYPE' || !Array.isArray(path)) return giveUp();
    if (mark(data, path)) marked += 1;
  }
  return marked;
}

/** @returns whether the place was not marked before */
function mark(data: JsonObject, path: readonly Json[]): boolean {
  const key = path.at(-1);
  let around: Json | undefined = data;
  for (const step of path.slice(0, -1)) around = below(around, step);
  if (typeof key !== 'string' || !isObject(around) || getOwn(around, key) !== null) return giveUp();
  const object = around as JsonObject & { [DENIED]?: Set<string> };
  const keys = (object[DENIED] ??= new Set());
  if (keys.has(key)) return false;
  keys.add(key);
  return true;
}

function below(value: Json | undefined, step: Json): Json | undefined {
  if (Array.isArray(value) && typeof step === 'number') return value[step];
  return isObject(value) && typeof step === 'string' ? getOwn(value, step) : undefined;
}

/** @returns whether the source denied this field */
export const isMarked = (object: { readonly [DENIED]?: ReadonlySet<string> } | null | undefined, key: string): boolean =>
  object?.[DENIED]?.has(key) ?? false;
