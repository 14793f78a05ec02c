import { OperationTypeNode } from 'graphql';
import type { CompiledOperation } from '../../planning/compiled-operation.ts';
import { AnswerWriter } from './answer-writer.ts';
import { type CompiledSteps, compileSteps } from './compile-steps.ts';
import type { Fetching } from './fetch-step.ts';
import { GIVE_UP } from './give-up.ts';
import { assembleCode, laneCode, loadCode } from './lane-code.ts';
import type { Lane, LaneRun, LaneSchemas, WrittenAnswer } from './lane.ts';
import { LaneSource } from './lane-source.ts';
import { NotOnLane } from './not-on-lane.ts';
import { linkTextLane, type WrittenCode, writeTextCode } from './text-lane.ts';
import { compileVerbatim } from './verbatim.ts';

/** When answers are not parsed. */
export type TextOptions = {
  /** The smallest answer in bytes that is passed on without parsing it, where an operation can be answered so. */
  readonly verbatimFrom?: number;
  /** See `linkTextLane`. */
  readonly maxPause?: number;
};

/** A lane before its code is loaded. */
export type WrittenLane = WrittenCode & {
  readonly steps: CompiledSteps;
  /** The code for reading answers as text; null: they are always parsed. */
  readonly text: WrittenCode | null;
};

/**
 * Writes the lane of an operation for one viewer class.
 *
 * @throws NotOnLane when it has something that lanes do not know
 */
export function writeLane({ operation, plan, selection }: CompiledOperation, { schema, subtypes }: LaneSchemas): WrittenLane {
  // A mutation is rare, and must not be sent twice by any mistake. So it has one way only.
  if (operation.operation !== OperationTypeNode.QUERY) throw new NotOnLane('it is not a query');
  const source = new LaneSource();
  const steps = compileSteps(plan, source, subtypes);
  const indexes = new AnswerWriter(source, schema, false).write('write', selection, steps.root);
  const code = assembleCode(source, steps.count, indexes, laneCode(steps.entities));
  return { code, constants: source.constants, steps, text: writeTextCode(selection, steps, schema) };
}

/**
 * Makes the lane of an operation for one viewer class.
 *
 * @throws NotOnLane
 */
export function compileLane(compiled: CompiledOperation, schemas: LaneSchemas, { verbatimFrom, maxPause }: TextOptions): Lane {
  const { code, constants, steps, text } = writeLane(compiled, schemas);
  const functions = loadCode(code, steps.count, constants);
  const start = steps.link(functions);
  const fetchVerbatim = compileVerbatim(compiled, verbatimFrom);
  const runOnText = text && linkTextLane(text, steps, start, maxPause);
  const runParsed = async ({ viewer, subjects, variables, ask, fault }: LaneRun): Promise<WrittenAnswer | null> => {
    const fetching: Fetching = { variables, ask, fault, data: [], denied: 0, hasGivenUp: false };
    await start(fetching);
    if (fetching.hasGivenUp) return null;
    try {
      const { data, errors } = functions.write(fetching.data, viewer, subjects, fetching.denied);
      return { dataText: data, errors };
    } catch (error) {
      if (error !== GIVE_UP) fault(error);
      return null;
    }
  };
  return {
    async run(run) {
      if (fetchVerbatim) {
        const verbatim = await fetchVerbatim(run);
        if (verbatim) return { dataText: verbatim, errors: [] };
      } else if (runOnText) {
        const written = await runOnText(run);
        if (written) return written;
        run.subjects?.clear();
      }
      return runParsed(run);
    },
  };
}
