import { z } from 'zod';
import {
  ERROR_CODE_FIELD,
  ERROR_NAME_FIELD,
  FRAMES_FIELD,
  LOG_LEVEL_FIELD,
  MILLISECONDS_FIELD,
  REQUEST_ID_FIELD,
  SUBGRAPH_FIELD,
  TRACE_EVENTS,
  TRACE_ID_FIELD,
  type LogEvents,
} from '../../schema/contract/log-events.ts';
import {
  STATUS,
  CLIENT,
  VIEWER,
  CODE,
  OPERATION,
  NAME,
  OUTCOME,
  PHASE_TIMES,
  FETCHES,
  ADDRESS,
  REASON,
  REFUSED_FETCHES,
  FETCH_FAILURE_REASON,
} from './log-fields.ts';
import { SERVED_EVENTS } from './served-events.ts';

/**
 * Everything that the gateway logs. This is an allowlist, because a list of what is forbidden is never complete (pitfall 34). No
 * field holds a value from a person, a document or a variable.
 */
export const GATEWAY_EVENTS = {
  request: {
    level: 'info',
    means: 'A GraphQL request was answered or refused.',
    fields: {
      id: REQUEST_ID_FIELD,
      client: CLIENT,
      operation: OPERATION,
      name: NAME,
      outcome: OUTCOME,
      status: STATUS,
      ms: MILLISECONDS_FIELD,
      phases: PHASE_TIMES,
      fetches: FETCHES,
      viewer: VIEWER.nullable(),
      errors: z.array(CODE).readonly().meta({ description: 'the codes of the errors in the answer, each once' }),
      address: ADDRESS.optional(),
      trace: TRACE_ID_FIELD.optional(),
    },
  },
  'slow operation': {
    level: 'warn',
    means: 'A request took longer than SLOW_OPERATION_MS.',
    fields: {
      id: REQUEST_ID_FIELD,
      client: CLIENT,
      operation: OPERATION,
      name: NAME,
      outcome: OUTCOME,
      ms: MILLISECONDS_FIELD,
      phases: PHASE_TIMES,
      fetches: FETCHES,
    },
  },
  fetch: {
    level: 'debug',
    means: 'A subgraph answered one fetch.',
    fields: { subgraph: SUBGRAPH_FIELD, ms: MILLISECONDS_FIELD, requestId: REQUEST_ID_FIELD.optional() },
  },
  download: {
    level: 'info',
    means: 'A request for a letter was answered or refused.',
    fields: { id: REQUEST_ID_FIELD, client: CLIENT, status: STATUS, ms: MILLISECONDS_FIELD, viewer: VIEWER },
  },
  unread: {
    level: 'info',
    means: 'A request was refused because of its headers or form, before its body was used.',
    fields: { id: REQUEST_ID_FIELD, status: STATUS, code: CODE.meta({ description: 'the code of the error' }) },
  },
  fault: {
    level: 'error',
    means: 'The gateway has a fault. The client gets INTERNAL_SERVER_ERROR or SUBGRAPH_UNAVAILABLE.',
    fields: {
      at: z.string().meta({ description: 'which part of the program failed' }),
      name: ERROR_NAME_FIELD,
      frames: FRAMES_FIELD,
      requestId: REQUEST_ID_FIELD.optional(),
    },
  },
  'fetch failed': {
    level: 'error',
    means: 'A subgraph gave no usable answer to one fetch.',
    fields: {
      subgraph: SUBGRAPH_FIELD,
      reason: FETCH_FAILURE_REASON,
      status: STATUS.nullable(),
      ms: MILLISECONDS_FIELD.nullable(),
      requestId: REQUEST_ID_FIELD.optional(),
    },
  },
  'breaker opened': {
    level: 'error',
    means:
      'A subgraph fails. Until `breaker closed`, no fetch is sent to it but one from time to time, and its fields are answered with SUBGRAPH_UNAVAILABLE at once.',
    fields: {
      subgraph: SUBGRAPH_FIELD,
      failures: z.number().meta({ description: 'how many fetches failed of those that were counted' }),
      fetches: z.number().meta({ description: 'how many were counted' }),
    },
  },
  'breaker half-open': {
    level: 'info',
    means: 'One fetch is sent to a subgraph that failed; what becomes of it decides.',
    fields: { subgraph: SUBGRAPH_FIELD },
  },
  'breaker closed': {
    level: 'info',
    means: 'A subgraph that failed answers again.',
    fields: { subgraph: SUBGRAPH_FIELD, refused: REFUSED_FETCHES },
  },
  'subgraph busy': {
    level: 'error',
    means: 'A subgraph is too slow for the fetches that wait for it, and further ones are refused. Logged once per episode.',
    fields: {
      subgraph: SUBGRAPH_FIELD,
      running: z.number().meta({ description: 'how many fetches it is given at a time' }),
      waiting: z.number().meta({ description: 'how many wait' }),
    },
  },
  'subgraph not busy': {
    level: 'info',
    means: 'No fetch waits for the subgraph any more.',
    fields: { subgraph: SUBGRAPH_FIELD, refused: REFUSED_FETCHES },
  },
  overloaded: {
    level: 'error',
    means: 'There is too much to do, and requests are refused with OVERLOADED. Logged once per episode.',
    fields: {
      reason: z.enum(['requests', 'lag']).meta({
        description: '`requests`: too many are under way; `lag`: the event loop is late',
      }),
      requests: z.number().meta({ description: 'how many requests are under way' }),
      lagMs: z.number().meta({ description: 'how late the event loop is, in milliseconds' }),
    },
  },
  'no longer overloaded': {
    level: 'info',
    means: 'No request was refused for a second. Logged with the next request.',
    fields: { refused: z.number().meta({ description: 'how many requests were refused' }) },
  },
  'standing failed': {
    level: 'error',
    means:
      'The standing of a viewer could not be read from identity, and the request was refused. If a fetch was the cause, a `fetch failed` line names it.',
    fields: { name: ERROR_NAME_FIELD, frames: FRAMES_FIELD, requestId: REQUEST_ID_FIELD.optional() },
  },
  'audit failed': {
    level: 'error',
    means: 'An audit record could not be written, and the request was refused.',
    fields: { code: ERROR_CODE_FIELD, requestId: REQUEST_ID_FIELD },
  },
  'audit heads failed': {
    level: 'error',
    means:
      'The end of the audit trail could not be published. Logged once per outage; requests are refused when it lasts longer than AUDIT_HEADS_GRACE_MS.',
    fields: { code: ERROR_CODE_FIELD },
  },
  'audit heads available': { level: 'info', means: 'The end of the audit trail is published again after an outage.', fields: {} },
  'audit file not packed': {
    level: 'error',
    means: 'A closed file of the audit trail could not be compressed. It stays as it is until the next start.',
    fields: { code: ERROR_CODE_FIELD },
  },
  'audit unsigned': {
    level: 'error',
    means: 'There are no AUDIT_KEYS, so nothing shows that the end of the audit trail was cut off.',
    fields: {},
  },
  'redis failed': {
    level: 'error',
    means: 'Redis stopped answering. Logged once per outage.',
    fields: {
      connection: z.enum(['shared state', 'operations']).meta({ description: 'what the connection is for' }),
      code: ERROR_CODE_FIELD,
    },
  },
  'redis available': {
    level: 'info',
    means: 'Redis answers again after an outage.',
    fields: { connection: z.enum(['shared state', 'operations']).meta({ description: 'what the connection is for' }) },
  },
  'issuer unavailable': {
    level: 'error',
    means: 'The keys of an issuer cannot be fetched. Logged once per outage; until it ends, the last keys are used.',
    fields: { issuer: z.string().meta({ description: 'the name of the issuer' }), reason: REASON },
  },
  'issuer available': {
    level: 'info',
    means: 'An issuer answers again.',
    fields: { issuer: z.string().meta({ description: 'the name of the issuer' }) },
  },
  'profile unavailable': {
    level: 'error',
    means:
      'The UserInfo endpoint of an issuer gave no profile that can be used, or identity did not take it. A person without an account got SERVICE_UNAVAILABLE; a person with one kept the profile of before.',
    fields: {
      issuer: z.string().meta({ description: 'the name of the issuer' }),
      reason: REASON,
      requestId: REQUEST_ID_FIELD.optional(),
    },
  },
  'planning failed': {
    level: 'error',
    means: 'An operation could not be planned. One that takes too much is refused from then on for ten minutes.',
    fields: {
      reason: z.enum(['too slow', 'too much memory', 'crashed', 'busy', 'closed']).meta({
        description:
          '`too slow`: longer than PLANNING_TIMEOUT_MS; `too much memory`; `crashed`: the thread ended, and the next operation gets another; `busy`: too many operations wait; `closed`: the gateway stops',
      }),
    },
  },
  ...TRACE_EVENTS,
  'supergraph swapped': { level: 'info', means: 'A new supergraph is in force.', fields: {} },
  ...SERVED_EVENTS,
  'unknown operation': {
    level: 'info',
    means: 'A client in mode `log` sent an operation that it has not registered. Logged once per operation.',
    fields: {
      client: z.string().meta({ description: 'the client' }),
      operation: z.string().meta({ description: "the SHA-256 of the operation's document" }),
      form: z.string().meta({ description: 'the document without literals, aliases and names of its own' }),
    },
  },
  started: {
    level: 'info',
    means: 'The gateway listens.',
    fields: { url: z.string().meta({ description: 'the URL of the graph' }) },
  },
  'log level': {
    level: 'warn',
    means: 'The level of the log was changed while the gateway runs.',
    fields: { to: LOG_LEVEL_FIELD },
  },
  stopping: { level: 'info', means: 'The gateway was told to stop.', fields: {} },
} as const satisfies LogEvents;
