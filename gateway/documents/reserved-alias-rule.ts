import { type ASTNode, type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';
import { isReservedAlias } from './reserved-names.ts';

/**
 * Refuses aliases that the gateway uses to select the subject: policies must never read a field that a client named (pitfall 2).
 */
export function reservedAliasRule(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      if (node.alias && isReservedAlias(node.alias.value, node.name.value)) context.reportError(reserved('Reserved alias', node));
    },
  };
}

const reserved = (message: string, nodes: ASTNode): GraphQLError =>
  new GraphQLError(message, { nodes, extensions: { validationErrorCode: 'RESERVED_NAME' } });
