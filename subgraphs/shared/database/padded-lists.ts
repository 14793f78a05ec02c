import { type BinaryOperationNode, OperatorNode, PrimitiveValueListNode } from 'kysely';

/** Longer lists are not padded: SQLite binds at most 32,766 values. */
export const MAX_PADDED = 16_384;

/**
 * Repeats the last value of an `in (…)` list until the length is a power of two. A list of every length would be a statement of
 * its own, planned and kept on each connection; so there are at most fifteen. `= any($1)` would be one, but SQLite has no arrays.
 */
export function padList(node: BinaryOperationNode): BinaryOperationNode {
  const { operator, rightOperand } = node;
  if (!OperatorNode.is(operator) || (operator.operator !== 'in' && operator.operator !== 'not in')) return node;
  if (!PrimitiveValueListNode.is(rightOperand)) return node;
  const { values } = rightOperand;
  const length = paddedLength(values.length);
  if (values.length === 0 || values.length === length || values.length > MAX_PADDED) return node;
  const padding = new Array<unknown>(length - values.length).fill(values.at(-1));
  return { ...node, rightOperand: PrimitiveValueListNode.create([...values, ...padding]) };
}

/** @returns the length that a list has when it is padded */
export const paddedLength = (length: number): number => (length === 0 ? 0 : 2 ** Math.ceil(Math.log2(length)));
