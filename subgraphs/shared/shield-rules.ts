import { createRequire } from 'node:module';
import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import type { IMiddlewareFunction } from 'graphql-middleware';
import type { Leaf, PolicyReading, Requirement } from '../../schema/contract/read-policies.ts';
import { permitsLeaf } from '../../schema/contract/requirement.ts';
import type { SubgraphContext } from './context.ts';
import { subjectOf } from './subject.ts';

// graphql-shield's ES build does not load on Node 23 and later; only `rule`, `and` and `or` of the CommonJS build are used,
// because `chain` and `race` throw there. graphql-middleware must be of the same build, because it recognizes shield by
// `instanceof`.
const require = createRequire(import.meta.url);
const { allow, and, deny, or, rule, shield } = require('graphql-shield') as typeof import('graphql-shield');
const { applyMiddleware } = require('graphql-middleware') as typeof import('graphql-middleware');

export type ShieldRule = ReturnType<typeof and>;

/** The two rules without a predicate. */
export const ALLOW = allow as unknown as ShieldRule;
export const DENY = deny as unknown as ShieldRule;

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
  return groups.length === 0 ? DENY : combine(and, groups);
}

function combine(operator: typeof and | typeof or, rules: ShieldRule[]): ShieldRule {
  const [first, ...rest] = rules;
  if (first === undefined) return DENY;
  return rest.length === 0 ? first : (operator(...rules) as ShieldRule);
}

/** @returns the requirement of a field: that of its type, and its own */
export const requirementOf = (typeName: string, field: string, reading: PolicyReading): Requirement => [
  ...(reading.types.get(typeName) ?? []),
  ...(reading.fields.get(`${typeName}.${field}`) ?? []),
];

/** Federation's own fields: `_entities` is guarded object by object in `admit`, `_service` returns the public SDL. */
const PLUMBING: ReadonlySet<string> = new Set(['Query._entities', 'Query._service', '_Service.sdl']);

export const isPlumbing = (typeName: string, field: string): boolean => PLUMBING.has(`${typeName}.${field}`);

/** The rule of each field, by type and field. */
export type RuleTrees = Readonly<Record<string, Readonly<Record<string, ShieldRule>>>>;

/** @returns the rules of all fields of a schema; a field without a policy is denied */
export function ruleTreesOf(schema: GraphQLSchema, reading: PolicyReading): RuleTrees {
  const rulesOf = (type: GraphQLObjectType) =>
    Object.keys(type.getFields()).map((field) => [
      field,
      isPlumbing(type.name, field) ? ALLOW : ruleTree(requirementOf(type.name, field, reading)),
    ]);
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type));
  const guarded = types.filter(({ name }) => !name.startsWith('__'));
  return Object.fromEntries(guarded.map((type) => [type.name, Object.fromEntries(rulesOf(type))])) as RuleTrees;
}

type FallbackError = NonNullable<NonNullable<Parameters<typeof shield>[1]>['fallbackError']>;

/** Runs rules by graphql-shield itself, then `middleware`, then the resolvers. @param refuse answers what the rules deny */
export const runShield = (schema: GraphQLSchema, rules: RuleTrees, refuse: FallbackError, middleware: IMiddlewareFunction) =>
  applyMiddleware(
    schema,
    // Shield passes on what a resolver throws as the field's value.
    shield(rules as never, { fallbackRule: deny, fallbackError: refuse, allowExternalErrors: true }),
    middleware,
  );
