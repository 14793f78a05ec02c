/** @returns the first difference between two JSON values, with both values; null when they are equal, with the order of keys */
export function firstDifference(expected: unknown, received: unknown, path = 'data'): string | null {
  if (JSON.stringify(expected) === JSON.stringify(received)) return null;
  if (isContainer(expected) && isContainer(received) && Array.isArray(expected) === Array.isArray(received)) {
    const keys = [Object.keys(expected), Object.keys(received)].map((names) => names.join(' '));
    if (keys[0] !== keys[1])
      return `${path}: expected ${Array.isArray(expected) ? 'items' : 'keys'} ${keys[0]}; received ${keys[1]}`;
    for (const key of Object.keys(expected)) {
      const difference = firstDifference(expected[key], received[key], `${path}.${key}`);
      if (difference !== null) return difference;
    }
  }
  return `${path}: expected ${JSON.stringify(expected)}; received ${JSON.stringify(received)}`;
}

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** @returns the lines that one list has more often than the other, each with its side; null when there are none */
export function listDifference(expected: readonly string[], received: readonly string[]): string | null {
  const rest = [...received];
  const missing = expected.filter((item) => {
    const place = rest.indexOf(item);
    if (place >= 0) rest.splice(place, 1);
    return place < 0;
  });
  if (missing.length + rest.length === 0) return null;
  return [...missing.map((item) => `expected the error ${item}`), ...rest.map((item) => `received the error ${item}`)].join('\n');
}
