import type { Rule } from 'eslint';

type CatchClause = Parameters<NonNullable<Rule.NodeListener['CatchClause']>>[0];
type Call = Parameters<NonNullable<Rule.NodeListener['CallExpression']>>[0];

const MESSAGE = 'The error is dropped. Rethrow it, answer with it or log it; where it is right to drop it, a comment says why.';

/**
 * Reports errors that are silently dropped: a `catch` clause, or a function given to `.catch()`, that neither uses the error
 * nor has a comment, inside or on the line above, that says why it may be dropped.
 */
export const tracedCatch: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const { sourceCode } = context;
    const isExplained = (node: Rule.Node, at = node.loc?.start.line ?? 0): boolean =>
      sourceCode.getAllComments().some(({ loc, range }) => {
        const isInside = range && node.range && range[0] >= node.range[0] && range[1] <= node.range[1];
        return isInside || loc?.end.line === at - 1;
      });
    const isUsed = (node: Rule.Node): boolean =>
      sourceCode.scopeManager.getDeclaredVariables(node).some(({ references }) => references.length > 0);
    return {
      CatchClause(node: CatchClause & Rule.NodeParentExtension) {
        if (!isUsed(node) && !isExplained(node)) context.report({ node, message: MESSAGE });
      },
      CallExpression(node: Call & Rule.NodeParentExtension) {
        const { callee, arguments: given } = node;
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || callee.property.name !== 'catch')
          return;
        const [handler] = given as (Rule.Node | undefined)[];
        if (handler?.type !== 'ArrowFunctionExpression' && handler?.type !== 'FunctionExpression') return;
        const isAbove = isExplained(handler) || isExplained(handler, statementLine(node));
        if (!isUsed(handler) && !isAbove) context.report({ node: handler, message: MESSAGE });
      },
    };
  },
};

/** A comment on a chain of calls stands above the whole statement. */
function statementLine(node: Rule.Node): number {
  let at: Rule.Node = node;
  while (at.parent && !at.type.endsWith('Statement') && !at.type.endsWith('Declaration')) at = at.parent;
  return at.loc?.start.line ?? 0;
}
