import type { ByPolicy, AuditedViewer, OperationFacts } from '../audit-record.ts';
import type { ParsedRecord } from '../reading/parsed-record.ts';

/** A record of a request with what it refers to. */
export type AuditRecord = Required<Omit<OperationFacts, 'operation'>> & {
  /** RFC 3339, in UTC. */
  readonly at: string;
  /** `intent`: a change is about to run. */
  readonly event: 'access' | 'intent';
  readonly requestId: string;
  readonly who: AuditedViewer;
  readonly operation: OperationFacts['operation'];
  /** Null: not known yet. */
  readonly outcome: 'answered' | 'refused' | 'failed' | null;
  /** The subjects of the objects in the answer. */
  readonly whose: readonly string[];
  /** Per coordinate or type, the subjects whose data was refused, as `person:p0202 deny`. */
  readonly refused: ByPolicy;
  /** The network of the client; absent where it is not recorded. */
  readonly from?: string;
  /** The code of the error, of a request that failed. */
  readonly code?: string;
};

/** @returns what a record defines for others; null: nothing */
export function definitionIn({ event, id, facts, viewer }: ParsedRecord): readonly [id: string, content: unknown] | null {
  if (event === 'facts') return [String(id), facts];
  return event === 'viewer' ? [String(id), viewer] : null;
}

const NONE = { allow: {}, deny: {}, hide: {}, depends: {} };

/**
 * @param definitionOf finds what records define
 * @returns null: it is no record of a request, or what it refers to is not there
 */
export function resolveRecord(record: ParsedRecord, definitionOf: (id: string) => unknown): AuditRecord | null {
  const { at, event, request, outcome = null, whose, refused = {}, from, code } = record;
  if (event !== 'access' && event !== 'intent') return null;
  const facts = definitionOf(String(record['facts'])) as OperationFacts | undefined;
  const who = definitionOf(String(record['viewer'])) as AuditedViewer | undefined;
  if (!facts || !who) return null;
  return {
    ...{ at, event, requestId: String(request), who, outcome: outcome as AuditRecord['outcome'] },
    ...{ whose: whose as string[], ...NONE, ...facts, refused: refused as ByPolicy },
    ...(typeof from === 'string' && { from }),
    ...(typeof code === 'string' && { code }),
  };
}
