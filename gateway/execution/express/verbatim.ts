import { parse } from 'graphql';
import type { CompiledOperation } from '../../planning/compiled-operation.ts';
import { READ_BUFFER_BYTES } from '../../sources/http-client.ts';
import { bodyText, clientVariables } from './fetch-step.ts';
import type { LaneRun } from './lane.ts';
import { NotOnLane } from './not-on-lane.ts';
import { selectionsOf } from './places.ts';
import { scanAnswer } from './verbatim-scanner.ts';
import { shapeOfData, type ValueShape } from './verbatim-shape.ts';

/** A shorter answer is parsed sooner than it is worth to scan it, and its bytes are not ours to keep. */
const VERBATIM_FROM_BYTES = READ_BUFFER_BYTES + 1;

/** @returns the data as its source wrote it; null: it must be parsed */
export type FetchVerbatim = (run: Pick<LaneRun, 'variables' | 'scan'>) => Promise<Buffer | null>;

/**
 * Makes the way for large answers. What one fetch answers is passed on as it is, if the operation has no other fetch, and every
 * viewer of the class may see all of it. The bytes are checked, but neither parsed nor written again.
 *
 * @param fromBytes shorter answers are parsed
 * @returns null: the operation cannot be answered so
 */
export function compileVerbatim(compiled: CompiledOperation, fromBytes = VERBATIM_FROM_BYTES): FetchVerbatim | null {
  const fetch = compiled.plan?.kind === 'fetch' ? compiled.plan.fetch : null;
  if (!fetch || fetch.requires || fetch.inputRewrites.length > 0 || fetch.outputRewrites.length > 0) return null;
  const shape = shapeOrNull(compiled, fetch.query);
  if (shape === null) return null;
  const scan = (answer: Buffer) => (answer.length < fromBytes ? null : scanAnswer(answer, shape));
  const { before, after } = bodyText(fetch);
  return (run) => run.scan(fetch, before + clientVariables(fetch, run.variables).join(',') + after, scan);
}

function shapeOrNull({ selection }: CompiledOperation, query: string): ValueShape | null {
  try {
    return shapeOfData(selection, selectionsOf(parse(query, { noLocation: true }).definitions));
  } catch (error) {
    if (error instanceof NotOnLane) return null;
    throw error;
  }
}
