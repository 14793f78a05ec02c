import { getOperationAST, print, separateOperations } from 'graphql';
import { explain, type Explanation } from '../access/explain.ts';
import { ROLES } from '../access/matrix.ts';
import { viewerClass } from '../access/viewer-class.ts';
import { hashBody } from '../operations/hash-body.ts';
import { refusal } from '../request/refusal.ts';
import { resolveOperation } from '../request/resolve-operation.ts';
import type { ReadQuestion } from './read-question.ts';

/** What a role makes of an operation; paths are dotted. */
export type RoleOnOperation = {
  /** The roles of the matrix that the policies cannot tell apart before they see data. */
  readonly roles: readonly string[];
  readonly denied: readonly string[];
  readonly hidden: readonly string[];
};

export type Registration = {
  /** An entry of `operations` in a manifest of Apollo's format. The id is the SHA-256 of the body. */
  readonly entry: { readonly id: string; readonly name: string; readonly type: string; readonly body: string };
  /** Measured with the variables that came along. */
  readonly measure: Explanation['measure'];
  readonly withinLimits: boolean;
  /** A role may run an operation of which nothing is denied to it. */
  readonly mayRun: readonly RoleOnOperation[];
  readonly mayNotRun: readonly RoleOnOperation[];
};

/**
 * Says how an operation would be registered, and for whom. Nothing is registered by it.
 *
 * @throws OPERATION_RESOLUTION_FAILURE, BAD_REQUEST when the operation has no name
 */
export function describeRegistration(question: ReadQuestion): Registration {
  const { document, operationName, supergraph } = question;
  const operation = resolveOperation(getOperationAST(document, operationName) ?? undefined, supergraph.schema);
  const name = operation.name?.value;
  if (name === undefined) throw refusal('BAD_REQUEST', 'A registered operation needs a name');
  const alone = separateOperations(document)[name] ?? document;
  const body = print(alone);
  const asRoles = distinctRoles().map(({ roles, viewer }): RoleOnOperation => {
    const { fields } = explain({ ...question, viewer });
    const pathsOf = (wanted: string) => fields.filter(({ decision }) => decision === wanted).map(({ path }) => path.join('.'));
    return { roles, denied: pathsOf('denied'), hidden: pathsOf('hidden') };
  });
  const { measure, withinLimits } = explain(question);
  return {
    entry: { id: hashBody(body), name, type: operation.operation, body },
    measure,
    withinLimits,
    mayRun: asRoles.filter(({ denied }) => denied.length === 0),
    mayNotRun: asRoles.filter(({ denied }) => denied.length > 0),
  };
}

/** Roles that differ in whose data they look at alone are one here. */
function distinctRoles() {
  const byClass = Map.groupBy(ROLES, ({ viewer }) => viewerClass(viewer));
  return [...byClass.values()].flatMap((same) =>
    same[0] ? [{ roles: same.map(({ name }) => name), viewer: same[0].viewer }] : [],
  );
}
