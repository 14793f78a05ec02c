/** @returns the names most similar to the given one, most similar first; none when no name is similar */
export function nearestNames(written: string, names: readonly string[], limit = 5): string[] {
  const farthest = Math.max(2, Math.floor(written.length / 3));
  return names
    .map((name) => ({ name, distance: editDistance(written.toLowerCase(), name.toLowerCase()) }))
    .filter(({ distance }) => distance <= farthest)
    .sort((one, other) => one.distance - other.distance || (one.name < other.name ? -1 : 1))
    .slice(0, limit)
    .map(({ name }) => name);
}

/** Levenshtein distance: the number of letters to insert, delete or replace. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [position, letter] of [...from].entries()) {
    const before = row;
    row = [position + 1];
    for (const [index, other] of [...to].entries()) {
      const replaced = (before[index] ?? 0) + (letter === other ? 0 : 1);
      row.push(Math.min(replaced, (before[index + 1] ?? 0) + 1, (row[index] ?? 0) + 1));
    }
  }
  return row.at(-1) ?? 0;
}
