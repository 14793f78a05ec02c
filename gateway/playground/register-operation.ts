import { getOwn } from '../../schema/contract/own-property.ts';
import { print, separateOperations } from 'graphql';
import { explain } from '../explain/explain.ts';
import { ROLES } from '../explain/matrix.ts';
import { viewerClass } from '../access/viewer-class.ts';
import { FINDINGS, type Finding } from '../operations/finding.ts';
import { hashBody } from '../operations/hash-body.ts';
import { judgeOperation } from '../operations/judge-operation.ts';
import type { Measure } from '../limits/measure-operation.ts';
import { refusal } from '../errors/refusal.ts';
import type { ReadQuestion } from './read-question.ts';

/** What a role makes of an operation. */
export type RoleOnOperation = {
  /** The roles of the matrix that the policies cannot tell apart before they see data. */
  readonly roles: readonly string[];
  /** The outermost fields that are denied, as dotted paths. */
  readonly deny: readonly string[];
};

export type Registration = {
  /** An entry of `operations` in a manifest of Apollo's format. The id is the SHA-256 of the body. */
  readonly entry: { readonly id: string; readonly name: string; readonly type: string; readonly body: string };
  /** With the values of variables by which it costs most. */
  readonly measure: Measure;
  /** The highest cost that is served; null: there is none. */
  readonly costLimit: number | null;
  /** What `npm run operations -- check` would find of it, were everybody its client's. */
  readonly findings: readonly (Pick<Finding, 'about' | 'says' | 'at'> & { readonly means: string; readonly severity: string })[];
  /** A role may run an operation of which nothing is denied to it. */
  readonly mayRun: readonly RoleOnOperation[];
  readonly mayNotRun: readonly RoleOnOperation[];
};

/**
 * Says how an operation would be registered, and for whom. Nothing is registered by it.
 *
 * @throws GRAPHQL_VALIDATION_FAILED when the operation has no name, or asks for the schema
 */
export function describeRegistration(question: ReadQuestion): Registration {
  const { document, operation, supergraph, limits } = question;
  const name = operation.name?.value;
  if (name === undefined) throw refusal('GRAPHQL_VALIDATION_FAILED', 'A registered operation needs a name');
  const body = print(getOwn(separateOperations(document), name) ?? document);
  const { findings, valid } = judgeOperation(body, supergraph, limits, ROLES);
  // Valid documents that ask for the schema are all that is left.
  if (!valid) throw refusal('GRAPHQL_VALIDATION_FAILED', 'A registered operation does not ask for the schema');
  const asRoles = distinctRoles().map(({ roles, viewer }) => ({ roles, deny: deniedTo(viewer, question) }));
  return {
    entry: { id: hashBody(body), name, type: operation.operation, body },
    measure: valid.measure,
    costLimit: Number.isFinite(limits.cost) ? limits.cost : null,
    findings: findings.map(({ kind, about, says, at }) => ({ ...FINDINGS[kind], about, says, at })),
    mayRun: asRoles.filter(({ deny }) => deny.length === 0),
    mayNotRun: asRoles.filter(({ deny }) => deny.length > 0),
  };
}

function deniedTo(viewer: ReadQuestion['viewer'], question: ReadQuestion): string[] {
  const { fields, pruned } = explain({ ...question, viewer });
  const denied = new Set(fields.filter(({ decision }) => decision === 'deny').map(({ path }) => path.join('.')));
  return pruned.filter((path) => denied.has(path));
}

/** Roles that differ in whose data they look at alone are one here. */
function distinctRoles() {
  const byClass = Map.groupBy(ROLES, ({ viewer }) => viewerClass(viewer));
  return [...byClass.values()].flatMap((same) =>
    same[0] ? [{ roles: same.map(({ name }) => name), viewer: same[0].viewer }] : [],
  );
}
