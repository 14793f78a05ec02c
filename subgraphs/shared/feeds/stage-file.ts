import type { FeedLoad } from './feed-load.ts';
import { type FeedHeader, headerOf, TRAILER } from './feed-lines.ts';
import { FeedRefused, problemOfAge } from './guards.ts';
import { beginLoad, type LoadRow, recordRefused, refusedRow, updateLoad } from './load-rows.ts';
import { parseLine, problemsOf } from './parse-line.ts';
import { type FeedLine, splitLines } from './read-lines.ts';
import { clearStaged, createStager, insertStaged, noLines, type StagedLines } from './staging.ts';

/** Lines are staged in transactions of this many, or about this many bytes. */
const LINES_PER_BATCH = 2_000;
const BYTES_PER_BATCH = 4_000_000;
/** A closing line is shorter than this. */
const LONGEST_TRAILER = 200;

/**
 * Reads a file into the staging tables, and checks that it is whole.
 *
 * @param unfinished a load that was stopped while it was being read; it goes on if the file begins alike
 * @returns the load, and the number of its lines between the first and the last
 * @throws FeedRefused
 */
export async function stageFile(load: FeedLoad, unfinished: LoadRow | null): Promise<{ row: LoadRow; lines: number }> {
  const reader = splitLines(load.open());
  const lines = reader.lines[Symbol.asyncIterator]();
  const first = await lines.next();
  const header = readHeader(load, first.done ? null : first.value);
  const hashKey = load.definition.hashKey?.(load.settings) ?? '';
  const startedAt = new Date((load.clock ?? Date.now)()).toISOString();
  const tooOld = await problemOfAge(load.database.kysely, header, load.overrides);
  // A check goes on, so that it finds all that is wrong.
  if (tooOld !== null && load.checkOnly !== true) {
    const refused = new FeedRefused([tooOld]);
    await recordRefused(load.database.kysely, { header, hashKey, startedAt }, refused);
    throw refused;
  }
  const goesOn = unfinished !== null && unfinished.hashKey === hashKey && isSame(unfinished.header, header);
  const row = goesOn ? unfinished : await beginLoad(load.database.kysely, { header, hashKey, startedAt });
  try {
    const staged = await stageLines(load, row, { lines, digest: reader.digest });
    if (staged !== null) return staged;
  } catch (error) {
    if (error instanceof FeedRefused) await discard(load, refusedRow(row, error));
    throw error;
  } finally {
    await lines.return?.(undefined);
  }
  // Another file than the one that was begun.
  await discard(load, row);
  return stageFile(load, null);
}

const isSame = (one: FeedHeader, other: FeedHeader) => JSON.stringify(one) === JSON.stringify(other);

async function discard({ database, checkOnly, clock = Date.now }: FeedLoad, row: LoadRow): Promise<void> {
  const state = checkOnly ? 'checked' : 'refused';
  await updateLoad(database.kysely, { ...row, state, endedAt: new Date(clock()).toISOString() });
  await clearStaged(database.kysely);
}

function readHeader({ definition }: FeedLoad, line: FeedLine | null): FeedHeader {
  if (line === null) throw new FeedRefused(['the file is empty']);
  const parsed = parseLine(line);
  if ('problems' in parsed) throw new FeedRefused(parsed.problems.map(({ reason }) => `line 1: ${reason}`));
  const checked = headerOf(definition.name).safeParse(parsed.value);
  if (checked.success) return checked.data;
  throw new FeedRefused(problemsOf(parsed.value, checked.error).map(({ pointer, reason }) => `line 1: ${pointer} ${reason}`));
}

type Read = { readonly lines: AsyncIterator<FeedLine>; readonly digest: () => string };

/** @returns null when the file differs from what was staged of it */
async function stageLines(
  load: FeedLoad,
  begun: LoadRow,
  { lines, digest }: Read,
): Promise<{ row: LoadRow; lines: number } | null> {
  const stage = createStager(load.definition, load.settings);
  let row = begun;
  let waiting = noLines();
  let bytes = 0;
  let number = 2;
  const flush = async () => {
    row = { ...row, staged: number - 1, digest: digest() };
    await storeLines(load, row, waiting);
    [waiting, bytes] = [noLines(), 0];
    load.onProgress?.({ phase: 'reading', done: row.staged - 1, total: null });
  };
  for (let next = await lines.next(); !next.done; next = await lines.next(), number++) {
    if (number === begun.staged + 1 && begun.digest !== '' && begun.digest !== digest()) return null;
    const count = trailerOf(next.value, digest);
    if (count !== null) {
      if (number <= begun.staged) return null;
      await flush();
      await expectEnd(lines, number - 2, count);
      return { row, lines: number - 2 };
    }
    if (number <= begun.staged) continue;
    if (begun.state === 'checking') return null;
    if (waiting.staged.length + waiting.rejects.length >= LINES_PER_BATCH || bytes >= BYTES_PER_BATCH) await flush();
    stage(next.value, number, waiting);
    bytes += next.value.bytes.length;
  }
  if (number <= begun.staged) return null;
  throw new FeedRefused([
    'the file has no closing line: it is cut off. If you made it by hand, write the line with: npm run feed -- close FILE',
  ]);
}

async function storeLines({ database }: FeedLoad, row: LoadRow, waiting: StagedLines): Promise<void> {
  await database.kysely.transaction().execute(async (transaction) => {
    await updateLoad(transaction, row);
    await insertStaged(database, transaction, waiting);
  });
}

/** @returns the count of a closing line; null when the line is another */
function trailerOf({ bytes }: FeedLine, digest: () => string): number | null {
  if (bytes.length > LONGEST_TRAILER || !Buffer.from(bytes).includes('"sha256"')) return null;
  const parsed = parseLine({ bytes, tooLong: false });
  const checked = TRAILER.safeParse('value' in parsed ? parsed.value : null);
  if (!checked.success) return null;
  if (checked.data.sha256 !== digest())
    throw new FeedRefused([
      'the SHA-256 of the closing line does not fit the file: it is damaged or was changed. If you changed it, run: npm run feed -- close FILE',
    ]);
  return checked.data.count;
}

async function expectEnd(lines: AsyncIterator<FeedLine>, read: number, count: number): Promise<void> {
  if (read !== count) throw new FeedRefused([`the closing line counts ${count} lines, and there are ${read}`]);
  if (!(await lines.next()).done) throw new FeedRefused(['there are lines after the closing line']);
}
