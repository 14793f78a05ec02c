/** A place in the log of the primary, as PostgreSQL writes it: `16/B374D848`. */
export type LogPlace = string;

/** Judges how far a replica is behind. */
export type ReplicaFreshness = {
  /**
   * Takes what was read together.
   *
   * @param askedAt when the question was sent
   * @param primary how far the primary had written
   * @param replica how far the replica had replayed
   */
  readonly hear: (askedAt: number, primary: LogPlace, replica: LogPlace) => void;
  /** Forgets what is known: the replica failed. */
  readonly doubt: () => void;
  /** @returns by how many milliseconds it is behind at most; Infinity: nobody knows */
  readonly lag: (now: number) => number;
};

/** Places that are remembered. */
const MAX_MARKS = 100;

/**
 * A replica that has replayed what the primary had written at a time has everything of that time. This needs no clock of a server,
 * no right of an administrator, and no traffic; a replica that has lost its primary gets ever older.
 */
export function createReplicaFreshness(): ReplicaFreshness {
  const marks: { readonly at: number; readonly place: bigint }[] = [];
  let provenAt = -Infinity;
  return {
    hear(askedAt, primary, replica) {
      const written = placeOf(primary);
      // After a fail-over the log goes on from where the new primary was.
      if (written < (marks.at(-1)?.place ?? 0n)) marks.length = 0;
      marks.push({ at: askedAt, place: written });
      const replayed = placeOf(replica);
      const behind = marks.findIndex(({ place }) => place > replayed);
      const reached = marks.splice(0, behind === -1 ? marks.length : behind).at(-1);
      if (reached) provenAt = reached.at;
      if (marks.length > MAX_MARKS) marks.splice(1, 1);
    },
    doubt() {
      marks.length = 0;
      provenAt = -Infinity;
    },
    lag: (now) => now - provenAt,
  };
}

function placeOf(place: LogPlace): bigint {
  const [high = '0', low = '0'] = place.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
