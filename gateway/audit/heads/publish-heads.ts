import { errorCodeOf } from '../../../schema/contract/log-events.ts';
import type { ChainEnd } from '../records/chain.ts';
import type { Log } from '../../telemetry/log.ts';
import type { AuditSigner } from './audit-keys.ts';
import type { Head, HeadPlace } from './head.ts';

export type HeadOptions = {
  readonly place: HeadPlace;
  readonly signer: AuditSigner;
  readonly everyRecords: number;
  readonly everyMs: number;
  /** How long records may be written of which no head could be published, in milliseconds. */
  readonly graceMs: number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Log;
};

export type HeadPublisher = {
  /** @throws when the place has failed for longer than the grace */
  readonly allow: () => void;
  /** The chain goes on to here. */
  readonly advance: (end: ChainEnd) => void;
  /** Resolves when nothing is being published. */
  readonly settled: () => Promise<void>;
  /** Publishes the last head. */
  readonly close: () => Promise<void>;
};

/** Where there are no keys. */
export const NO_HEADS: HeadPublisher = {
  allow: () => undefined,
  advance: () => undefined,
  settled: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** Publishes a head when there are as many new records, or new ones for as long. The first record's is published at once. */
export function publishHeads({ place, signer, everyRecords, everyMs, graceMs, clock, log }: HeadOptions): HeadPublisher {
  let latest: ChainEnd | null = null;
  let published = 0;
  /** When the oldest record was written that no head covers; null: there is none. */
  let uncoveredSince: number | null = null;
  let publishing: Promise<void> | null = null;
  let isDown = false;

  async function publish(): Promise<void> {
    const end = latest;
    if (!end || end.n === published) return;
    const begun = clock();
    const head: Head = { ...end, at: new Date(begun).toISOString() };
    try {
      await place.publish({ ...head, ...signer.sign({ ...head, is: 'head' }) });
      published = end.n;
      uncoveredSince = latest?.n === end.n ? null : begun;
      if (isDown) log.info({ event: 'audit heads available' });
      isDown = false;
    } catch (error) {
      if (!isDown) log.error({ event: 'audit heads failed', code: errorCodeOf(error) });
      isDown = true;
    }
  }
  const publishOnce = (): Promise<void> => (publishing ??= publish().finally(() => (publishing = null)));
  const timer = setInterval(() => void publishOnce(), everyMs).unref();
  return {
    allow() {
      if (uncoveredSince !== null && clock() - uncoveredSince > graceMs) throw new HeadsOverdue();
    },
    advance(end) {
      latest = end;
      uncoveredSince ??= clock();
      // A place that is down is tried again by the timer.
      if (!isDown && (published === 0 || end.n - published >= everyRecords)) void publishOnce();
    },
    settled: async () => void (await publishing),
    async close() {
      clearInterval(timer);
      await publishing;
      await publish();
      await place.close();
    },
  };
}

class HeadsOverdue extends Error {
  readonly code = 'HEADS_OVERDUE';
}
