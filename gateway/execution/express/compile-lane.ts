import { OperationTypeNode } from 'graphql';
import type { CompiledOperation } from '../../planning/compiled-operation.ts';
import { AnswerWriter } from './answer-writer.ts';
import { type CompiledSteps, compileSteps } from './compile-steps.ts';
import type { Fetching } from './fetch-step.ts';
import { GIVE_UP } from './give-up.ts';
import { assembleCode, loadCode } from './lane-code.ts';
import type { Lane, LaneSchemas } from './lane.ts';
import { LaneSource } from './lane-source.ts';
import { NotOnLane } from './not-on-lane.ts';
import { compileVerbatim } from './verbatim.ts';

/** A lane before its code is loaded. */
export type WrittenLane = {
  readonly code: string;
  readonly constants: readonly unknown[];
  readonly steps: CompiledSteps;
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
  const indexes = new AnswerWriter(source, schema).write(selection, steps.root);
  return { code: assembleCode(source, steps.count, steps.entities, indexes), constants: source.constants, steps };
}

/**
 * Makes the lane of an operation for one viewer class.
 *
 * @param verbatimFrom see `compileVerbatim`
 * @throws NotOnLane
 */
export function compileLane(compiled: CompiledOperation, schemas: LaneSchemas, verbatimFrom?: number): Lane {
  const { code, constants, steps } = writeLane(compiled, schemas);
  const functions = loadCode(code, steps.count, constants);
  const start = steps.link(functions);
  const fetchVerbatim = compileVerbatim(compiled, verbatimFrom);
  return {
    async run({ viewer, subjects, ...request }) {
      const verbatim = await fetchVerbatim?.(request);
      if (verbatim) return { dataText: verbatim, errors: [] };
      const fetching: Fetching = { ...request, data: [], denied: 0, hasGivenUp: false };
      await start(fetching);
      if (fetching.hasGivenUp) return null;
      try {
        const { data, errors } = functions.write(fetching.data, viewer, subjects, fetching.denied);
        return { dataText: data, errors };
      } catch (error) {
        if (error !== GIVE_UP) request.fault(error);
        return null;
      }
    },
  };
}
