import type { FetchDataRewrite } from '@apollo/query-planner';
import { getOwn, setOwn } from '../../schema/contract/own-property.ts';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import type { TypeCondition } from './type-conditions.ts';

const FRAGMENT = '... on ';

/**
 * Applies a plan's rewrites to data: sets a value, or renames a key, at a path such as `x`, `... on A`, `y`. An object without
 * `__typename` matches every type condition.
 */
export function applyRewrites(value: Json, rewrites: readonly FetchDataRewrite[], matches: TypeCondition): void {
  for (const rewrite of rewrites) {
    const last = rewrite.path.at(-1);
    if (last !== undefined) {
      atPath(value, rewrite.path.slice(0, -1), matches, (object) => change(object, last, rewrite));
    }
  }
}

function atPath(value: Json, path: readonly string[], matches: TypeCondition, act: (object: JsonObject) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) atPath(item, path, matches, act);
    return;
  }
  if (!isObject(value)) return;
  const [step, ...rest] = path;
  if (step === undefined) return act(value);
  if (!step.startsWith(FRAGMENT)) return atPath(getOwn(value, step) ?? null, rest, matches, act);
  const typeName = value['__typename'];
  if (typeof typeName !== 'string' || matches(typeName, step.slice(FRAGMENT.length))) atPath(value, rest, matches, act);
}

function change(object: JsonObject, key: string, rewrite: FetchDataRewrite): void {
  if (rewrite.kind === 'ValueSetter') {
    setOwn(object, key, rewrite.setValueTo as Json);
    return;
  }
  const value = getOwn(object, key);
  if (value === undefined) return;
  Reflect.deleteProperty(object, key);
  setOwn(object, rewrite.renameKeyTo, value);
}
