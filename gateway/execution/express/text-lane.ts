import { isAscii, isUtf8 } from 'node:buffer';
import type { GraphQLSchema } from 'graphql';
import type { JsonObject } from '../../json/json.ts';
import type { SentFetch } from '../../planning/plan.ts';
import type { Selection } from '../../planning/selection.ts';
import { AnswerWriter } from './answer-writer.ts';
import type { CompiledSteps } from './compile-steps.ts';
import type { Fetching, Step } from './fetch-step.ts';
import { GIVE_UP } from './give-up.ts';
import type { LaneRun, TextAnswer, WrittenAnswer } from './lane.ts';
import { assembleCode, loadCode, type TextCode, textCode } from './lane-code.ts';
import { RUNTIME } from './lane-runtime.ts';
import { LaneSource } from './lane-source.ts';
import { NotOnLane } from './not-on-lane.ts';
import { ReadCode } from './read-code.ts';
import { afterOpening, isClosing } from './verbatim-scanner.ts';

/** Generated code before it is loaded. */
export type WrittenCode = { readonly code: string; readonly constants: readonly unknown[] };

/**
 * Writes the code for reading answers as text.
 *
 * @param steps whose code is already written: it says which values are needed
 * @returns null: the answers to this operation must be parsed
 */
export function writeTextCode(selection: Selection, steps: CompiledSteps, schema: GraphQLSchema): WrittenCode | null {
  const source = new LaneSource();
  try {
    const indexes = new AnswerWriter(source, schema, true).write('write', selection, steps.root);
    const reading = new ReadCode(source);
    const readers = steps.answers.map((answer) => reading.write(answer));
    return { code: assembleCode(source, steps.count, indexes, textCode(readers)), constants: source.constants };
  } catch (error) {
    if (error instanceof NotOnLane) return null;
    throw error;
  }
}

/** @returns null: the answers must be parsed */
export type RunOnText = (run: LaneRun) => Promise<WrittenAnswer | null>;

/** Where answers often cannot be read as text, as while a source is down or denies something, it is not tried each time. */
const MAX_PAUSE = 64;

/**
 * @param start the steps of the lane
 * @param maxPause how many requests at most are parsed after one whose answers could not be read as text
 */
export function linkTextLane(
  { code, constants }: WrittenCode,
  steps: CompiledSteps,
  start: Step,
  maxPause = MAX_PAUSE,
): RunOnText {
  const { readers, write } = loadCode<TextCode>(code, steps.count, constants);
  const byFetch = new Map(steps.answers.map(({ fetch }, index) => [fetch, readers[index]]));
  let pause = 0;
  let nextPause = 1;
  return async (run) => {
    if (pause > 0) {
      pause--;
      return null;
    }
    const written = await runOnText(run, byFetch, start, write);
    pause = written ? 0 : Math.min(nextPause, maxPause);
    nextPause = written ? 1 : Math.min(nextPause * 2, MAX_PAUSE);
    return written;
  };
}

type Readers = ReadonlyMap<SentFetch, (() => JsonObject) | undefined>;

async function runOnText(
  { viewer, variables, subjects, read, fault }: LaneRun,
  readers: Readers,
  start: Step,
  write: TextCode['write'],
): Promise<WrittenAnswer | null> {
  let isAllAscii = true;
  const ask = (fetch: SentFetch, body: string): Promise<JsonObject> =>
    read(fetch, body, (bytes) => {
      if (!isAscii(bytes)) {
        if (!isUtf8(bytes)) return null;
        isAllAscii = false;
      }
      return readAnswer(bytes, readers.get(fetch), fault);
    });
  const fetching: Fetching = { variables, fault, ask, data: [], denied: 0, hasGivenUp: false };
  await start(fetching);
  if (fetching.hasGivenUp) return null;
  try {
    const { data, errors } = write(fetching.data, viewer, subjects, 0);
    // Until here a character stands for one byte, so that the text of an answer is a part of its bytes.
    return { dataText: isAllAscii ? data : Buffer.from(data, 'latin1'), errors };
  } catch (error) {
    if (error !== GIVE_UP) fault(error);
    return null;
  }
}

function readAnswer(bytes: Buffer, read: (() => JsonObject) | undefined, fault: LaneRun['fault']): TextAnswer | null {
  const at = afterOpening(bytes);
  if (at === -1 || !read) return null;
  const text = bytes.toString('latin1');
  try {
    RUNTIME.cursor.start(bytes, text, at);
    const data = read();
    return isClosing(bytes, RUNTIME.cursor.at) ? { answer: { data }, text } : null;
  } catch (error) {
    if (error !== GIVE_UP) fault(error);
    return null;
  }
}
