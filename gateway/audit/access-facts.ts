import type { DocumentNode } from 'graphql';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { type ExplainedField, explainFields, type FieldDecision } from '../explain/explain.ts';
import type { CompiledOperation } from '../planning/compiled-operation.ts';
import type { LoadedSupergraph } from '../supergraph/assemble-supergraph.ts';
import type { AuditRecord, ByPolicy } from './audit-record.ts';

/** The fields that an operation selects, by the decision made before anything is fetched. */
export type AccessFacts = {
  /** Whether it selects anything besides public fields and the schema itself. */
  readonly isProtected: boolean;
  /** Members of the record's JSON: `"allow":{…},"deny":{…},"hide":{…},"depends":{…}`. */
  readonly json: string;
};

const known = new WeakMap<CompiledOperation, AccessFacts>();

/** @returns the facts. All viewers of one class share them, so they are computed once. */
export function accessFacts(
  compiled: CompiledOperation,
  supergraph: LoadedSupergraph,
  document: DocumentNode,
  viewer: Viewer,
): AccessFacts {
  const before = known.get(compiled);
  if (before) return before;
  const fields = explainFields(supergraph, document, compiled.selection, viewer).filter(isDecidedItself);
  const decided: Pick<AuditRecord, FieldDecision> = {
    allow: byPolicy(fields, 'allow'),
    deny: byPolicy(fields, 'deny'),
    hide: byPolicy(fields, 'hide'),
    depends: byPolicy(fields, 'depends'),
  };
  const facts = {
    isProtected: fields.some(({ policy }) => policy !== PUBLIC && policy !== UNCOVERED),
    json: JSON.stringify(decided).slice(1, -1),
  };
  known.set(compiled, facts);
  return facts;
}

const PUBLIC = 'public';
/** Occurs only under `--open`. */
const UNCOVERED = '';

/** Fields below a refused field are never reached. */
const isDecidedItself = ({ decidedBy }: ExplainedField): boolean => !decidedBy?.includes('.');

function byPolicy(fields: readonly ExplainedField[], decision: FieldDecision): ByPolicy {
  const decided = Map.groupBy(
    fields.filter((field) => field.decision === decision),
    ({ policy }) => policy,
  );
  return Object.fromEntries(
    [...decided].map(([policy, same]) => [policy, [...new Set(same.map(({ coordinate }) => coordinate))]] as const),
  );
}
