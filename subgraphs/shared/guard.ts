import {
  defaultFieldResolver,
  getNamedType,
  type GraphQLError,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isCompositeType,
  isObjectType,
} from 'graphql';
import type { IMiddlewareFunction } from 'graphql-middleware';
import { getOwn } from '../../schema/contract/own-property.ts';
import type { PolicyReading } from '../../schema/contract/read-policies.ts';
import { compileRule, type Permits } from './compile-rule.ts';
import type { SubgraphContext } from './context.ts';
import { createRefusal, failureOf, type Refuse } from './refuse-field.ts';
import { isPlumbing, requirementOf, type RuleTrees, ruleTreesOf, runShield, type ShieldRule } from './shield-rules.ts';
import { admit, subjectOf } from './subject.ts';

/** Who runs the rules: `shield` runs graphql-shield, `compiled` runs predicates compiled from its rules, with the same results. */
export type GuardKind = 'compiled' | 'shield';

/**
 * The second line of defence, in case a request bypasses the gateway. Each field follows the policy in the subgraph's own SDL;
 * fields without one are denied. Objects that do not exist for the viewer are removed.
 *
 * @param schema without a guard. `compiled` changes its fields
 */
export function guardSchema(schema: GraphQLSchema, reading: PolicyReading, kind: GuardKind = 'compiled'): GraphQLSchema {
  const rules = ruleTreesOf(schema, reading);
  const refusals = refusalsOf(schema, reading);
  if (kind === 'shield') return runShield(schema, rules, refusing(refusals), admitting(reading) as never);
  const predicates = new Map<string, Permits>();
  for (const [type, field] of fieldsOf(schema)) {
    const rule = getOwn<ShieldRule>(getOwn<RuleTrees[string]>(rules, type)!, field.name)!;
    const key = isPlumbing(type, field.name) ? 'plumbing' : JSON.stringify(requirementOf(type, field.name, reading));
    const permits = predicates.get(key) ?? compileRule(rule);
    predicates.set(key, permits);
    const guard = createFieldGuard(type, field, permits, refusals.get(`${type}.${field.name}`)!, reading);
    guards.set(field, guard);
    field.resolve = guardField(guard);
  }
  return schema;
}

type Field = GraphQLField<unknown, SubgraphContext>;

const fieldsOf = (schema: GraphQLSchema): (readonly [type: string, field: Field])[] =>
  Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__')
      ? Object.values(type.getFields()).map((field) => [type.name, field as Field] as const)
      : [],
  );

const refusalsOf = (schema: GraphQLSchema, reading: PolicyReading): ReadonlyMap<string, Refuse> =>
  new Map(
    fieldsOf(schema).map(([type, field]) => [`${type}.${field.name}`, createRefusal(type, field as never, reading)] as const),
  );

/** Shield uses the result as the value of the field. */
const refusing =
  (refusals: ReadonlyMap<string, Refuse>) =>
  async (_thrown: unknown, parent: object, args: object, context: unknown, info: GraphQLResolveInfo): Promise<never> =>
    refusals.get(`${info.parentType.name}.${info.fieldName}`)!(parent, args, context as SubgraphContext, info) as never;

const admitting =
  (reading: PolicyReading): IMiddlewareFunction<unknown, SubgraphContext> =>
  async (resolve, parent, args, context, info) => {
    const coordinate = `${info.parentType.name}.${info.fieldName}`;
    const value = await Promise.resolve()
      .then(() => resolve(parent, args, context, info) as unknown)
      .catch((thrown: unknown) => Promise.reject(failureOf(thrown, context, coordinate)));
    if (isPlumbing(info.parentType.name, info.fieldName)) return value;
    return admit(value, getNamedType(info.returnType), subjectOf(parent), context.viewer, reading);
  };

/** The guard of a field, in its parts. */
export type FieldGuard = {
  /** Fields with the same rule have the same predicate. */
  readonly permits: Permits;
  /** Resolves the field for everybody. */
  readonly resolve: GraphQLFieldResolver<unknown, SubgraphContext>;
  /** Gives the value of the field when the rule does not permit it. */
  readonly refuse: Refuse;
  /** Removes what does not exist for the viewer from a value. */
  readonly admit: (value: unknown, parent: unknown, context: SubgraphContext) => unknown;
  /** Makes an error that may leave of what the resolver has thrown. */
  readonly failure: (thrown: unknown, context: SubgraphContext) => GraphQLError;
};

const guards = new WeakMap<object, FieldGuard>();

/** @returns the guard of a field; null when shield runs the rules */
export const guardOf = (field: object): FieldGuard | null => guards.get(field) ?? null;

function createFieldGuard(typeName: string, field: Field, permits: Permits, refuse: Refuse, reading: PolicyReading): FieldGuard {
  const type = getNamedType(field.type);
  const coordinate = `${typeName}.${field.name}`;
  const isAdmitted = isCompositeType(type) && !isPlumbing(typeName, field.name);
  return {
    permits,
    resolve: field.resolve ?? defaultFieldResolver,
    refuse,
    admit: isAdmitted ? (value, parent, { viewer }) => admit(value, type, subjectOf(parent), viewer, reading) : (value) => value,
    failure: (thrown, context) => failureOf(thrown, context, coordinate),
  };
}

/** Guards a field for graphql-js, without waiting where its resolver does not. */
function guardField(guard: FieldGuard): GraphQLFieldResolver<unknown, SubgraphContext> {
  const { permits, resolve, refuse, failure } = guard;
  return (parent, args: object, context, info) => {
    if (!permits(context.viewer, subjectOf(parent))) return refuse(parent as object, args, context, info);
    let value: unknown;
    try {
      value = resolve(parent, args, context, info);
    } catch (thrown) {
      throw failure(thrown, context);
    }
    if (!isPromise(value)) return guard.admit(value, parent, context);
    return value.then(
      (found) => guard.admit(found, parent, context),
      (thrown: unknown) => {
        throw failure(thrown, context);
      },
    );
  };
}

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
