/**
 * Reads an object by a name from outside. Besides its own properties, every object inherits `constructor`, `toString` and
 * others from `Object.prototype`.
 *
 * @returns the object's own value; undefined when it has none of that name
 */
export const getOwn = <Value>(object: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;

/** Sets an own property under any name. An assignment to `__proto__` would replace the prototype instead. */
export function setOwn<Value>(object: Record<string, Value>, name: string, value: Value): void {
  if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
  // eslint-disable-next-line local/outside-key -- An assignment sets an own property under every other name.
  else object[name] = value;
}
