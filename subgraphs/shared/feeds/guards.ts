import { type Kysely, sql } from 'kysely';
import type { FeedHeader } from './feed-lines.ts';
import type { RecordCounts } from './count-records.ts';
import type { LoadSummary } from './summary.ts';

/** Guards that are switched off for one load. */
export type Overrides = {
  readonly allowEmpty?: boolean;
  readonly allowOlder?: boolean;
  readonly allowRemovals?: boolean;
  readonly allowRejects?: boolean;
};

/** The flags of `npm run feed` that switch a guard off. */
export const OVERRIDE_FLAGS = {
  allowEmpty: 'allow-empty',
  allowOlder: 'allow-older',
  allowRemovals: 'allow-removals',
  allowRejects: 'allow-rejects',
} as const satisfies Record<keyof Overrides, string>;

/** The largest shares that are accepted (`limits.md`): removed of those stored, rejected of the lines. */
const MOST_REMOVED = 0.02;
const MOST_REJECTED = 0.01;

/** A file that is not loaded, and why. */
export class FeedRefused extends Error {
  readonly summary: LoadSummary | null;
  constructor(reasons: readonly string[], summary: LoadSummary | null = null) {
    super(reasons.join('\n'));
    this.summary = summary;
  }
}

/** @returns why the file is not loaded when the data is older than what was loaded last, otherwise null */
export async function problemOfAge(
  database: Kysely<object>,
  { asOf }: FeedHeader,
  { allowOlder }: Overrides,
): Promise<string | null> {
  if (allowOlder) return null;
  const { rows } = await sql<{ asOf: string }>`select "asOf" from feed`.execute(database);
  const before = rows[0]?.asOf;
  if (before === undefined || Date.parse(asOf) >= Date.parse(before)) return null;
  return `the data is of ${asOf}, and data of ${before} is loaded already${unless('allowOlder')}`;
}

/**
 * @param found.problems what is against the load already
 * @throws FeedRefused with all guards that are against the load
 */
export function checkGuards(
  summary: LoadSummary,
  found: { readonly aggregates: number; readonly records: RecordCounts; readonly problems: readonly string[] },
  overrides: Overrides,
  strict: boolean,
): void {
  const { lines, removed, rejected, header } = summary;
  const reasons = [...found.problems];
  const guard = (name: keyof Overrides, isAgainst: boolean, reason: string) => {
    if (!isAgainst || overrides[name]) return;
    reasons.push(`${reason}${unless(name)}`);
  };
  guard('allowEmpty', lines === 0, 'the file names nothing');
  guard(
    'allowRemovals',
    header.mode === 'full' && removed > found.aggregates * MOST_REMOVED,
    `it would remove ${removed} of ${found.aggregates}, more than ${MOST_REMOVED * 100} %`,
  );
  const { stored, fewer } = found.records;
  guard(
    'allowRemovals',
    header.mode === 'full' && fewer > stored * MOST_REMOVED,
    `it would leave ${fewer} records fewer of ${stored}, more than ${MOST_REMOVED * 100} %`,
  );
  const mostRejected = strict ? 0 : MOST_REJECTED;
  guard(
    'allowRejects',
    rejected > lines * mostRejected,
    `${rejected} of ${lines} lines are rejected, more than ${mostRejected * 100} %`,
  );
  if (reasons.length > 0) throw new FeedRefused(reasons, summary);
}

const unless = (name: keyof Overrides) => `; --${OVERRIDE_FLAGS[name]} loads it nevertheless`;
