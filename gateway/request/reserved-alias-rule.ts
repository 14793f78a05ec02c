import { type ASTNode, type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';
import { isReservedAlias } from '../execution/reserved-names.ts';

/**
 * Refuses aliases that the gateway uses to ask whose data it is: rules must never read what a client named (pitfall 2). And a
 * variable called `__proto__`: graphql-js keeps values of variables in plain objects, where it would have none.
 */
export function reservedAliasRule(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      if (node.alias && isReservedAlias(node.alias.value, node.name.value)) context.reportError(reserved('Reserved alias', node));
    },
    VariableDefinition(node) {
      if (node.variable.name.value === '__proto__') context.reportError(reserved('Reserved variable', node));
    },
  };
}

const reserved = (message: string, nodes: ASTNode): GraphQLError =>
  new GraphQLError(message, { nodes, extensions: { validationErrorCode: 'RESERVED_NAME' } });
