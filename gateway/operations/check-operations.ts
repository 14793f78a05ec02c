import { getNamedType, type GraphQLSchema, isInputType, typeFromAST, type TypeNode } from 'graphql';
import type { Client } from '../clients/client.ts';
import { type OperationLimits } from '../limits/limits.ts';
import type { Measure } from '../limits/measure-operation.ts';
import { rolesOf } from './client-roles.ts';
import { compareAccess } from './compare-access.ts';
import { compareAnswers, compareInputs } from './compare-shapes.ts';
import { type Finding, gather, isBreaking } from './finding.ts';
import { type Judgement, judgeOperation } from './judge-operation.ts';
import type { OperationSet, RegisteredOperation } from './operation-set.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';

export type Verdict = 'breaking' | 'warning' | 'fine';

/** The result for one registered operation; plain JSON. */
export type CheckedOperation = Pick<RegisteredOperation, 'id' | 'name' | 'kind'> & {
  readonly client: string;
  readonly verdict: Verdict;
  /** Measured with the most expensive variable values. Null when the operation is not valid against the schema. */
  readonly measure: Measure | null;
  readonly findings: readonly Finding[];
};

export type CheckQuestion = {
  /** The supergraph in force. Null: there is none to compare with. */
  readonly before: SupergraphFacts | null;
  readonly after: SupergraphFacts;
  readonly operations: OperationSet;
  readonly clients: readonly Client[];
  readonly limits: OperationLimits;
};

/**
 * Checks every registered operation of every client against a supergraph, without running any: whether it is still valid,
 * what it costs, which fields each role loses, and which changes its client does not expect.
 *
 * @returns one result per operation, by the id of the client and the name of the operation
 * @throws when a client has operations and is not among `clients`
 */
export function checkOperations({ before, after, operations, clients, limits }: CheckQuestion): readonly CheckedOperation[] {
  return [...operations.clients].flatMap(([clientId, registered]) => {
    const client = clients.find(({ id }) => id === clientId);
    if (!client)
      throw new Error(
        `The operations of "${clientId}" belong to no client. Add the client to schema/clients.yaml, or remove the operations.`,
      );
    const roles = rolesOf(client);
    return [...registered].sort(byName).map(({ id, name, kind, body }) => {
      const now = judgeOperation(body, after, limits, roles);
      const then = before && judgeOperation(body, before, limits, roles);
      const compared = then?.valid && now.valid && before ? compare(then.valid, now.valid, { before, after }, roles) : [];
      const findings = gather([
        ...now.findings.map((finding) => ({ ...finding, isNew: !then || !wasSo(finding, then) })),
        ...compared,
      ]);
      return { client: clientId, id, name, kind, verdict: verdictOf(findings), measure: now.valid?.measure ?? null, findings };
    });
  });
}

/** @returns the operations that work under the supergraph in force but not under the new one */
export const broken = (checked: readonly CheckedOperation[]): readonly CheckedOperation[] =>
  checked.filter(({ findings }) => findings.some((finding) => finding.isNew && isBreaking(finding)));

const byName = (one: RegisteredOperation, other: RegisteredOperation) => (one.name < other.name ? -1 : 1);

const verdictOf = (findings: readonly Finding[]): Verdict =>
  findings.some(isBreaking) ? 'breaking' : findings.length > 0 ? 'warning' : 'fine';

/** How far a limit is exceeded, or why an operation is invalid, makes no difference. */
const wasSo = ({ kind, about, says }: Finding, { findings }: Judgement): boolean =>
  findings.some(
    (earlier) => earlier.kind === kind && earlier.about === about && (kind !== 'deprecated' || earlier.says === says),
  );

type Valid = NonNullable<Judgement['valid']>;
type Both = { readonly before: SupergraphFacts; readonly after: SupergraphFacts };

function compare(then: Valid, now: Valid, { before, after }: Both, roles: Parameters<typeof compareAccess>[2]): Finding[] {
  return [
    ...compareAccess(then, now, roles),
    ...compareAnswers(then.uses, now.uses, { old: before.schema, fresh: after.schema }),
    ...compareVariables(now, before.schema, after.schema),
    ...costGrown(then.measure.cost, now.measure.cost),
  ];
}

function compareVariables({ operation }: Valid, old: GraphQLSchema, fresh: GraphQLSchema): Finding[] {
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type }) => {
    const [was, is] = [inputOf(old, type), inputOf(fresh, type)];
    const differences = was && is ? compareInputs(was, is) : [];
    return differences.map((one) => ({ ...one, roles: [], at: [`$${variable.name.value}`], isNew: true }));
  });
}

function inputOf(schema: GraphQLSchema, node: TypeNode) {
  const type = typeFromAST(schema, node as Parameters<typeof typeFromAST>[1]);
  return isInputType(type) ? getNamedType(type) : undefined;
}

/** Growth is reported when it exceeds both the factor and the least amount. */
const GROWTH = { factor: 1.5, least: 50 };

function costGrown(was: number, is: number): Finding[] {
  if (is <= was * GROWTH.factor || is - was < GROWTH.least) return [];
  return [{ kind: 'cost grown', about: '', says: `was ${was}, is ${is}`, roles: [], at: [], isNew: true }];
}
