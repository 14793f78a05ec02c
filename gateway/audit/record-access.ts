import { type DocumentNode, OperationTypeNode } from 'graphql';
import type { Viewer } from '../../schema/contract/viewer.ts';
import type { KnownClient } from '../clients/identify-client.ts';
import type { CompiledOperation } from '../planning/compiled-operation.ts';
import type { LoadedSupergraph } from '../supergraph/assemble-supergraph.ts';
import { accessEntry } from './access-entry.ts';
import { accessFacts } from './access-facts.ts';
import { type AccessOutcome, viewerDefinition } from './audit-record.ts';
import { appendOrRefuse } from './append-or-refuse.ts';
import type { Log } from '../telemetry/log.ts';
import type { AuditSink } from './audit-sink.ts';
import { clientNetwork } from './client-network.ts';
import type { SubjectRecorder } from '../execution/subject-recorder.ts';

export type Access = {
  readonly requestId: string;
  readonly operationHash: string;
  readonly viewer: Viewer;
  readonly client: KnownClient;
  /** The network address of the client. */
  readonly address: string;
  readonly supergraph: LoadedSupergraph;
  readonly document: DocumentNode;
  readonly compiled: CompiledOperation;
  readonly subjects: SubjectRecorder | null;
};

/** What becomes of a request; null: it is about to run. */
export type RecordedOutcome = AccessOutcome | null;

/**
 * Resolves when the record is written; the answer waits for that, and a mutation for that of its intent. Undefined: the request
 * needs no record.
 *
 * @param code of the error, where it failed
 * @throws SERVICE_UNAVAILABLE when it cannot be written
 */
export type RecordAccess = (access: Access, outcome: RecordedOutcome, code?: string) => Promise<void> | undefined;

export type RecorderOptions = {
  readonly sink: AuditSink;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Log;
  /** Whether the network of the client is recorded. */
  readonly networks?: boolean;
};

/**
 * Writes a record for a request of a signed-in viewer, unless the request selects only public fields, and two for every mutation:
 * before it runs, and of its outcome.
 */
export function createAccessRecorder({ sink, clock, log, networks = false }: RecorderOptions): RecordAccess {
  return (access, outcome, code) => {
    const { requestId, operationHash, viewer, client, supergraph, document, compiled, subjects } = access;
    const isMutation = compiled.operation.operation === OperationTypeNode.MUTATION;
    if (viewer.signIn === null && !isMutation) return undefined;
    const facts = accessFacts(compiled, supergraph, document, viewer, operationHash);
    if (!facts.isProtected && !isMutation) return undefined;
    const entry = accessEntry({
      event: outcome === null ? 'intent' : 'access',
      at: new Date(clock()).toISOString(),
      requestId,
      facts: facts.definition,
      viewer: viewerDefinition(viewer, client.id),
      outcome,
      ...(code !== undefined && { code }),
      from: networks ? clientNetwork(access.address) : null,
      whose: subjects?.whose ?? [],
      refused: subjects?.refused ?? {},
    });
    return appendOrRefuse(sink, entry, requestId, log);
  };
}
