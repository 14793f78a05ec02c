import { readFile, UnreadableFeed } from '../../subgraphs/shared/feeds/read-lines.ts';

/** More bytes than a first line has. */
const LONGEST_HEADER = 10_000;

/** A file of a feed, and the subgraph that its first line names. */
export type FeedFile = { readonly path: string; readonly feed: string; readonly open: () => AsyncIterable<Uint8Array> };

/**
 * Reads the first line of a file. Standard input can be read once, so what was read of it is kept.
 *
 * @throws UnreadableFeed
 */
export async function openFile(path: string, onRead: (bytes: number) => void): Promise<FeedFile> {
  const pieces = readFile(path, onRead);
  const start: Uint8Array[] = [];
  let text = '';
  while (!text.includes('\n') && text.length < LONGEST_HEADER) {
    const { value, done } = await pieces.next();
    if (done) break;
    start.push(value);
    text += Buffer.from(value).toString('latin1', 0, LONGEST_HEADER);
  }
  const feed = /"feed" *: *"(?<name>[a-z-]{1,40})"/.exec(text.split('\n')[0] ?? '')?.groups?.['name'];
  if (feed === undefined) throw new UnreadableFeed('The first line does not name a feed');
  let opened = false;
  const open = () => {
    if (!opened) {
      opened = true;
      return joined(start, pieces);
    }
    if (path === '-') throw new UnreadableFeed('Another file was being loaded. It has been given up; load this one again');
    return readFile(path);
  };
  return { path, feed, open };
}

/** @returns the feed that the first line of a file names; null where it is not known before the file is read */
export async function peekFeed(path: string): Promise<string | null> {
  if (path === '-') return null;
  try {
    const { feed, open } = await openFile(path, () => undefined);
    await open()[Symbol.asyncIterator]().return?.(undefined);
    return feed;
  } catch {
    // The command itself says what is wrong with the file.
    return null;
  }
}

async function* joined(start: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* start;
  yield* rest;
}
