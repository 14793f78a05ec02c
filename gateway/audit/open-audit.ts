import { randomBytes } from 'node:crypto';
import type { ReadinessCheck } from '../../schema/contract/readiness.ts';
import { createLog, type Log } from '../telemetry/log.ts';
import type { AuditConfig } from './audit-config.ts';
import { auditWritable } from './audit-writable.ts';
import { createClosedFiles } from './closing/closed-files.ts';
import { type AuditSigner, createAuditSigner } from './heads/audit-keys.ts';
import { headFile } from './heads/head-file.ts';
import { NO_HEADS, publishHeads } from './heads/publish-heads.ts';
import { isDatabase } from './audit-place.ts';
import { openAuditPool } from './postgres/audit-pool.ts';
import { headTable } from './postgres/head-table.ts';
import { createPostgresStore } from './postgres/postgres-store.ts';
import { FileStore } from './writing/file-store.ts';
import { type AuditTrail, openTrail } from './writing/trail.ts';

export type AuditOptions = {
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /** What the first record says of this process. */
  readonly started?: Readonly<Record<string, unknown>>;
};

/** The trail of this process, and whether it can be written. */
export type OpenedAudit = AuditTrail & { readonly check: ReadinessCheck };

/**
 * Opens the audit trail that a configuration names.
 *
 * @throws when it cannot be written
 */
export async function openAudit(config: AuditConfig, options: AuditOptions): Promise<OpenedAudit> {
  const { log, clock = Date.now, started = {} } = options;
  const signer = config.heads && createAuditSigner(config.heads.keys[0] ?? '');
  const { store, check, done, addLeftOver } =
    config.url === null ? openFiles(config, signer, log, clock) : openTable(config.url, clock);
  const heads = openHeads(config, signer, log, clock);
  const trail = await openTrail(store, { writer: randomBytes(9).toString('base64url'), clock, started, heads });
  await addLeftOver();
  return {
    ...trail,
    check,
    async close() {
      await trail.close();
      await done();
    },
  };
}

function openFiles({ file, sync, fileBytes }: AuditConfig, signer: AuditSigner | null, log: Log, clock: () => number) {
  const closed = createClosedFiles(file, signer, log, clock);
  const store = new FileStore(file, { sync, maxBytes: fileBytes, clock, onClosed: closed.add });
  return { ...closed, store, check: auditWritable(file) };
}

function openTable(url: string, clock: () => number) {
  const pool = openAuditPool(url);
  const nothing = () => Promise.resolve();
  const check: ReadinessCheck = async () => void (await pool.query('select 1'));
  return { store: createPostgresStore(pool, clock), check, done: nothing, addLeftOver: nothing };
}

/** Opens a file that nothing proves, as for a measurement. */
export const openAuditFile = (file: string, { sync }: { readonly sync: boolean }): Promise<OpenedAudit> =>
  openAudit({ file, sync, fileBytes: 64_000_000, url: null, heads: null, networks: false }, { log: createLog('silent') });

function openHeads({ heads }: AuditConfig, signer: AuditSigner | null, log: Log, clock: () => number) {
  if (heads === null || signer === null) return NO_HEADS;
  return publishHeads({
    ...heads,
    place: isDatabase(heads.place) ? headTable(heads.place) : headFile(heads.place),
    signer,
    clock,
    log,
  });
}
