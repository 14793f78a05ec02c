import { traceOf } from './fault-trace.ts';
import { openStandardOutput } from './log-output.ts';
import { LOG_LEVELS, type LogFormat, type LogLevel } from './log-settings.ts';
import { textOfLine } from './log-text.ts';
import { pino } from 'pino';
import { z } from 'zod';

type Fields = Readonly<Record<string, z.ZodType>>;

/** One event of a log: what it means, and the schema of each field. */
export type LogEvent = {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly means: string;
  readonly fields: Fields;
};

/** All events that a program logs, by name. A line holds the fields of its event and nothing else. */
export type LogEvents = Readonly<Record<string, LogEvent>>;

type Line<Events extends LogEvents, Event extends keyof Events & string> = {
  readonly event: Event;
} & (keyof Events[Event]['fields'] extends never ? unknown : Readonly<z.output<z.ZodObject<Events[Event]['fields']>>>);
type LineAt<Events extends LogEvents, Level extends LogEvent['level']> = {
  [Event in keyof Events & string]: Events[Event]['level'] extends Level ? Line<Events, Event> : never;
}[keyof Events & string];

export type LineOf<Events extends LogEvents> = LineAt<Events, LogEvent['level']>;

export type EventLog<Events extends LogEvents> = {
  readonly debug: (line: LineAt<Events, 'debug'>) => void;
  readonly info: (line: LineAt<Events, 'info'>) => void;
  readonly warn: (line: LineAt<Events, 'warn'>) => void;
  readonly error: (line: LineAt<Events, 'error'>) => void;
  /** Whether lines of debugging are written. Whoever has many asks first. */
  readonly debugs: () => boolean;
};

/** What belongs to whoever opened a log. */
export type OpenedLog = {
  readonly setLevel: (level: LogLevel) => void;
  /** How often each event happened, whether or not it was written. */
  readonly counts: () => ReadonlyMap<string, number>;
};

/** Where and how the lines of a log are written. */
export type LogOptions = {
  /** Writes a line; to standard output by default. */
  readonly write?: (line: string) => void;
  readonly format?: LogFormat;
};

/**
 * On standard output, the lines of one turn of the event loop are written together. An error is written at once, after the lines
 * before it.
 */
export function createEventLog<Events extends LogEvents>(
  level: LogLevel,
  options: LogOptions = {},
): EventLog<Events> & OpenedLog {
  const { write, format = 'json' } = options;
  const output = write ? { write, flush: () => undefined } : openStandardOutput();
  const destination = format === 'json' ? output : { write: (line: string) => output.write(textOfLine(line)) };
  const logger = pino({ level, base: null }, destination);
  const counts = new Map<string, number>();
  const count = (event: string) => counts.set(event, (counts.get(event) ?? 0) + 1);
  return {
    debug(line) {
      count(line.event);
      logger.debug(line);
    },
    info(line) {
      count(line.event);
      logger.info(line);
    },
    warn(line) {
      count(line.event);
      logger.warn(line);
    },
    error(line) {
      count(line.event);
      logger.error(line);
      output.flush();
    },
    debugs: () => logger.isLevelEnabled('debug'),
    setLevel: (other) => void (logger.level = other),
    counts: () => counts,
  };
}

/** @returns the schema of a whole line of an event, as it is written */
export const lineSchema = (name: string, { fields }: LogEvent) =>
  z.strictObject({ level: z.number(), time: z.number(), event: z.literal(name), ...fields });

/** Fields that several events have. */
export const REQUEST_ID_FIELD = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .meta({ description: 'the `x-request-id` of the request' });
export const ERROR_NAME_FIELD = z
  .string()
  .regex(/^[A-Za-z_$][\w$]{0,63}$/)
  .meta({ description: 'the class of the error' });
export const FRAMES_FIELD = z
  .array(z.string().regex(/^[a-z][\w./-]*:\d+$/))
  .readonly()
  .meta({ description: 'where it was thrown, as `file:line` of this project' });
export const ERROR_CODE_FIELD = z
  .string()
  .regex(/^[A-Za-z][\w$]{0,63}$|^[0-9A-Z]{5}$/)
  .meta({ description: 'the code of the error, or its class where it has none' });
export const MILLISECONDS_FIELD = z.number().meta({ description: 'how long it took, in milliseconds' });
export const TRACE_ID_FIELD = z
  .string()
  .regex(/^[\da-f]{32}$/)
  .meta({ description: 'the id of the trace' });
export const LOG_LEVEL_FIELD = z.enum(LOG_LEVELS).meta({ description: 'the new level' });
export const SUBGRAPH_FIELD = z.string().meta({ description: 'the name of the subgraph' });

/** Events of every program that sends traces. */
export const TRACE_EVENTS = {
  'traces lost': {
    level: 'error',
    means: 'The collector does not take traces. Logged once per outage; the spans are lost.',
    fields: { code: ERROR_CODE_FIELD },
  },
  'traces taken': { level: 'info', means: 'The collector takes traces again.', fields: {} },
} as const satisfies LogEvents;

const SYSTEM_CODE = /^[A-Z][A-Z0-9_]{1,40}$/;

/** @returns the code of a system or library error, such as `ECONNREFUSED`; of any other error the name of its class */
export function errorCodeOf(error: unknown): string {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  if (typeof code === 'string' && SYSTEM_CODE.test(code)) return code;
  return traceOf(error).name;
}
