import { LRUCache } from 'lru-cache';
import { errorCodeOf } from '../../schema/contract/log-events.ts';
import type { SignIn, Viewer } from '../../schema/contract/viewer.ts';
import type { Caller } from '../clients/caller.ts';
import type { Log } from '../telemetry/log.ts';
import { viewerDefinition } from './audit-record.ts';
import type { AuditSink } from './audit-sink.ts';
import { type AuditEntry, entryOf } from './records/audit-entry.ts';

const MAX_SESSIONS = 50_000;
/** Refused tokens are counted for so long, so that nobody fills the trail by sending them. */
const COUNTED_MS = 10_000;

export type SignInRecorder = {
  /** Records the first request of a session, as this process sees it. */
  readonly seen: (caller: Caller, requestId: string) => void;
  /** Counts a token that was refused. */
  readonly refused: () => void;
  /** Records what was counted. */
  readonly close: () => Promise<void>;
};

/**
 * Records sign-ins and refused tokens. Nothing waits for these records, for nothing is released with them. A sign-in is written
 * before the record of what it asked for, in the same chain.
 *
 * @param clock milliseconds since 1970
 */
export function createSignInRecorder(sink: AuditSink, clock: () => number, log: Log): SignInRecorder {
  const viewers = new WeakSet<Viewer>();
  const sessions = new LRUCache<string, true>({ max: MAX_SESSIONS });
  let [count, since] = [0, ''];
  let timer: NodeJS.Timeout | null = null;
  const now = () => new Date(clock()).toISOString();
  const write = (entry: AuditEntry, requestId: string): Promise<void> =>
    sink.append(entry).catch((error: unknown) => log.error({ event: 'audit failed', code: errorCodeOf(error), requestId }));
  async function tell(): Promise<void> {
    timer = null;
    const entry = entryOf(now(), { event: 'tokens refused', count, since });
    count = 0;
    await write(entry, 'tokens-refused');
  }
  return {
    seen({ viewer, client }, requestId) {
      if (viewer.signIn === null || viewers.has(viewer)) return;
      viewers.add(viewer);
      const session = sessionOf(viewer.signIn);
      if (sessions.has(session)) return;
      sessions.set(session, true);
      const definition = viewerDefinition(viewer, client.id);
      void write(entryOf(now(), { event: 'sign-in', request: requestId, viewer: definition.id }, [definition]), requestId);
    },
    refused() {
      if (count === 0) since = now();
      count += 1;
      timer ??= setTimeout(() => void tell(), COUNTED_MS).unref();
    },
    async close() {
      if (timer === null) return;
      clearTimeout(timer);
      await tell();
    },
  };
}

const sessionOf = ({ issuer, subject, sessionId }: SignIn): string => JSON.stringify([issuer, subject, sessionId]);
