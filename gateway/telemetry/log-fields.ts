import { z } from 'zod';
import { ERRORS, type ErrorCode } from '../../schema/contract/errors.ts';
import { PHASES } from './phase-times.ts';

export const STATUS = z.number().meta({ description: 'the HTTP status of the answer' });
export const CLIENT = z.string().nullable().meta({ description: 'the client; null while it is not known' });
export const VIEWER = z.string().meta({ description: 'what kind of viewer asked' });
export const CODE = z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]);
export const OPERATION = z
  .string()
  .nullable()
  .meta({ description: "the SHA-256 of the operation's document; null while it is not known" });
export const NAME = z.string().nullable().meta({ description: 'the name of the registered operation; null for any other' });
export const OUTCOME = z.enum(['ok', 'partial', ...Object.keys(ERRORS)] as [RequestOutcome, ...RequestOutcome[]]).meta({
  description: '`ok`; `partial`: data with errors; or the code of the refusal',
});
export const PHASE_TIMES = z
  .partialRecord(z.enum(PHASES), z.number())
  .readonly()
  .meta({ description: 'how long each part of the work took, in milliseconds; parts below 0.1 ms are left out' });
export const FETCHES = z.number().meta({ description: 'how many fetches from subgraphs the operation made' });
export const ADDRESS = z
  .string()
  .regex(/^[\da-f.:]{2,45}(?:\/\d{2})?$/)
  .meta({ description: 'the address of the client, or its network, as LOG_CLIENT_ADDRESS says' });
export const REASON = z.string().meta({ description: 'what is wrong, in words' });

export const REFUSED_FETCHES = z.number().meta({ description: 'how many fetches were refused meanwhile' });
/** What became of a request: data, data with errors, or the code of the refusal. */
export type RequestOutcome = 'ok' | 'partial' | ErrorCode;

/** Why a fetch gave no usable answer. */
export const FETCH_FAILURE_REASON = z
  .enum(['connect', 'timeout', 'closed', 'status', 'too-large', 'not-json', 'wrong-answer', 'coding', 'no-route', 'threw'])
  .meta({
    description:
      '`connect`: no connection; `timeout`: too slow; `closed`: the connection closed early; `status`: another status than 200; `too-large`; `not-json`; `wrong-answer`: JSON, but not what was asked for; `coding`: a coding that cannot be read; `no-route`: the supergraph has no URL for it; `threw`: a subgraph in this process threw an error',
  });
