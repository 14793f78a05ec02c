import { randomUUID } from 'node:crypto';
import {
  type FloatValueNode,
  getNamedType,
  type GraphQLSchema,
  type IntValueNode,
  isSpecifiedScalarType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { isInexact } from '../json/exact-numbers.ts';

/**
 * Carries number literals for custom scalars through the planner, which would read them into doubles. They travel as strings,
 * under a mark that no client can know.
 */
export class ExactLiterals {
  readonly #mark = `number-${randomUUID()}-`;
  readonly #quoted = new RegExp(`"${this.#mark}([-+.eE0-9]+)"`, 'g');
  readonly #schema: GraphQLSchema;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** @param operation valid, without named fragments */
  protect(operation: OperationDefinitionNode): OperationDefinitionNode {
    if (!hasInexactLiteral(operation)) return operation;
    const types = new TypeInfo(this.#schema);
    const protectNumber = (node: IntValueNode | FloatValueNode) => {
      // Values nested in a custom scalar have no type.
      const type = getNamedType(types.getInputType());
      const isCustom = !type || !isSpecifiedScalarType(type);
      return isCustom && isInexact(node.value) ? { kind: Kind.STRING, value: `${this.#mark}${node.value}` } : undefined;
    };
    return visit(operation, visitWithTypeInfo(types, { IntValue: protectNumber, FloatValue: protectNumber }));
  }

  /** @param planned the text of an operation that the planner made */
  restore(planned: string): string {
    return planned.includes(this.#mark) ? planned.replaceAll(this.#quoted, '$1') : planned;
  }
}

function hasInexactLiteral(operation: OperationDefinitionNode): boolean {
  let found = false;
  const look = ({ value }: IntValueNode | FloatValueNode) => void (found ||= isInexact(value));
  visit(operation, { IntValue: look, FloatValue: look });
  return found;
}
