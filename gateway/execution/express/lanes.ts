import type { CompiledOperation } from '../../planning/compiled-operation.ts';
import { compileLane } from './compile-lane.ts';
import { mayGenerateCode } from './lane-code.ts';
import type { Lane, LaneSchemas } from './lane.ts';
import { NotOnLane } from './not-on-lane.ts';

/** @returns the lane of an operation; null: only the general way serves it */
export type LaneOf = (compiled: CompiledOperation) => Lane | null;

export const NO_LANES: LaneOf = () => null;

/** Receives for each run of a lane whether it wrote the answer. */
export type OnLaneRun = (hasAnswered: boolean) => void;

/**
 * @returns lanes, each made when its operation first runs. Where code generation is forbidden there are none
 */
export function createLanes(schemas: LaneSchemas, onRun?: OnLaneRun): LaneOf {
  if (!mayGenerateCode()) return NO_LANES;
  const known = new WeakMap<CompiledOperation, Lane | null>();
  return (compiled) => {
    const before = known.get(compiled);
    if (before !== undefined) return before;
    const made = laneOrNull(compiled, schemas);
    const lane = made && onRun ? watched(made, onRun) : made;
    known.set(compiled, lane);
    return lane;
  };
}

function laneOrNull(compiled: CompiledOperation, schemas: LaneSchemas): Lane | null {
  try {
    return compileLane(compiled, schemas);
  } catch (error) {
    if (error instanceof NotOnLane) return null;
    throw error;
  }
}

const watched = (lane: Lane, onRun: OnLaneRun): Lane => ({
  ...lane,
  async run(request) {
    const written = await lane.run(request);
    onRun(written !== null);
    return written;
  },
});
