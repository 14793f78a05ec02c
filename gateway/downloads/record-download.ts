import { type Letter, REDEEM_HASH } from './redeem-letter.ts';
import type { Caller } from '../clients/caller.ts';
import { type AuditRecord, auditedViewer } from '../audit/audit-record.ts';
import { appendOrRefuse } from '../audit/append-or-refuse.ts';
import type { Log } from '../telemetry/log.ts';
import type { AuditSink } from '../audit/audit-sink.ts';

/**
 * Resolves when the record is written. The request is answered only after that.
 *
 * @param letter null: there was none for this viewer
 * @throws SERVICE_UNAVAILABLE when the record cannot be written
 */
export type RecordDownload = (requestId: string, caller: Caller, letter: Letter | null) => Promise<void>;

const COORDINATES = { recipient: ['Notice.download'] };

/** Writes one record per try of a signed-in viewer. @param clock milliseconds since 1970 */
export function createDownloadRecorder(sink: AuditSink, clock: () => number, log: Log): RecordDownload {
  return async (requestId, { viewer, client }, letter) => {
    if (viewer.signIn === null) return;
    const record = {
      at: new Date(clock()).toISOString(),
      requestId,
      who: auditedViewer(viewer, viewer.signIn, client.id),
      operation: { kind: 'download', hash: REDEEM_HASH },
      outcome: letter ? 'answered' : 'refused',
      whose: letter ? [...letter.namedIds.map((personId) => `person:${personId}`), `recipient:${letter.recipientId}`] : [],
      allow: {},
      deny: {},
      hide: letter ? {} : COORDINATES,
      depends: letter ? COORDINATES : {},
      refused: {},
    } as const satisfies AuditRecord;
    await appendOrRefuse(sink, JSON.stringify(record), requestId, log);
  };
}
