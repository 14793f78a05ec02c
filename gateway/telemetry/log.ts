import { pino } from 'pino';
import type { ErrorCode } from '../../schema/contract/errors.ts';

/**
 * Everything a log line may hold, named one by one: a list of what is allowed, for no list of what is forbidden is ever
 * complete (pitfall 34). Nothing here is a value of a person, a document or a variable.
 */
export type LogLine =
  | {
      readonly event: 'request';
      /** The same as in the audit record. */
      readonly id: string;
      /** What is not known of a request that was refused before is null. */
      readonly client: string | null;
      readonly operation: string | null;
      readonly status: number;
      readonly ms: number;
      readonly viewer: string | null;
      readonly errors: readonly ErrorCode[];
    }
  | {
      readonly event: 'download';
      readonly id: string;
      /** Null: unidentified. */
      readonly client: string | null;
      readonly status: number;
      readonly ms: number;
      readonly viewer: string;
    }
  /** Refused for its head or its form, before anything else was looked at. */
  | { readonly event: 'unread'; readonly id: string; readonly status: number; readonly code: ErrorCode }
  | { readonly event: 'supergraph swapped' }
  | { readonly event: 'supergraph refused'; readonly reason: string }
  | { readonly event: 'operations activated'; readonly version: string; readonly count: number }
  | { readonly event: 'operations refused'; readonly reason: string }
  /** They do not fit, and it is forced: `why` is the reason that was given for it. */
  | { readonly event: 'operations left out'; readonly why: string; readonly reason: string }
  | { readonly event: 'operations unreadable'; readonly reason: string }
  /** `form` is what `literalFree` leaves of the document: names of the schema. */
  | { readonly event: 'unknown operation'; readonly client: string; readonly operation: string; readonly form: string }
  /** `issuer` is the name by which accounts know it. Until it answers, its known keys are used. */
  | { readonly event: 'issuer unavailable'; readonly issuer: string; readonly reason: string }
  | { readonly event: 'issuer available'; readonly issuer: string }
  /** `id` is that of the request in which it happened, if it was one. */
  | { readonly event: 'fault'; readonly at: string; readonly id?: string; readonly name: string }
  | { readonly event: 'started'; readonly url: string }
  | { readonly event: 'stopping' };

export type Log = { readonly info: (line: LogLine) => void; readonly error: (line: LogLine) => void };

/** @param level as pino names them; `silent` writes nothing. @param write where lines go; standard output by default */
export function createLog(level: string, write?: (line: string) => void): Log {
  const logger = write ? pino({ level, base: null }, { write }) : pino({ level, base: null });
  return { info: (line) => logger.info(line), error: (line) => logger.error(line) };
}
