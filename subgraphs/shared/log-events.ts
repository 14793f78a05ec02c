import { z } from 'zod';
import {
  ERROR_CODE_FIELD,
  ERROR_NAME_FIELD,
  FRAMES_FIELD,
  LOG_LEVEL_FIELD,
  type LogEvents,
  MILLISECONDS_FIELD,
  REQUEST_ID_FIELD,
  SUBGRAPH_FIELD,
  TRACE_EVENTS,
} from '../../schema/contract/log-events.ts';

const REQUEST_ID = REQUEST_ID_FIELD.optional();

/** Everything that a subgraph logs. No field contains a value of a person, document or variable. */
export const SUBGRAPH_EVENTS = {
  'log level': {
    level: 'warn',
    means: 'The level of the log was changed while the subgraph runs.',
    fields: { to: LOG_LEVEL_FIELD },
  },
  ...TRACE_EVENTS,
  'resolver failed': {
    level: 'error',
    means: 'A field could not be read. Each different failure is logged once per request.',
    fields: {
      subgraph: SUBGRAPH_FIELD,
      field: z
        .string()
        .regex(/^[\w.]{1,200}$/)
        .meta({ description: 'the field of the schema' }),
      name: ERROR_NAME_FIELD,
      frames: FRAMES_FIELD,
      requestId: REQUEST_ID,
    },
  },
  'database failed': {
    level: 'error',
    means: 'The database refused a statement or did not answer. Each different failure is logged once per request.',
    fields: {
      subgraph: SUBGRAPH_FIELD,
      code: ERROR_CODE_FIELD.meta({
        description: 'the SQLSTATE of PostgreSQL, `SQLITE_` and the result code of SQLite, or the code of a lost connection',
      }),
      requestId: REQUEST_ID,
    },
  },
  'database moved': {
    level: 'info',
    means: 'Another host of DATABASE_URL is used from now on.',
    fields: {
      subgraph: SUBGRAPH_FIELD,
      host: z.int().meta({ description: 'which one, in the order of the URL, from 1' }),
    },
  },
  'replica used': {
    level: 'info',
    means: 'The subgraph reads from DATABASE_REPLICA_URL from now on.',
    fields: { subgraph: SUBGRAPH_FIELD },
  },
  'replica left': {
    level: 'info',
    means: 'It reads from DATABASE_URL instead: the replica is away, or not known to be within DATABASE_REPLICA_MAX_LAG_MS.',
    fields: { subgraph: SUBGRAPH_FIELD },
  },
  statement: {
    level: 'debug',
    means: 'The database ran one statement.',
    fields: {
      subgraph: SUBGRAPH_FIELD,
      operation: z.enum(['select', 'insert', 'update', 'delete', 'other']).meta({ description: 'what it does' }),
      table: z
        .string()
        .regex(/^\w{0,63}$/)
        .meta({ description: 'the first table that it names; empty where there is none' }),
      ms: MILLISECONDS_FIELD,
    },
  },
  'request refused': {
    level: 'error',
    means: 'A request was refused before it was run. The gateway sends no such request, unless keys or versions differ.',
    fields: {
      subgraph: SUBGRAPH_FIELD,
      reason: z.enum(['assertion', 'too-large', 'not-json', 'document']).meta({
        description:
          '`assertion`: the viewer assertion is not valid; `too-large` and `not-json`: the body; `document`: it is not valid for the schema',
      }),
      requestId: REQUEST_ID,
    },
  },
  fault: {
    level: 'error',
    means: 'The subgraph failed outside any field. The connection is closed.',
    fields: { subgraph: SUBGRAPH_FIELD, name: ERROR_NAME_FIELD, frames: FRAMES_FIELD, requestId: REQUEST_ID },
  },
  'letter unavailable': {
    level: 'error',
    means: 'The file of a letter is missing in LETTERS_DIR, cannot be read, or is not the file that its row describes.',
    fields: {
      subgraph: SUBGRAPH_FIELD,
      reason: ERROR_CODE_FIELD.meta({
        description: 'the code of the file system, or what differs: `LENGTH`, `HASH`, or `NAME` where the row names no hash',
      }),
      requestId: REQUEST_ID,
    },
  },
  'message failed': {
    level: 'error',
    means: 'A message could not be sent now; it is tried again.',
    fields: { subgraph: SUBGRAPH_FIELD, code: ERROR_CODE_FIELD },
  },
  'maintenance failed': {
    level: 'error',
    means: 'Work that a subgraph does by itself failed; it is tried again.',
    fields: {
      subgraph: SUBGRAPH_FIELD,
      task: z
        .enum(['messages', 'expiry', 'changes'])
        .meta({ description: 'sending what is due, deleting what has expired, or cutting the log of changes' }),
      name: ERROR_NAME_FIELD,
      frames: FRAMES_FIELD,
    },
  },
} as const satisfies LogEvents;
