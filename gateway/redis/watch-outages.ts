import { isError } from '../../schema/contract/fault-trace.ts';
import { errorCodeOf } from '../../schema/contract/log-events.ts';
import type { Log, LogLine } from '../telemetry/log.ts';

/** The parts of a connection that are watched. */
type WatchedRedis = {
  readonly status: string;
  on(event: 'error' | 'ready' | 'reconnecting', listener: (error: unknown) => void): unknown;
  sendCommand: (...command: never[]) => unknown;
};

export type RedisWatch = {
  readonly log: Log;
  readonly connection: Extract<LogLine, { event: 'redis failed' }>['connection'];
};

/** Errors after which rate-limiter-flexible and ioredis send the command in another way. */
const ASKED_AGAIN = /^(?:NOSCRIPT|MOVED|ASK)\b/;
/** The word with which Redis begins the text of an error. */
const FIRST_WORD = /^([A-Z]{2,30})\b/;
/** On one connection, some commands can fail while others work. The outage is over when none has failed for this long. */
const QUIET_MS = 5_000;
/** ioredis tries the Sentinels again without saying that it does. */
const NO_SENTINEL = /^All sentinels are unreachable/;
const COMMAND_TIMED_OUT = 'Command timed out';

/**
 * Logs when Redis stops answering, and when it answers again: once each, however many commands fail in between. A failed command
 * counts like a lost connection, because a Redis that hangs or refuses keeps its connection.
 */
export function watchOutages(redis: WatchedRedis, { log, connection }: RedisWatch): void {
  let failedAt: number | null = null;
  let lastError: unknown = null;
  const fail = (error: unknown) => {
    if (failedAt === null) log.error({ event: 'redis failed', connection, code: redisCodeOf(error) });
    failedAt = performance.now();
  };
  const recover = () => {
    if (failedAt !== null) log.info({ event: 'redis available', connection });
    failedAt = null;
  };
  const work = () => {
    if (failedAt !== null && performance.now() - failedAt > QUIET_MS) recover();
  };
  redis.on('ready', recover);
  redis.on('error', (error) => {
    lastError = error;
    if (isError(error) && NO_SENTINEL.test(error.message)) fail(error);
  });
  // This event does not fire when the gateway closes the connection itself.
  redis.on('reconnecting', () => fail(lastError));
  const send = redis.sendCommand.bind(redis);
  redis.sendCommand = (...command) => {
    // While connecting, ioredis sends its own commands, some of which an older Redis does not know.
    const isReady = redis.status === 'ready';
    const sent = send(...command) as Promise<unknown>;
    if (!isReady) return sent;
    sent.then(work, (error: Error) => {
      if (!ASKED_AGAIN.test(error.message) && redis.status !== 'end') fail(error);
    });
    return sent;
  };
}

function redisCodeOf(error: unknown): string {
  if (!isError(error)) return 'closed';
  if (error.message === COMMAND_TIMED_OUT) return 'timeout';
  if (error.name === 'ReplyError') return FIRST_WORD.exec(error.message)?.[1] ?? 'ReplyError';
  const code = errorCodeOf(error);
  return code === 'Error' ? 'closed' : code;
}
