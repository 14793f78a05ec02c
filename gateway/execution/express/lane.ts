import type { GraphQLSchema } from 'graphql';
import type { Subtypes } from '../type-conditions.ts';
import type { Viewer } from '../../../schema/contract/viewer.ts';
import type { JsonObject } from '../../json/json.ts';
import type { SentFetch } from '../../planning/plan.ts';
import type { Scan } from '../../sources/sources.ts';
import type { Failure } from '../failure.ts';
import type { SubjectRecorder } from '../subject-recorder.ts';

/** What a lane needs of one request. */
export type LaneRun = {
  readonly viewer: Viewer;
  readonly variables: JsonObject;
  /** Records whose data is in the answer; null: it is not recorded. */
  readonly subjects: SubjectRecorder | null;
  /** Sends a body that is already written. */
  readonly ask: (fetch: SentFetch, body: string) => Promise<JsonObject>;
  /** Sends a body whose answer need not be parsed. See `AnsweredFetches`. */
  readonly scan: (fetch: SentFetch, body: string, scan: Scan<Buffer>) => Promise<Buffer | null>;
  /** Sends a body whose answer is read by generated code. Rejects where that cannot be; `ask` tells what was answered. */
  readonly read: (fetch: SentFetch, body: string, read: Scan<TextAnswer>) => Promise<JsonObject>;
  /** Receives an error of the lane itself. */
  readonly fault: (error: unknown) => void;
};

/** An answer as `read-code.ts` reads it, and all its bytes as Latin-1. */
export type TextAnswer = { readonly answer: JsonObject; readonly text: string };

/** An answer as a lane writes it. */
export type WrittenAnswer = {
  /** The JSON text of `data`; bytes, if it is as a source wrote it. */
  readonly dataText: string | Buffer;
  /** The denials. Whatever else an answer can report is left to the general way. */
  readonly errors: readonly Failure[];
};

/** What lanes are made with. */
export type LaneSchemas = {
  /** The schema that clients see. */
  readonly schema: GraphQLSchema;
  /** The abstract types of the whole supergraph, about whose types subgraphs are asked. */
  readonly subtypes: Subtypes;
};

/** A compiled operation as generated code. */
export type Lane = {
  /** @returns null: the request has something unusual, and the general way answers it */
  readonly run: (run: LaneRun) => Promise<WrittenAnswer | null>;
};
