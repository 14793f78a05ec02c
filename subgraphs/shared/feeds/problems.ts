/** What is wrong with a line. */
export type Problem = {
  /** The place in the line, a JSON pointer (RFC 6901). */
  readonly pointer: string;
  readonly reason: string;
  /** The value with its characters hidden; null where there is none. */
  readonly value: string | null;
};

/** A rejected line as the rejects file has it. `id` is null where the line does not say whom it is about. */
export type Reject = Problem & { readonly line: number; readonly kind: string | null; readonly id: string | null };

/** @returns the type and the length of a value. No character of it is shown, because any field may hold a number or a name */
export function mask(value: unknown): string | null {
  if (value === undefined) return null;
  if (typeof value === 'string') return `${'*'.repeat(Math.min(value.length, 12))} (text of ${value.length})`;
  if (Array.isArray(value)) return `(list of ${value.length})`;
  return value === null ? 'null' : `(${typeof value})`;
}
