/** An entry of a list: a document with the day of its submission, or a notice with its date. */
type Listed = { readonly id: string; readonly submittedOn?: string; readonly noticeDate?: string };

/** The page of a list for `first` and `after`. A cursor is the day and the id of a row, in base64url. */
export function pageOf<Item extends Listed>(
  items: readonly Item[],
  { first, after }: { readonly first?: unknown; readonly after?: unknown },
) {
  const skipped = after ? items.filter((item) => !isAfter(item, String(after))).length : 0;
  const shown = items.slice(skipped, skipped + Number(first));
  const cursors = shown.map(cursorOf);
  return {
    edges: shown.map((node, index) => ({ node, cursor: cursors[index] })),
    pageInfo: {
      hasNextPage: skipped + Number(first) < items.length,
      hasPreviousPage: skipped > 0,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
    totalCount: items.length,
  };
}

const dayOf = ({ submittedOn, noticeDate }: Listed): string => submittedOn ?? noticeDate ?? '';

export const cursorOf = (item: Listed): string => Buffer.from(`${dayOf(item)} ${item.id}`, 'utf8').toString('base64url');

/** An invalid cursor counts as the end of the list. */
function isAfter(item: Listed, cursor: string): boolean {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^\d{4}-\d\d-\d\d ./.test(text)) return false;
  const [day, id] = [text.slice(0, 10), text.slice(11)];
  return dayOf(item) < day || (dayOf(item) === day && item.id > id);
}
