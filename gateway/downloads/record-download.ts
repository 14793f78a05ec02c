import { type Letter, REDEEM_HASH } from './redeem-letter.ts';
import type { Caller } from '../clients/caller.ts';
import { accessEntry } from '../audit/access-entry.ts';
import { type OperationFacts, viewerDefinition } from '../audit/audit-record.ts';
import { appendOrRefuse } from '../audit/append-or-refuse.ts';
import { define } from '../audit/records/audit-entry.ts';
import type { Log } from '../telemetry/log.ts';
import type { AuditSink } from '../audit/audit-sink.ts';

/**
 * Resolves when the record is written. The request is answered only after that.
 *
 * @param letter null: there was none for this viewer
 * @throws SERVICE_UNAVAILABLE when the record cannot be written
 */
export type RecordDownload = (requestId: string, caller: Caller, letter: Letter | null) => Promise<void>;

const OPERATION = { kind: 'download', hash: REDEEM_HASH };
const COORDINATES = { recipient: ['Notice.download'] };
const HANDED_OUT = define('facts', { operation: OPERATION, depends: COORDINATES } satisfies OperationFacts);
const NOT_FOUND = define('facts', { operation: OPERATION, hide: COORDINATES } satisfies OperationFacts);

/** Writes one record per try of a signed-in viewer. @param clock milliseconds since 1970 */
export function createDownloadRecorder(sink: AuditSink, clock: () => number, log: Log): RecordDownload {
  return async (requestId, { viewer, client }, letter) => {
    if (viewer.signIn === null) return;
    const entry = accessEntry({
      event: 'access',
      at: new Date(clock()).toISOString(),
      requestId,
      facts: letter ? HANDED_OUT : NOT_FOUND,
      viewer: viewerDefinition(viewer, client.id),
      outcome: letter ? 'answered' : 'refused',
      from: null,
      whose: letter ? [...letter.namedIds.map((personId) => `person:${personId}`), `recipient:${letter.recipientId}`] : [],
      refused: {},
    });
    await appendOrRefuse(sink, entry, requestId, log);
  };
}
