import type { HeadPlace } from '../heads/head.ts';
import { openAuditPool } from './audit-pool.ts';

const INSERT = 'insert into audit.heads (writer, n, hash, at, key, signature) values ($1, $2, $3, $4, $5, $6)';

/** The table of published heads. */
export function headTable(url: string): HeadPlace {
  const pool = openAuditPool(url);
  return {
    publish: async ({ writer, n, hash, at, key, signature }) =>
      void (await pool.query(INSERT, [writer, n, hash, at, key, signature])),
    close: () => pool.end(),
  };
}
