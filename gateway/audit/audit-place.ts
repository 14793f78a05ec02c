import type { AuditSigner, CheckSignature } from './heads/audit-keys.ts';
import type { AuditConfig } from './audit-config.ts';
import { openAuditPool } from './postgres/audit-pool.ts';
import { headLinesOf, openPostgresTrail, prunePostgres, searchPostgres } from './postgres/postgres-trail.ts';
import { pruneFolder } from './pruning/prune-folder.ts';
import { linesOfHeads, openFileTrail } from './reading/file-trail.ts';
import type { Question } from './search/question.ts';
import type { AuditRecord } from './search/resolved-record.ts';
import { searchFolder, type SearchProgress } from './search/search-folder.ts';
import type { TrailToVerify } from './verify/verify-trail.ts';

/** Where a trail is kept: a folder of files, or a database. */
export type AuditPlace = {
  readonly toVerify: (check: CheckSignature) => Promise<TrailToVerify>;
  /** @param check null: no key is known */
  readonly search: (question: Question, check: CheckSignature | null, onFile: SearchProgress) => AsyncGenerator<AuditRecord>;
  /** @param before and now RFC 3339. @returns the names of what was removed */
  readonly prune: (before: string, now: string, signer: AuditSigner, check: CheckSignature) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

/** Whether it is the URL of a database, and not the path of a file. */
export const isDatabase = (place: string): boolean => /^postgres(?:ql)?:\/\//.test(place);

/** What reads takes as long as it takes. */
const UNBOUNDED = 0;

/** @param heads the path of the file of heads, or the URL of their database; null: none are kept */
export function openPlace({ file, url }: Pick<AuditConfig, 'file' | 'url'>, heads: string | null): AuditPlace {
  const pool = url === null ? null : openAuditPool(url, UNBOUNDED);
  const headPool = heads !== null && isDatabase(heads) ? openAuditPool(heads, UNBOUNDED) : null;
  const headLines = () => (headPool ? headLinesOf(headPool) : heads === null ? null : linesOfHeads(heads));
  return {
    toVerify: (check) => (pool ? openPostgresTrail(pool, headLines(), check) : openFileTrail(file, headLines(), check)),
    search: (question, check, onFile) => (pool ? searchPostgres(pool, question) : searchFolder(file, question, check, onFile)),
    prune: (before, now, signer, check) =>
      pool ? prunePostgres(pool, before, now, signer, check) : pruneFolder(file, before, now, signer, check),
    async close() {
      await pool?.end();
      await headPool?.end();
    },
  };
}
