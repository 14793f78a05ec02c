import { type AuditPool, inTransaction } from './audit-pool.ts';
import type { AuditSigner, CheckSignature } from '../heads/audit-keys.ts';
import { type PrunedEnds, readCheckpoint, writeCheckpoint } from '../pruning/checkpoint.ts';
import { parseRecord } from '../reading/parsed-record.ts';
import type { Line } from '../reading/read-lines.ts';
import { canonicalJson } from '../records/canonical-json.ts';
import { hashRecord } from '../records/chain.ts';
import { answers, type Question, subjectsOf } from '../search/question.ts';
import { type AuditRecord, definitionIn, resolveRecord } from '../search/resolved-record.ts';
import type { TrailToVerify } from '../verify/verify-trail.ts';

const PAGE = 10_000;

type Row = { readonly writer: string; readonly n: string; readonly line: string };

async function* linesOf(pool: AuditPool): AsyncGenerator<Line[]> {
  const text = `select writer, n, line from audit.records where (writer, n) > ($1, $2) order by writer, n, at limit ${PAGE}`;
  for (let [writer, n] = ['', '0']; ;) {
    const { rows } = await pool.query<Row>(text, [writer, n]);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ line }) => ({ bytes: Buffer.from(line), isEnded: true }));
    [writer, n] = [last.writer, last.n];
  }
}

type HeadRow = { writer: string; n: string; hash: string; at: Date; key: string; signature: string };

/** Heads of a table, as lines. */
export async function* headLinesOf(pool: AuditPool): AsyncGenerator<string> {
  const text = `select * from audit.heads where (writer, n) > ($1, $2) order by writer, n limit ${PAGE}`;
  for (let [writer, n] = ['', '0']; ;) {
    const { rows } = await pool.query<HeadRow>(text, [writer, n]);
    for (const row of rows) yield canonicalJson({ ...row, n: Number(row.n), at: row.at.toISOString() });
    const last = rows.at(-1);
    if (!last) return;
    [writer, n] = [last.writer, last.n];
  }
}

const checkpointOf = async (pool: AuditPool): Promise<string | null> =>
  (await pool.query<{ text: string }>('select text from audit.checkpoints order by made desc limit 1')).rows[0]?.text ?? null;

/** Opens a table of records for verification. */
export const openPostgresTrail = async (
  pool: AuditPool,
  heads: TrailToVerify['heads'],
  check: CheckSignature,
): Promise<TrailToVerify> => ({
  files: [{ name: 'audit.records', lines: () => linesOf(pool) }],
  missingFiles: [],
  heads,
  ...readCheckpoint(await checkpointOf(pool), check),
  check,
});

/** Searches a table of records by its indexes, the oldest first. */
export async function* searchPostgres(pool: AuditPool, question: Question): AsyncGenerator<AuditRecord> {
  const definitions = new Map<string, unknown>();
  const learn = async (id: unknown): Promise<void> => {
    if (typeof id !== 'string' || definitions.has(id)) return;
    const { rows } = await pool.query<Row>(
      "select line from audit.records where key = $1 and event in ('facts', 'viewer') limit 1",
      [id],
    );
    const record = rows[0] && parseRecord(rows[0].line);
    definitions.set(id, record && definitionIn(record)?.[1]);
  };
  const { person, viewer, from = '-infinity', to = 'infinity' } = question;
  const text = `select writer, n, at, line from audit.records
    where event in ('access', 'intent') and at >= $1 and at < $2 and (at, writer, n) > ($5, $6, $7)
      and ($3::text[] is null or about && $3)
      and ($4::text is null or key in (select key from audit.records where event = 'viewer' and about @> array[$4]))
    order by at, writer, n limit ${PAGE}`;
  for (let after: readonly [Date | string, string, string] = ['-infinity', '', '0']; ;) {
    const subjects = person === undefined ? null : subjectsOf(person);
    const { rows } = await pool.query<Row & { at: Date }>(text, [from, to, subjects, viewer ?? null, ...after]);
    for (const { line } of rows) {
      const record = parseRecord(line);
      if (!record) continue;
      await learn(record['facts']);
      await learn(record['viewer']);
      const resolved = resolveRecord(record, (id) => definitions.get(id));
      if (resolved && answers(question, resolved)) yield resolved;
    }
    const last = rows.at(-1);
    if (!last) return;
    after = [last.at, last.writer, last.n];
  }
}

/**
 * Drops the months that end before a time, and leaves a signed checkpoint.
 *
 * @returns the names of the tables that were dropped
 */
export async function prunePostgres(
  pool: AuditPool,
  before: string,
  now: string,
  signer: AuditSigner,
  check: CheckSignature,
): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    "select inhrelid::regclass::text as name from pg_inherits where inhparent = 'audit.records'::regclass order by 1",
  );
  const dropped = rows.map(({ name }) => name).filter((name) => endOf(name) !== null && String(endOf(name)) <= before);
  if (dropped.length === 0) return [];
  const { checkpoints, checkpointProblem } = readCheckpoint(await checkpointOf(pool), check);
  if (checkpointProblem !== null) throw new Error(`The checkpoint of before does not hold: ${checkpointProblem}`);
  const ends = await endsOf(pool, dropped, checkpoints);
  await inTransaction(pool, async (client) => {
    await client.query('insert into audit.checkpoints values ($1, $2)', [now, writeCheckpoint(ends, now, signer)]);
    for (const name of dropped) await client.query(`drop table ${name}`);
  });
  return dropped;
}

/** @returns when the month of a table ends; null: it is not of one month */
function endOf(name: string): string | null {
  const [, year, month] = /records_(\d{4})_(\d\d)$/.exec(name) ?? [];
  return year === undefined || month === undefined ? null : new Date(Date.UTC(Number(year), Number(month))).toISOString();
}

async function endsOf(pool: AuditPool, tables: readonly string[], before: PrunedEnds): Promise<PrunedEnds> {
  const ends = new Map(before);
  for (const table of tables) {
    const { rows } = await pool.query<Row>(`select distinct on (writer) writer, n, line from ${table} order by writer, n desc`);
    for (const { writer, n, line } of rows)
      if (Number(n) > (ends.get(writer)?.n ?? 0)) ends.set(writer, { n: Number(n), hash: hashRecord(line) });
  }
  return ends;
}
