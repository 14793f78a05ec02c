import type { Viewer } from '../../../schema/contract/viewer.ts';
import type { JsonObject } from '../../json/json.ts';
import type { Failure } from '../failure.ts';
import type { SubjectRecorder } from '../subject-recorder.ts';
import { RUNTIME } from './lane-runtime.ts';
import type { LaneSource } from './lane-source.ts';

/** An entity in the data. What further fetches say of it is attached under symbols, which no JSON can name. */
export type LaneEntity = JsonObject & { [part: symbol]: JsonObject | null };

/** The generated functions of one fetch of entities. See `collect-code.ts` and `represent-code.ts`. */
export type EntityCode = {
  readonly collect: (data: readonly JsonObject[], found: LaneEntity[]) => void;
  readonly represent: (entity: LaneEntity) => string;
  readonly isSame: (received: JsonObject, entity: LaneEntity) => boolean;
};

/** Writes the answer. */
type Write = (
  data: readonly JsonObject[],
  viewer: Viewer,
  subjects: SubjectRecorder | null,
  denied: number,
) => { readonly data: string; readonly errors: readonly Failure[] };

/** The generated functions of a lane. */
export type LaneCode = {
  /** By the number of the fetch. */
  readonly entities: Readonly<Record<number, EntityCode>>;
  readonly write: Write;
};

/** The generated functions that read answers as text, and write what was read so. */
export type TextCode = {
  /** Each reads the data of an answer with the cursor of the runtime. */
  readonly readers: readonly (() => JsonObject)[];
  readonly write: Write;
};

const parts: symbol[] = [];

/** @returns the symbol under which the answer of a fetch is attached to an entity; all lanes share them */
export const partOf = (fetch: number): symbol => (parts[fetch] ??= Symbol(`fetch ${fetch}`));

/** What all generated code begins with. Its functions end before another request is served, so they may share variables. */
const PROLOGUE = `"use strict";
const { ${Object.keys(RUNTIME).join(', ')} } = runtime;
let viewer, subjects, errors, denials;
function serve(subject) {
  if (subjects !== null) subjects.recordServed(subject);
}
function refuse(where, subject, verdict) {
  if (subjects !== null) subjects.recordRefused(where, subject, verdict);
  return verdict;
}
function refuseField(where, subject, verdict, object, key) {
  if (isMarked(object, key)) denials--;
  return refuse(where, subject, verdict);
}
function deny(...path) {
  errors.push({ code: "UNAUTHORIZED_FIELD_OR_TYPE", path });
  return "null";
}`;

/** @param entities the numbers of the fetches of entities. @returns an expression for a `LaneCode` */
export const laneCode = (entities: readonly number[]): string =>
  `{ write, entities: { ${entities
    .map((number) => `${number}: { collect: collect${number}, represent: represent${number}, isSame: isSame${number} }`)
    .join(', ')} } }`;

/** @param readers the names of functions. @returns an expression for a `TextCode` */
export const textCode = (readers: readonly string[]): string => `{ write, readers: [${readers.join(', ')}] }`;

/**
 * @param fetches how many fetches there are
 * @param indexes the variables that hold the index of an item
 * @param result an expression for what the code returns
 * @returns the code of a lane: the body of a function of `runtime`, `parts` and constants
 */
export function assembleCode(source: LaneSource, fetches: number, indexes: readonly string[], result: string): string {
  const numbers = Array.from({ length: fetches }, (_, number) => number);
  return [
    PROLOGUE,
    fetches > 0 ? `const [${numbers.map((number) => `s${number}`).join(', ')}] = parts;` : '',
    indexes.length > 0 ? `let ${indexes.join(', ')};` : '',
    source.functions,
    `return ${result};`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** @throws EvalError where code generation is forbidden */
export function loadCode<Code = LaneCode>(code: string, fetches: number, constants: readonly unknown[]): Code {
  const names = constants.map((_, index) => `k${index}`);
  // This is what a lane is. No text of a client is in the code, except in string literals.
  const load = new Function('runtime', 'parts', ...names, code) as (...values: unknown[]) => Code;
  return load(
    RUNTIME,
    Array.from({ length: fetches }, (_, number) => partOf(number)),
    ...constants,
  );
}

/** @returns whether this process may generate code: not under `--disallow-code-generation-from-strings` */
export function mayGenerateCode(): boolean {
  try {
    loadCode('return {};', 0, []);
    return true;
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    return false;
  }
}
