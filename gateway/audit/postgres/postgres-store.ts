import type { AuditPool } from './audit-pool.ts';
import type { RecordStore } from '../writing/record-store.ts';

const SEPARATOR = '\u001f';
const INSERT = `insert into audit.records (writer, n, at, event, about, key, line)
  select (line::json->'chain'->>'writer'), n, at, event, string_to_array(about, E'\\x1f'), nullif(key, ''), line
  from unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[]) as r (n, at, event, about, key, line)`;

/**
 * A table of records. Those of one batch are inserted by one statement, and so by one commit.
 *
 * @param clock milliseconds since 1970. Each day (UTC) has its own definitions, so that months can be dropped
 */
export function createPostgresStore(pool: AuditPool, clock: () => number): RecordStore {
  let day = '';
  return {
    canBeTruncated: false,
    prepare() {
      const today = new Date(clock()).toISOString().slice(0, 10);
      const isNew = day !== today;
      day = today;
      return Promise.resolve({ isNew, previous: null, interruption: null, follows: null });
    },
    async write(records) {
      const column = <Value>(of: (record: (typeof records)[number]) => Value): Value[] => records.map(of);
      await pool.query(INSERT, [
        column(({ n }) => n),
        column(({ at }) => at),
        column(({ event }) => event),
        column(({ about }) => about.join(SEPARATOR)),
        column(({ key }) => key ?? ''),
        column(({ text }) => text),
      ]);
    },
    isInPlace: () => true,
    close: () => pool.end(),
  };
}
