import type { AST, Rule, Scope, SourceCode } from 'eslint';
import ts from 'typescript';

type Node = Exclude<NonNullable<Parameters<SourceCode['getText']>[0]>, AST.Token>;
type MemberExpression = Parameters<NonNullable<Rule.NodeListener['MemberExpression']>>[0];
type AnyExpression = MemberExpression['property'];
type Expression = Exclude<AnyExpression, { type: 'PrivateIdentifier' }>;

type Types = {
  readonly getTypeAtLocation: (node: Node) => ts.Type;
  readonly program: ts.Program;
};

/**
 * Names from outside (schemas, clients, headers, subgraphs) can be `constructor`, `toString` or `__proto__`, which every plain
 * object has. The rule reports a plain object that is read, written or searched by such a name, that is, by a key of type `string`.
 *
 * Not reported: a key whose type lists its values; an object without a prototype; and access where the object is known to have
 * the key: behind `Object.hasOwn(object, key)`, or in a loop over `Object.keys(object)`.
 */
export const outsideKey: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const types = context.sourceCode.parserServices as Partial<Types>;
    if (!types.program || !types.getTypeAtLocation) return {};
    const { checks, report } = createChecks(context, types as Types);
    return {
      MemberExpression(node) {
        const { object, property, computed } = node;
        if (!computed || object.type === 'Super' || !checks.isOutsideName(property) || !checks.isPlainObject(object)) return;
        if (!checks.isKnownToHave(object, property, node)) report(node, property);
      },
      BinaryExpression(node) {
        if (node.operator !== 'in' || node.left.type === 'PrivateIdentifier') return;
        if (checks.isOutsideName(node.left) && checks.isPlainObject(node.right)) report(node, node.left);
      },
      ObjectPattern(node) {
        for (const property of node.properties) {
          if (property.type !== 'Property' || !property.computed) continue;
          if (checks.isOutsideName(property.key) && checks.isPlainObject(node)) report(property, property.key);
        }
      },
    };
  },
};

function createChecks(context: Rule.RuleContext, types: Types) {
  const checker = types.program.getTypeChecker();
  const textOf = (node: Node) => context.sourceCode.getText(node);
  const typeOf = (node: Node): ts.Type => {
    const type = types.getTypeAtLocation(node);
    return checker.getBaseConstraintOfType(type) ?? type;
  };
  const report = (node: Node, key: Node) =>
    context.report({
      node,
      message: `${textOf(key)} may be a name that every object has. Use a Map, or getOwn and setOwn of schema/contract/own-property.ts.`,
    });
  const checks = {
    /** Also true for a name that is only asserted to be one of a list. */
    isOutsideName: (key: AnyExpression): boolean =>
      key.type !== 'Literal' && (isAnyString(typeOf(key)) || (isAssertion(key) && isAnyString(typeOf(key.expression)))),
    isPlainObject: (object: Node): boolean => partsOf(typeOf(object)).some((type) => isPlain(type, checker)),
    isKnownToHave: (object: Node, key: Node, place: Rule.Node): boolean =>
      isBehindHasOwn(`Object.hasOwn(${textOf(object)}, ${textOf(key)})`, place, textOf) ||
      isKeyOf(textOf(object), key, context.sourceCode.getScope(place), textOf),
  };
  return { checks, report };
}

/** An expression with `as`, which ESLint's own types do not know. */
const isAssertion = (node: { readonly type: string }): node is { type: string; expression: Expression } =>
  node.type === 'TSAsExpression';

const partsOf = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]);

const isAnyString = (type: ts.Type): boolean =>
  partsOf(type).some((part) => (part.flags & (ts.TypeFlags.String | ts.TypeFlags.Any | ts.TypeFlags.TemplateLiteral)) !== 0);

/** Arrays and strings have numbers for keys. */
function isPlain(type: ts.Type, checker: ts.TypeChecker): boolean {
  if ((type.flags & ts.TypeFlags.Any) !== 0) return true;
  if ((type.flags & ts.TypeFlags.Object) === 0 && !type.isIntersection()) return false;
  return !checker.isArrayType(type) && !checker.isTupleType(type) && !WITHOUT_PROTOTYPE.has(type.aliasSymbol?.name ?? '');
}

/** Types of graphql-js, which makes such objects without a prototype. */
const WITHOUT_PROTOTYPE: ReadonlySet<string> = new Set(['GraphQLFieldMap', 'GraphQLInputFieldMap', 'ObjMap']);

/** `Object.hasOwn(object, key) ? … : …` and `Object.hasOwn(object, key) && …`. */
function isBehindHasOwn(guard: string, place: Rule.Node, textOf: (node: Node) => string): boolean {
  for (let node = place; node.parent && !node.type.includes('Function'); node = node.parent) {
    const { parent } = node;
    if (parent.type === 'ConditionalExpression' && parent.consequent === node && holds(parent.test, guard, textOf)) return true;
    if (
      parent.type === 'LogicalExpression' &&
      parent.operator === '&&' &&
      parent.right === node &&
      holds(parent.left, guard, textOf)
    )
      return true;
    if (parent.type === 'IfStatement' && parent.consequent === node && holds(parent.test, guard, textOf)) return true;
  }
  return false;
}

const holds = (test: Expression, guard: string, textOf: (node: Node) => string): boolean =>
  textOf(test) === guard ||
  (test.type === 'LogicalExpression' &&
    test.operator === '&&' &&
    (holds(test.left, guard, textOf) || holds(test.right, guard, textOf)));

/** `for (const key of Object.keys(object))`. */
function isKeyOf(object: string, key: Node, scope: Scope.Scope | null, textOf: (node: Node) => string): boolean {
  if (key.type !== 'Identifier') return false;
  const variable = findVariable(scope, key.name);
  const declaration = variable?.defs[0]?.node as { parent?: { parent?: Node } } | undefined;
  const loop = declaration?.parent?.parent;
  return loop?.type === 'ForOfStatement' && textOf(loop.right) === `Object.keys(${object})`;
}

function findVariable(scope: Scope.Scope | null, name: string): Scope.Variable | undefined {
  for (let at = scope; at; at = at.upper) {
    const found = at.set.get(name);
    if (found) return found;
  }
  return undefined;
}
