import type { DocumentNode } from 'graphql';
import type { Viewer } from '../../schema/contract/viewer.ts';
import type { KnownClient } from '../clients/identify-client.ts';
import type { CompiledOperation } from '../planning/compiled-operation.ts';
import type { LoadedSupergraph } from '../supergraph/assemble-supergraph.ts';
import { type AccessFacts, accessFacts } from './access-facts.ts';
import { type AuditRecord, auditedViewerJson } from './audit-record.ts';
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

/**
 * Resolves when the record is written; the answer waits for that. Undefined: the request needs no record.
 *
 * @throws SERVICE_UNAVAILABLE when it cannot be written
 */
export type RecordAccess = (access: Access, outcome: AuditRecord['outcome']) => Promise<void> | undefined;

/**
 * Writes one record per request of a signed-in viewer, unless the request selects only public fields.
 *
 * @param clock milliseconds since 1970
 */
export function createAccessRecorder(sink: AuditSink, clock: () => number, log: Log): RecordAccess {
  return (access, outcome) => {
    const { requestId, viewer, client, supergraph, document, compiled } = access;
    if (viewer.signIn === null) return undefined;
    const facts = accessFacts(compiled, supergraph, document, viewer);
    if (!facts.isProtected) return undefined;
    const who = auditedViewerJson(viewer, viewer.signIn, client.id);
    return appendOrRefuse(sink, recordJson(access, outcome, new Date(clock()), who, facts), requestId, log);
  };
}

/** @returns what JSON.stringify makes of the `AuditRecord`, put together from parts that many records share */
function recordJson(
  { requestId, operationHash, compiled, subjects }: Access,
  outcome: AuditRecord['outcome'],
  at: Date,
  who: string,
  facts: AccessFacts,
): string {
  const operation = JSON.stringify({ kind: compiled.operation.operation, hash: operationHash });
  const [whose, refused] = [JSON.stringify(subjects?.whose ?? []), JSON.stringify(subjects?.refused ?? {})];
  const request = `"at":"${at.toISOString()}","requestId":${JSON.stringify(requestId)},"who":${who},"operation":${operation}`;
  return `{${request},"outcome":"${outcome}","whose":${whose},${facts.json},"refused":${refused}}`;
}
