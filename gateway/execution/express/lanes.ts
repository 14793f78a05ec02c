import type { CompiledOperation } from '../../planning/compiled-operation.ts';
import { compileLane, type TextOptions } from './compile-lane.ts';
import { mayGenerateCode } from './lane-code.ts';
import type { Lane, LaneSchemas } from './lane.ts';
import { NotOnLane } from './not-on-lane.ts';

/** @returns the lane of an operation; null: only the general way serves it */
export type LaneOf = (compiled: CompiledOperation) => Lane | null;

export const NO_LANES: LaneOf = () => null;

export type LaneOptions = TextOptions & {
  /** How often an operation runs before its lane is made. Default: once, so that what is asked only once does not pay for it. */
  readonly after?: number;
  /** Receives for each run of a lane whether it wrote the answer. */
  readonly onRun?: (hasAnswered: boolean) => void;
};

/** @returns lanes. Where code generation is forbidden there are none */
export function createLanes(schemas: LaneSchemas, { after = 1, onRun, ...options }: LaneOptions = {}): LaneOf {
  if (!mayGenerateCode()) return NO_LANES;
  const runs = new WeakMap<CompiledOperation, number>();
  const lanes = new WeakMap<CompiledOperation, Lane | null>();
  return (compiled) => {
    const known = lanes.get(compiled);
    if (known !== undefined) return known;
    const before = runs.get(compiled) ?? 0;
    runs.set(compiled, before + 1);
    if (before < after) return null;
    const made = laneOrNull(compiled, schemas, options);
    const lane = made && onRun ? watched(made, onRun) : made;
    lanes.set(compiled, lane);
    return lane;
  };
}

function laneOrNull(compiled: CompiledOperation, schemas: LaneSchemas, options: TextOptions): Lane | null {
  try {
    return compileLane(compiled, schemas, options);
  } catch (error) {
    if (error instanceof NotOnLane) return null;
    throw error;
  }
}

const watched = (lane: Lane, onRun: NonNullable<LaneOptions['onRun']>): Lane => ({
  ...lane,
  async run(request) {
    const written = await lane.run(request);
    onRun(written !== null);
    return written;
  },
});
