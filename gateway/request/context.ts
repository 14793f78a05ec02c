import type { IncomingMessage } from 'node:http';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Locale } from '../../schema/contract/locales.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import type { RecordAccess } from '../audit/record-access.ts';
import type { SignInRecorder } from '../audit/record-sign-ins.ts';
import type { SendFor } from '../execution/fetch-sender.ts';
import type { SubjectRecorder } from '../execution/subject-recorder.ts';
import type { CompiledOperation } from '../planning/compiled-operation.ts';
import type { Executed } from '../execution/execute-plan.ts';
import type { WrittenAnswer } from '../execution/express/lane.ts';
import type { Log } from '../telemetry/log.ts';
import type { MeasureRequests } from '../telemetry/measure-requests.ts';
import type { RequestTrace, TraceRequests } from '../telemetry/trace-requests.ts';
import type { PhaseTimes } from '../telemetry/phase-times.ts';
import type { AutomaticDocuments } from '../operations/automatic-documents.ts';
import type { RegisteredOperation } from '../operations/operation-set.ts';
import type { PreparedOperation } from '../operations/prepared-operations.ts';
import type { MayExplain } from '../explain/may-explain.ts';
import type { RunTrace } from '../explain/run-trace.ts';
import type { CountEvent } from '../limits/counters.ts';
import type { LoadedSupergraph } from '../supergraph/assemble-supergraph.ts';
import type { SupergraphHolder } from '../serving/supergraph-holder.ts';
import type { MediaType } from '../http/choose-media-type.ts';
import type { LoadShedder } from '../http/load-shedder.ts';
import type { AddressOf } from '../http/client-address.ts';
import type { Caller } from '../clients/caller.ts';
import type { IdentifyViewer } from './identify-viewer.ts';
import type { GatewayLimits } from '../limits/limits.ts';
import type { AdHocDocuments } from './ad-hoc-documents.ts';
import type { RequestLogOptions } from '../telemetry/telemetry-variables.ts';
import type { LogUnknown } from './log-unknown.ts';
import type { Parameters } from './read-parameters.ts';

/** The services that the steps use, shared by all requests. */
export type Services = {
  readonly identifyViewer: IdentifyViewer;
  readonly holder: Pick<SupergraphHolder, 'operations'>;
  readonly automatic: AutomaticDocuments;
  readonly adHocDocuments: AdHocDocuments;
  readonly logUnknown: LogUnknown;
  readonly limits: GatewayLimits;
  /** Whether an operation is rejected as a whole when the viewer is denied one of its fields. */
  readonly rejectDenied: boolean;
  readonly sendFor: SendFor;
  /** Called after a mutation of a viewer, because it may have changed the standings of the viewer's account. */
  readonly afterMutation: (viewer: Viewer) => void;
  readonly recordAccess: RecordAccess;
  readonly signIns: SignInRecorder;
  readonly countEvent: CountEvent;
  /** Whether all callers may introspect the schema. Callers who may request explanations always may. */
  readonly introspection: boolean;
  readonly mayExplain: MayExplain;
  readonly addressOf: AddressOf;
  /** Origins of pages that may send requests. */
  readonly origins: readonly string[];
  /** Milliseconds for a whole request. */
  readonly requestTimeoutMs: number;
  /** Whether answers are compressed for clients that accept it. */
  readonly compression: boolean;
  readonly load: LoadShedder;
  readonly log: Log;
  readonly measureRequest: MeasureRequests;
  /** Null: there are no traces. */
  readonly traces: TraceRequests | null;
  readonly requestLog: RequestLogOptions;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
};

/** What a request refers to: an operation that is ready to run, or a document that is not yet checked. */
export type ResolvedDocument =
  | { readonly kind: 'registered'; readonly prepared: PreparedOperation }
  | { readonly kind: 'ad hoc'; readonly document: string; readonly hash: string };

/** What is known of a request so far. A request that is refused partway is logged with this. */
export type RequestTrail = {
  readonly requestId: string;
  caller?: Caller;
  locale?: Locale;
  operationHash?: string;
  /** Set while a mutation runs. Records that it failed. @param code of the error */
  recordFailure?: ((code: string) => Promise<void>) | null;
  registered?: RegisteredOperation;
  /** How many fetches the operation has made. */
  fetches: number;
  /** When each part of the work ended. */
  readonly times: PhaseTimes;
  /** Absent: it has no trace. */
  readonly trace?: RequestTrace | undefined;
  operationType?: string;
};

/** A request as it arrived. Each step adds what the next steps need. */
export type Received = {
  readonly request: IncomingMessage;
  readonly trail: RequestTrail;
  readonly requestId: string;
  /** The network address of the client. */
  readonly address: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Null: the client accepts none of the supported media types. */
  readonly mediaType: MediaType | null;
};

/** Adds the GraphQL parameters. */
export type Read = Received & { readonly parameters: Parameters };

/** Adds the viewer and the client. */
export type Identified = Read &
  Caller & {
    /** The language of the answer (LA-1). */
    readonly locale: Locale;
    /** Whether the caller may introspect the schema. */
    readonly introspection: boolean;
    /** Whether to explain the answer. True only for a caller who may request explanations. */
    readonly explain: boolean;
  };

/** Adds the document or registered operation that the request refers to. */
export type Resolved = Identified & {
  readonly supergraph: LoadedSupergraph;
  readonly resolvedDocument: ResolvedDocument;
  /** The SHA-256 of the document's text, in hexadecimal. */
  readonly operationHash: string;
};

/** Adds a valid document and the operation to run. */
export type Prepared = Resolved & { readonly document: DocumentNode; readonly operation: OperationDefinitionNode };

/** Adds a value of the right type for every variable. */
export type Coerced = Prepared & { readonly variables: Readonly<Record<string, unknown>> };

/** Adds the operation as this viewer may run it, and its plan. */
export type Compiled = Coerced & {
  readonly compiled: CompiledOperation;
  /** Records the subjects of the answered data. Null for anonymous viewers. */
  readonly subjects: SubjectRecorder | null;
};

/** Adds whether the operation counts as a guess. */
export type Guarded = Compiled & { readonly isGuess: boolean };

/** Adds the answer that the express lane wrote, or the merged data and the failures. */
export type Fetched = Guarded &
  (
    | { readonly written: WrittenAnswer }
    | {
        readonly written: null;
        readonly executed: Executed;
        /** Null: the answer is not explained. */
        readonly trace: RunTrace | null;
      }
  );
