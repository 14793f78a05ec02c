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

/** The result of an operation for a role. */
export type RoleOnOperation = {
  /** The roles of the matrix for which the policies decide alike before data is fetched. */
  readonly roles: readonly string[];
  /** The outermost fields that are denied, as dotted paths. */
  readonly deny: readonly string[];
};

export type Registration = {
  /** An entry of `operations` in a manifest of Apollo's format. The id is the SHA-256 of the body. */
  readonly entry: { readonly id: string; readonly name: string; readonly type: string; readonly body: string };
  /** Measured with the most expensive variable values. */
  readonly measure: Measure;
  /** The cost limit. Null: there is none. */
  readonly costLimit: number | null;
  /** The findings of `npm run operations -- check` if every role used its client. */
  readonly findings: readonly (Pick<Finding, 'about' | 'says' | 'at'> & { readonly means: string; readonly severity: string })[];
  /** The roles that are denied none of the operation's fields. */
  readonly mayRun: readonly RoleOnOperation[];
  readonly mayNotRun: readonly RoleOnOperation[];
};

/**
 * Describes how an operation would be registered, and which roles may run it. It registers nothing.
 *
 * @throws GRAPHQL_VALIDATION_FAILED when the operation has no name, or selects the schema; OPERATION_TOO_COMPLEX
 */
export async function describeRegistration(question: ReadQuestion): Promise<Registration> {
  const { document, operation, supergraph, limits } = question;
  const name = operation.name?.value;
  if (name === undefined) throw refusal('GRAPHQL_VALIDATION_FAILED', 'A registered operation must have a name');
  const body = print(getOwn(separateOperations(document), name) ?? document);
  const { findings, valid } = judgeOperation(body, supergraph, limits, ROLES);
  // The only remaining cause is a valid document that selects the schema.
  if (!valid) throw refusal('GRAPHQL_VALIDATION_FAILED', 'A registered operation must not ask for the schema');
  const asRoles = await Promise.all(
    distinctRoles().map(async ({ roles, viewer }) => ({ roles, deny: await deniedTo(viewer, question) })),
  );
  return {
    entry: { id: hashBody(body), name, type: operation.operation, body },
    measure: valid.measure,
    costLimit: Number.isFinite(limits.cost) ? limits.cost : null,
    findings: findings.map(({ kind, about, says, at }) => ({ ...FINDINGS[kind], about, says, at })),
    mayRun: asRoles.filter(({ deny }) => deny.length === 0),
    mayNotRun: asRoles.filter(({ deny }) => deny.length > 0),
  };
}

async function deniedTo(viewer: ReadQuestion['viewer'], question: ReadQuestion): Promise<string[]> {
  const { fields, pruned } = await explain({ ...question, viewer });
  const denied = new Set(fields.filter(({ decision }) => decision === 'deny').map(({ path }) => path.join('.')));
  return pruned.filter((path) => denied.has(path));
}

/** Roles that differ only in the subject are merged. */
function distinctRoles() {
  const byClass = Map.groupBy(ROLES, ({ viewer }) => viewerClass(viewer));
  return [...byClass.values()].flatMap((same) =>
    same[0] ? [{ roles: same.map(({ name }) => name), viewer: same[0].viewer }] : [],
  );
}
