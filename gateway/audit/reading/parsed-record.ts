/** A line of the trail as far as its reader relies on it. */
export type ParsedRecord = {
  readonly at: string;
  readonly chain: { readonly n: number; readonly prev: string; readonly writer: string };
  readonly event: string;
  readonly [member: string]: unknown;
};

/** @returns null: the line is no record */
export function parseRecord(line: string): ParsedRecord | null {
  try {
    const record = JSON.parse(line) as Partial<ParsedRecord> | null;
    const { n, prev, writer } = record?.chain ?? {};
    const isRecord =
      Number.isSafeInteger(n) &&
      typeof prev === 'string' &&
      typeof writer === 'string' &&
      typeof record?.at === 'string' &&
      typeof record.event === 'string';
    return isRecord ? (record as ParsedRecord) : null;
  } catch {
    // Whoever reads the trail is told.
    return null;
  }
}
