import { z } from 'zod';
import type { LogEvents } from '../../schema/contract/log-events.ts';
import { REASON } from './log-fields.ts';

/** What is logged of supergraphs and registered operations: see `GATEWAY_EVENTS`. */
export const SERVED_EVENTS = {
  'supergraph refused': {
    level: 'error',
    means: 'A new supergraph is not valid; the one in force stays.',
    fields: { reason: REASON },
  },
  'operations activated': {
    level: 'info',
    means: 'A set of registered operations is in force.',
    fields: {
      version: z.string().meta({ description: 'the version of the set' }),
      count: z.number().meta({ description: 'how many operations it holds' }),
    },
  },
  'operations refused': {
    level: 'error',
    means: 'A set of registered operations is not valid for the supergraph; the one in force stays.',
    fields: { reason: REASON },
  },
  'operations left out': {
    level: 'error',
    means: 'Registered operations are not valid for the supergraph and are left out, because FORCE_SUPERGRAPH is set.',
    fields: { why: z.string().meta({ description: 'the reason that FORCE_SUPERGRAPH gives' }), reason: REASON },
  },
  'operations unreadable': {
    level: 'error',
    means: 'The store of registered operations cannot be read; the set in force stays. Logged once per reason.',
    fields: { reason: REASON },
  },
} as const satisfies LogEvents;
