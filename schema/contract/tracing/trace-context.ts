import { countSteps } from '../counted-work.ts';

/** A place in a trace, as the header `traceparent` names it (W3C Trace Context). */
export type TraceContext = {
  readonly traceId: string;
  readonly spanId: string;
  /** Whether whoever sent it records its trace. */
  readonly sampled: boolean;
};

/** The header of a request. `tracestate` is not read: it would carry a text of the client to other systems. */
export const TRACEPARENT_HEADER = 'traceparent';
/** The header of an answer, of the same form: the server's own place in the trace. */
export const TRACERESPONSE_HEADER = 'traceresponse';

const LENGTH = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'.length;
const FORM = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/;
const ZEROS = /^0+$/;
const SAMPLED = 1;

/** @returns the place that a header names; null for anything else. A later version may have more fields, which are not read */
export function readTraceparent(header: unknown): TraceContext | null {
  if (typeof header !== 'string' || header.length < LENGTH) return null;
  countSteps(LENGTH);
  const [, version = '', traceId = '', spanId = '', flags = ''] = FORM.exec(header.slice(0, LENGTH)) ?? [];
  if (version === '' || version === 'ff' || ZEROS.test(traceId) || ZEROS.test(spanId)) return null;
  if (header.length > LENGTH && (version === '00' || header[LENGTH] !== '-')) return null;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & SAMPLED) === SAMPLED };
}

/** @returns the value of a header */
export const writeTraceparent = ({ traceId, spanId, sampled }: TraceContext): string =>
  `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
