import type { DocumentNode } from 'graphql';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { type ExplainedField, explainFields, type FieldDecision } from '../explain/explain.ts';
import type { CompiledOperation } from '../planning/compiled-operation.ts';
import type { LoadedSupergraph } from '../supergraph/assemble-supergraph.ts';
import type { ByPolicy, OperationFacts } from './audit-record.ts';
import { define, type Definition } from './records/audit-entry.ts';

/** The fields that an operation selects, by the decision made before anything is fetched. */
export type AccessFacts = {
  /** Whether it selects anything besides public fields and the schema itself. */
  readonly isProtected: boolean;
  /** The operation and its fields, for records to refer to. */
  readonly definition: Definition;
};

type Known = AccessFacts & { readonly operationHash: string };
const known = new WeakMap<CompiledOperation, Known>();

/** @returns the facts. All viewers of one class share them, so they are computed once. */
export function accessFacts(
  compiled: CompiledOperation,
  supergraph: LoadedSupergraph,
  document: DocumentNode,
  viewer: Viewer,
  operationHash: string,
): AccessFacts {
  const before = known.get(compiled);
  if (before?.operationHash === operationHash) return before;
  const fields = explainFields(supergraph, document, compiled.selection, viewer).filter(isDecidedItself);
  const { operation, name } = compiled.operation;
  const content: OperationFacts = {
    operation: { kind: operation, hash: operationHash, ...(name && { name: name.value }) },
    ...byPolicy(fields, 'allow'),
    ...byPolicy(fields, 'deny'),
    ...byPolicy(fields, 'hide'),
    ...byPolicy(fields, 'depends'),
  };
  const facts = {
    isProtected: fields.some(({ policy }) => policy !== PUBLIC && policy !== UNCOVERED),
    definition: define('facts', content),
    operationHash,
  };
  known.set(compiled, facts);
  return facts;
}

const PUBLIC = 'public';
/** Occurs only under `--open`. */
const UNCOVERED = '';

/** Fields below a refused field are never reached. */
const isDecidedItself = ({ decidedBy }: ExplainedField): boolean => !decidedBy?.includes('.');

/** @returns nothing when no field was decided so */
function byPolicy(fields: readonly ExplainedField[], decision: FieldDecision): { readonly [Name in FieldDecision]?: ByPolicy } {
  const decided = Map.groupBy(
    fields.filter((field) => field.decision === decision),
    ({ policy }) => policy,
  );
  if (decided.size === 0) return {};
  const coordinates = [...decided].map(
    ([policy, same]) => [policy, [...new Set(same.map(({ coordinate }) => coordinate))]] as const,
  );
  return { [decision]: Object.fromEntries(coordinates) };
}
