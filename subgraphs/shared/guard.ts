import { createRequire } from 'node:module';
import {
  defaultFieldResolver,
  getNamedType,
  getNullableType,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isListType,
  isObjectType,
} from 'graphql';
import type { IMiddlewareFunction } from 'graphql-middleware';
import { publicError } from '../../schema/contract/errors.ts';
import type { Subject } from '../../schema/contract/policies.ts';
import type { Leaf, PolicyReading, Requirement } from '../../schema/contract/read-policies.ts';
import { decide, permitsLeaf } from '../../schema/contract/requirement.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import type { SubgraphContext } from './context.ts';
import { admit, ofNobody, subjectOf } from './subject.ts';

// graphql-shield's ES build does not load on Node 23 and later; only `rule`, `and` and `or` of the CommonJS build are used,
// because `chain` and `race` throw there. graphql-middleware must be of the same build, because it recognizes shield by
// `instanceof`.
const require = createRequire(import.meta.url);
const { allow, and, deny, or, rule, shield } = require('graphql-shield') as typeof import('graphql-shield');
const { applyMiddleware } = require('graphql-middleware') as typeof import('graphql-middleware');

export type ShieldRule = ReturnType<typeof and>;

// Shield rejects two rules with the same name, so each leaf has one shared rule.
const leafRules = new Map<Leaf, ShieldRule>();

/** @returns the shield rule of a leaf; it denies when the predicate throws */
function leafRule(leaf: Leaf): ShieldRule {
  const known = leafRules.get(leaf);
  if (known) return known;
  const made = rule(leaf, { cache: 'no_cache' })((parent: unknown, _args: unknown, context: SubgraphContext) =>
    permitsLeaf(leaf, context.viewer, subjectOf(parent)),
  ) as unknown as ShieldRule;
  leafRules.set(leaf, made);
  return made;
}

/** @returns the requirement as a tree of shield rules: AND over the groups, OR over alternatives, AND over leaves */
export function ruleTree(requirement: Requirement): ShieldRule {
  const groups = requirement.map((alternatives) =>
    combine(
      or,
      alternatives.map((leaves) => combine(and, leaves.map(leafRule))),
    ),
  );
  return groups.length === 0 ? (deny as unknown as ShieldRule) : combine(and, groups);
}

function combine(operator: typeof and | typeof or, rules: ShieldRule[]): ShieldRule {
  const [first, ...rest] = rules;
  if (first === undefined) return deny as unknown as ShieldRule;
  return rest.length === 0 ? first : (operator(...rules) as ShieldRule);
}

/**
 * The second line of defence, in case a request bypasses the gateway. Each field follows the policy in the subgraph's own SDL;
 * fields without one are denied. Objects that do not exist for the viewer are removed.
 */
export function guardSchema(schema: GraphQLSchema, reading: PolicyReading): GraphQLSchema {
  return applyMiddleware(schema, shieldOf(schema, reading), admitting(reading));
}

function shieldOf(schema: GraphQLSchema, reading: PolicyReading) {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
  const rules = types.map((type) => [type.name, rulesOfType(type.name, schema, reading)] as const);
  return shield(Object.fromEntries(rules) as never, {
    fallbackRule: deny,
    fallbackError: refusing(schema, reading),
    allowExternalErrors: true,
  });
}

// Federation's own fields: `_entities` is guarded object by object in `admit`, `_service` returns the public SDL.
const PLUMBING = new Map(['Query._entities', 'Query._service', '_Service.sdl'].map((coordinate) => [coordinate, allow]));

function rulesOfType(typeName: string, schema: GraphQLSchema, reading: PolicyReading) {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return {};
  return Object.fromEntries(
    Object.keys(type.getFields()).map((field) => [
      field,
      PLUMBING.get(`${typeName}.${field}`) ?? ruleTree(requirementOf(typeName, field, reading)),
    ]),
  );
}

const requirementOf = (typeName: string, field: string, reading: PolicyReading): Requirement => [
  ...(reading.types.get(typeName) ?? []),
  ...(reading.fields.get(`${typeName}.${field}`) ?? []),
];

const admitting =
  (reading: PolicyReading): IMiddlewareFunction<unknown, SubgraphContext> =>
  async (resolve, parent, args, context, info) => {
    const value = await resolveOrFail(() => resolve(parent, args, context, info), context, info);
    if (info.fieldName === '_entities' || info.fieldName === '_service') return value;
    return admit(value, getNamedType(info.returnType), subjectOf(parent), context.viewer, reading);
  };

/**
 * Shield passes on what a resolver throws as the field's value. graphql-js treats that as a failure only if it is an Error of the
 * same realm. Therefore everything thrown becomes such an error here. It does not say what failed; the log does.
 */
async function resolveOrFail(
  resolve: () => unknown,
  { reportFailure }: Pick<SubgraphContext, 'reportFailure'>,
  { parentType, fieldName }: GraphQLResolveInfo,
): Promise<unknown> {
  try {
    return await resolve();
  } catch (thrown) {
    if (thrown instanceof GraphQLError) throw thrown;
    reportFailure(`${parentType.name}.${fieldName}`, thrown);
    const { message, extensions } = publicError('SUBGRAPH_ERROR');
    throw new GraphQLError(message, { extensions, originalError: thrown instanceof Error ? thrown : null });
  }
}

/**
 * Answers a refused field with a denial. A field that only a restriction withholds answers as for a person who has nothing there:
 * without an error, after querying the source with a key that no person has. So neither the answer nor the work reveals the
 * restriction. While the source fails, the field fails too (RO-10).
 *
 * @param schema without the guard
 */
const refusing =
  (schema: GraphQLSchema, reading: PolicyReading) =>
  async (_thrown: unknown, parent: object, args: object, context: object, info: GraphQLResolveInfo): Promise<GraphQLError> => {
    const { fieldName, parentType } = info;
    const { viewer } = context as SubgraphContext;
    if (!isHidden(requirementOf(parentType.name, fieldName, reading), viewer, subjectOf(parent))) return denial();
    const field = (schema.getType(parentType.name) as GraphQLObjectType).getFields()[fieldName]!;
    const { resolve = defaultFieldResolver } = field;
    const nothing = isListType(getNullableType(field.type)) ? [] : null;
    // Shield uses the result as the value of the field.
    const resolveOfNobody = () => resolve(ofNobody(parent, parentType.name, reading), args, context, info);
    return resolveOrFail(resolveOfNobody, context as SubgraphContext, info).then(
      () => nothing as never,
      (failure: GraphQLError) => failure,
    );
  };

function isHidden(requirement: Requirement, viewer: Viewer, subject: Subject): boolean {
  try {
    return decide(requirement, viewer, subject) === 'hide';
  } catch {
    // A predicate that throws denies.
    return false;
  }
}

/** The error of a denied field. */
function denial(): GraphQLError {
  const { message, extensions } = publicError('UNAUTHORIZED_FIELD_OR_TYPE');
  return new GraphQLError(message, { extensions });
}
