type Keys = readonly (string | number)[];

/**
 * @param answer the answer, shown as `JSON.stringify(answer, null, 2)`
 * @returns the line number, from 1, on which each path of `data` begins; by the path as JSON
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
