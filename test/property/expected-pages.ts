/** The page of a list that `first` and `after` ask for: a cursor is the id of a row, in base64url. */
export function pageOf<Item extends { readonly id: string }>(
  items: readonly Item[],
  { first, after }: { readonly first?: unknown; readonly after?: unknown },
) {
  const place = items.findIndex(({ id }) => cursorOf(id) === after);
  const skipped = after ? (place < 0 ? items.length : place + 1) : 0;
  const shown = items.slice(skipped, skipped + Number(first));
  const cursors = shown.map(({ id }) => cursorOf(id));
  return {
    edges: shown.map((node, index) => ({ node, cursor: cursors[index] })),
    pageInfo: {
      hasNextPage: skipped + Number(first) < items.length,
      hasPreviousPage: items.length > 0 && skipped > 0,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
    totalCount: items.length,
  };
}

export const cursorOf = (id: string): string => Buffer.from(id, 'utf8').toString('base64url');
