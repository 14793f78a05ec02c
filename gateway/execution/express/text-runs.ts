import { isCheck } from '../../access/specialize.ts';
import type { SelectedField } from '../../planning/selection.ts';
import { NotOnLane } from './not-on-lane.ts';
import type { ObjectParts } from './object-parts.ts';
import type { Origin, PlacedField } from './places.ts';
import { type FieldShape, type ValueShape, valueShape } from './verbatim-shape.ts';

/** A field whose value is passed on as it came. */
type TextField = {
  readonly field: SelectedField;
  readonly placed: PlacedField;
  readonly origin: Origin;
  readonly shape: ValueShape;
};

/**
 * Finds the fields of an object of which only text is made, and which come as that text: every viewer of the class may see all that
 * is in them, or one verdict decides on the whole. Neighbours in the answer to the client that are neighbours in the answer of a
 * source are one run, whose text is copied at once, with the keys between its values.
 *
 * @param mayJoin whether a run may have several fields
 * @returns for the first field of each run all its fields
 */
export function findRuns(
  fields: readonly SelectedField[],
  object: ObjectParts,
  typeName: string,
  mayJoin: boolean,
): ReadonlyMap<SelectedField, readonly SelectedField[]> {
  const runs = new Map<SelectedField, readonly SelectedField[]>();
  for (let index = 0; index < fields.length;) {
    const first = textField(fields[index]!, object, typeName);
    index++;
    if (!first) continue;
    const run = [first];
    while (mayJoin && !isCheck(first.field.decision)) {
      const field = fields[index];
      const next = field && textField(field, object, typeName);
      if (!next || !isNext(run.at(-1)!, next)) break;
      run.push(next);
      index++;
    }
    runs.set(first.field, mark(run));
  }
  return runs;
}

/** @returns null: the value must be read, or cannot be passed on as it came */
function textField(field: SelectedField, object: ObjectParts, typeName: string): TextField | null {
  const { name, decision, planned, type, selection } = field;
  if (name.startsWith('__') || decision === 'hide' || decision === 'deny') return null;
  object.show(planned, typeName);
  const placed = object.place.field(planned);
  const [origin, ...others] = placed.origins;
  if (!origin?.node || others.length > 0 || placed.isNeeded || !placed.below.isText) return null;
  try {
    return { field, placed, origin, shape: valueShape(type, selection, origin.node.selectionSet?.selections ?? []) };
  } catch (error) {
    if (error instanceof NotOnLane) return null;
    throw error;
  }
}

/** @returns whether the text of one field and its key follows that of another, in the source's answer and in ours */
function isNext(before: TextField, { field, origin }: TextField): boolean {
  if (isCheck(field.decision) || field.key !== field.planned || origin.fetch !== before.origin.fetch) return false;
  const { siblings, node } = before.origin;
  return node !== null && siblings === origin.siblings && siblings[siblings.indexOf(node) + 1] === origin.node;
}

function mark(run: readonly TextField[]): readonly SelectedField[] {
  if (run.some(({ placed }) => placed.run !== null || placed.isInRun)) throw new NotOnLane('a place is written twice');
  run.forEach(({ placed }, index) => {
    if (index === 0) placed.run = run.map(fieldShape);
    else placed.isInRun = true;
  });
  return run.map(({ field }) => field);
}

const fieldShape = ({ field, shape }: TextField): FieldShape => ({
  before: new TextEncoder().encode(`,${JSON.stringify(field.key)}:`),
  value: shape,
});
