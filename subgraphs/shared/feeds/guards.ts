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

/** @throws FeedRefused when the data is older than what was loaded last */
export async function checkAge(database: Kysely<object>, { asOf }: FeedHeader, { allowOlder }: Overrides): Promise<void> {
  if (allowOlder) return;
  const { rows } = await sql<{ asOf: string }>`select "asOf" from feed`.execute(database);
  const before = rows[0]?.asOf;
  if (before === undefined || Date.parse(asOf) >= Date.parse(before)) return;
  throw new FeedRefused([`the data is of ${asOf}, and data of ${before} is loaded already${unless('allowOlder')}`]);
}

/** @throws FeedRefused with all guards that are against the load */
export function checkGuards(
  summary: LoadSummary,
  before: { readonly aggregates: number; readonly records: RecordCounts },
  overrides: Overrides,
  strict: boolean,
): void {
  const { lines, removed, rejected, header } = summary;
  const reasons: string[] = [];
  const guard = (name: keyof Overrides, isAgainst: boolean, reason: string) => {
    if (!isAgainst || overrides[name]) return;
    reasons.push(`${reason}${unless(name)}`);
  };
  guard('allowEmpty', lines === 0, 'the file names nothing');
  guard(
    'allowRemovals',
    header.mode === 'full' && removed > before.aggregates * MOST_REMOVED,
    `it would remove ${removed} of ${before.aggregates}, more than ${MOST_REMOVED * 100} %`,
  );
  const { stored, fewer } = before.records;
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
