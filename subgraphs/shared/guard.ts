import {
  defaultFieldResolver,
  getNamedType,
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
import { compileRule } from './compile-rule.ts';
import type { SubgraphContext } from './context.ts';
import { createRefusal, failureOf, type Refuse } from './refuse-field.ts';
import { isPlumbing, type RuleTrees, ruleTreesOf, runShield, type ShieldRule } from './shield-rules.ts';
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
  for (const [type, field] of fieldsOf(schema)) {
    const rule = getOwn<ShieldRule>(getOwn<RuleTrees[string]>(rules, type)!, field.name)!;
    field.resolve = guardField(type, field, rule, refusals.get(`${type}.${field.name}`)!, reading);
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

/** Guards a field without waiting where its resolver does not. */
function guardField(
  typeName: string,
  field: Field,
  rule: ShieldRule,
  refuse: Refuse,
  reading: PolicyReading,
): GraphQLFieldResolver<unknown, SubgraphContext> {
  const permits = compileRule(rule);
  const { resolve = defaultFieldResolver } = field;
  const type = getNamedType(field.type);
  const coordinate = `${typeName}.${field.name}`;
  const isAdmitted = isCompositeType(type) && !isPlumbing(typeName, field.name);
  return (parent, args: object, context, info) => {
    if (!permits(context.viewer, subjectOf(parent))) return refuse(parent as object, args, context, info);
    const admitValue = (value: unknown) => admit(value, type, subjectOf(parent), context.viewer, reading);
    let value: unknown;
    try {
      value = resolve(parent, args, context, info);
    } catch (thrown) {
      throw failureOf(thrown, context, coordinate);
    }
    if (isPromise(value)) {
      return value.then(isAdmitted ? admitValue : undefined, (thrown: unknown) => {
        throw failureOf(thrown, context, coordinate);
      });
    }
    return isAdmitted ? admitValue(value) : value;
  };
}

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
