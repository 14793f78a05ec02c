import { getOwn } from '../../schema/contract/own-property.ts';
import { isObject, type Json, type JsonObject } from '../json/json.ts';

/** A path into the data, from its end. */
export type Path = { readonly before: Path; readonly key: string | number } | null;

/** An object in the data, and its path. */
export type Entity = { readonly object: JsonObject; readonly path: Path };

export const at = (object: JsonObject, path: Path): Entity => ({ object, path });

/** @returns the keys of a path, from the top */
export function pathKeys(path: Path): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let step = path; step !== null; step = step.before) keys.push(step.key);
  return keys.reverse();
}

/** @returns the objects that a plan's path leads to from `entities`; `@` stands for every item of a list */
export function collectEntities(entities: readonly Entity[], path: readonly string[]): Entity[] {
  const found: Entity[] = [];
  for (const { object, path: before } of entities) walk(object, path, 0, before, found);
  return found;
}

function walk(value: Json | undefined, steps: readonly string[], index: number, path: Path, found: Entity[]): void {
  const step = steps[index];
  if (Array.isArray(value)) {
    // Each level of a list of lists takes one `@`. After the last `@`, further lists need none.
    const next = step === '@' ? index + 1 : index;
    value.forEach((item, position) => walk(item, steps, next, { before: path, key: position }, found));
  } else if (isObject(value)) {
    if (step === undefined) found.push({ object: value, path });
    else walk(getOwn(value, step), steps, index + 1, { before: path, key: step }, found);
  }
}
