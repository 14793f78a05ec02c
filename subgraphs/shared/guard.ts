import { createRequire } from 'node:module';
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
import { isPlumbing, type RuleTrees, ruleTreesOf, type ShieldRule } from './shield-rules.ts';
import { admit, subjectOf } from './subject.ts';

// graphql-middleware must be of the same build as shield, because it recognizes shield by `instanceof`.
const require = createRequire(import.meta.url);
const { deny, shield } = require('graphql-shield') as typeof import('graphql-shield');
const { applyMiddleware } = require('graphql-middleware') as typeof import('graphql-middleware');

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
  if (kind === 'shield') return applyMiddleware(schema, shieldOf(rules, refusals), admitting(reading));
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

function shieldOf(rules: RuleTrees, refusals: ReadonlyMap<string, Refuse>) {
  return shield(rules as never, {
    fallbackRule: deny,
    // Shield uses the result as the value of the field.
    fallbackError: (async (_thrown: unknown, parent: object, args: object, context: object, info: GraphQLResolveInfo) =>
      refusals.get(`${info.parentType.name}.${info.fieldName}`)!(parent, args, context as SubgraphContext, info)) as never,
    // Shield passes on what a resolver throws as the field's value.
    allowExternalErrors: true,
  });
}

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
