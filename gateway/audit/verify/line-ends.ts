/** How many lines back a writer that opens a file may refer to. Others may append in between. */
const KEPT = 4_096;

/** Where the last lines of a file end, and their hashes. */
export function createLineEnds() {
  const hashes = new Map<number, { readonly hash: string; readonly isTorn: boolean }>();
  let offset = 0;
  const keep = (at: number, hash: string, isTorn: boolean) => {
    hashes.set(at, { hash, isTorn });
    if (hashes.size > KEPT) hashes.delete(hashes.keys().next().value as number);
  };
  return {
    add(length: number, isEnded: boolean, hash: string): void {
      // A torn line ends before the newline that the next writer put after it.
      keep(offset + length, hash, true);
      offset += length + (isEnded ? 1 : 0);
      keep(offset, hash, false);
    },
    hashAt: (bytes: number): string | undefined => hashes.get(bytes)?.hash,
    isTornAt: (bytes: number): boolean => hashes.get(bytes)?.isTorn ?? false,
  };
}
