import {
  type DocumentNode,
  type GraphQLError,
  Kind,
  NoDeprecatedCustomRule,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import type { Role } from '../explain/matrix.ts';
import { documentFacts } from '../documents/document-facts.ts';
import { SENSITIVE_MUTATIONS } from '../limits/rate-limits.ts';
import { MEASURE_NAMES } from '../limits/check-limits.ts';
import { withoutValues } from '../errors/without-values.ts';
import type { OperationLimits } from '../limits/limits.ts';
import { type Measure, measureOperation } from '../limits/measure-operation.ts';
import { seenBy, type Uses } from './compare-access.ts';
import { hasTooManySelections, MAX_SELECTIONS } from '../documents/count-selections.ts';
import { type FieldUse, fieldUses } from './field-uses.ts';
import type { Finding } from './finding.ts';
import { REGISTERED_RULES } from './prepare-operations.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';

/** An operation under one supergraph. The findings do not depend on any other supergraph. */
export type Judgement = {
  readonly findings: readonly Finding[];
  /** Null when the operation is not valid against the schema. */
  readonly valid: (Uses & { readonly operation: OperationDefinitionNode; readonly measure: Measure }) | null;
};

/** @param roles the roles that use the client */
export function judgeOperation(
  body: string,
  supergraph: SupergraphFacts,
  limits: OperationLimits,
  roles: readonly Role[],
): Judgement {
  const read = readDocument(body, limits);
  if (typeof read === 'string') return { findings: [found('invalid', '', read)], valid: null };
  const { document, operation } = read;
  const errors = validate(supergraph.schema, document, REGISTERED_RULES, { maxErrors: 10 });
  if (errors.length > 0) return { findings: errors.map(invalid), valid: null };
  const { fragments } = documentFacts(document);
  const worst = worstVariables(operation, limits);
  const measure = measureOperation(operation, fragments, supergraph.schema, supergraph.costs, worst);
  const { model } = supergraph;
  const valid = { operation, measure, model, uses: fieldUses(document, operation, supergraph.schema) };
  const deprecated = validate(supergraph.schema, document, [NoDeprecatedCustomRule]);
  const findings = [
    ...overLimits(measure, limits),
    ...standingAlone(operation, valid.uses),
    ...neverAllowed(valid, roles),
    ...deprecated.map(({ message, locations }) => found('deprecated', '', message, placesOf(locations))),
  ];
  return { findings, valid };
}

const found = (kind: Finding['kind'], about: string, says: string, at: readonly string[] = []): Finding => ({
  kind,
  about,
  says,
  roles: [],
  at,
  isNew: true,
});

function readDocument(
  body: string,
  { tokens }: OperationLimits,
): { document: DocumentNode; operation: OperationDefinitionNode } | string {
  try {
    const document = parse(body, { maxTokens: tokens });
    const [operation, another] = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
    if (!operation || another) return 'It must hold one operation';
    if (hasTooManySelections(document)) return `It has more than ${MAX_SELECTIONS} selections with its fragments`;
    return { document, operation };
  } catch {
    // The parser's message is not repeated because it could contain a value.
    return `It is not valid GraphQL, or has more than ${tokens} tokens`;
  }
}

const invalid = ({ message, locations }: GraphQLError): Finding =>
  found('invalid', '', withoutValues(message) ?? 'A value does not have the type that is expected', placesOf(locations));

const placesOf = (locations: GraphQLError['locations']) => (locations ?? []).map(({ line, column }) => `${line}:${column}`);

/**
 * The values with which an operation costs most. Every number is the largest allowed page size, and conditions are ignored. A
 * registered operation must stay within its limits for any variables.
 */
function worstVariables({ variableDefinitions = [] }: OperationDefinitionNode, { pageSize }: OperationLimits) {
  return Object.fromEntries(variableDefinitions.map(({ variable }) => [variable.name.value, pageSize]));
}

function overLimits(measure: Measure, limits: OperationLimits): Finding[] {
  return (Object.keys(MEASURE_NAMES) as (keyof Measure)[])
    .filter((key) => measure[key] > limits[key])
    .map((key) => found('over limit', MEASURE_NAMES[key], `${measure[key]} of ${limits[key]}`));
}

function standingAlone({ operation }: OperationDefinitionNode, uses: ReadonlyMap<string, FieldUse>): Finding[] {
  const roots = [...uses.values()].filter(({ around }) => around === null);
  if (operation !== 'mutation' || roots.length < 2) return [];
  return roots
    .filter(({ field }) => Object.hasOwn(SENSITIVE_MUTATIONS, field.name))
    .map(({ coordinate, path }) => found('not alone', coordinate, 'is refused beside another', [path]));
}

function neverAllowed(valid: Uses, roles: readonly Role[]): Finding[] {
  const byRole = roles.map((role) => seenBy(role, valid));
  const seen = (key: string) => byRole.some((verdicts) => verdicts.get(key) === 'allow');
  const keys = [...valid.uses.keys()];
  if (!keys.some(seen)) return [found('never answered', '', 'every field is denied or hidden')];
  const unseen = new Set(keys.filter((key) => !seen(key)).map((key) => valid.uses.get(key)));
  return [...unseen].flatMap((use) =>
    use && !unseen.has(use.around ?? undefined) ? [found('never allow', use.coordinate, 'is denied or hidden', [use.path])] : [],
  );
}
