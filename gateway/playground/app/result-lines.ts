type Keys = readonly (string | number)[];

/**
 * @param answer what is shown, as `JSON.stringify(answer, null, 2)` lays it out
 * @returns the number of the line on which each path of `data` begins, from 1; by the path as JSON
 */
export function linesOf(answer: unknown): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let line = 1;
  const walk = (value: unknown, path: Keys): void => {
    if (path[0] === 'data') lines.set(JSON.stringify(path.slice(1)), line);
    if (typeof value !== 'object' || value === null) return;
    const entries: (readonly [string | number, unknown])[] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    for (const [key, item] of entries) {
      line += 1;
      walk(item, [...path, key]);
    }
    if (entries.length > 0) line += 1;
  };
  walk(answer, []);
  return lines;
}
