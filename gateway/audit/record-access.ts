import type { DocumentNode } from 'graphql';
import type { Viewer } from '../../schema/contract/viewer.ts';
import type { KnownClient } from '../clients/identify-client.ts';
import type { CompiledOperation } from '../planning/compiled-operation.ts';
import type { LoadedSupergraph } from '../supergraph/load-supergraph.ts';
import { accessFacts } from './access-facts.ts';
import { type AuditRecord, auditedViewer } from './audit-record.ts';
import { appendOrRefuse } from './append-or-refuse.ts';
import type { Log } from '../telemetry/log.ts';
import type { AuditSink } from './audit-sink.ts';
import type { SubjectRecorder } from '../execution/subject-recorder.ts';

export type Access = {
  readonly requestId: string;
  readonly operationHash: string;
  readonly viewer: Viewer;
  readonly client: KnownClient;
  readonly supergraph: LoadedSupergraph;
  readonly document: DocumentNode;
  readonly compiled: CompiledOperation;
  readonly subjects: SubjectRecorder | null;
};

/** Resolves when the record is written; the answer waits for that. @throws SERVICE_UNAVAILABLE when it cannot be written */
export type RecordAccess = (access: Access, outcome: AuditRecord['outcome']) => Promise<void>;

/**
 * Writes one record per request of a signed-in viewer, unless the request selects only public fields.
 *
 * @param clock milliseconds since 1970
 */
export function createAccessRecorder(sink: AuditSink, clock: () => number, log: Log): RecordAccess {
  return async ({ requestId, operationHash, viewer, client, supergraph, document, compiled, subjects }, outcome) => {
    if (viewer.signIn === null) return;
    const { isProtected, ...facts } = accessFacts(compiled, supergraph, document, viewer);
    if (!isProtected) return;
    const record: AuditRecord = {
      at: new Date(clock()).toISOString(),
      requestId,
      who: auditedViewer(viewer, viewer.signIn, client.id),
      operation: { kind: compiled.operation.operation, hash: operationHash },
      outcome,
      whose: subjects?.whose ?? [],
      ...facts,
      refused: subjects?.refused ?? {},
    };
    await appendOrRefuse(sink, record, log);
  };
}
