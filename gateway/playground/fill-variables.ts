import {
  type DocumentNode,
  getNullableType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isRequiredInputField,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  visit,
} from 'graphql';

export type FilledVariables = {
  readonly variables: Readonly<Record<string, unknown>>;
  /** The placeholders among them, by the name of the variable. */
  readonly placeholders: Readonly<Record<string, unknown>>;
};

/**
 * Gives a placeholder to each required variable without a value, so that an operation can be explained before values are
 * chosen. No policy reads variable values. A number becomes the largest allowed page size, so that the cost is the highest. A
 * condition gets the value that keeps its field.
 *
 * @param given the values that the caller sent; not checked here
 */
export function fillVariables(
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
  schema: GraphQLSchema,
  largestPage: number,
): FilledVariables {
  const skipping = variablesOfSkip(document);
  const missing = variableDefinitions.filter(
    ({ variable, type, defaultValue }) =>
      type.kind === Kind.NON_NULL_TYPE && !defaultValue && !Object.hasOwn(given, variable.name.value),
  );
  const placeholders = Object.fromEntries(
    missing.flatMap(({ variable: { name }, type: node }) => {
      const type = typeFromAST(schema, node);
      return isInputType(type)
        ? [[name.value, skipping.has(name.value) ? false : placeholderOf(type, largestPage)] as const]
        : [];
    }),
  );
  return { variables: { ...given, ...placeholders }, placeholders };
}

function variablesOfSkip(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: asked = [] }) => {
      for (const { value } of asked) if (name.value === 'skip' && value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return names;
}

function placeholderOf(asked: GraphQLInputType, largestPage: number): unknown {
  const type = getNullableType(asked);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const needed = type.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
    return Object.fromEntries(needed.map((field) => [field.name, placeholderOf(field.type, largestPage)]));
  }
  if (type.name === 'Boolean') return true;
  return type.name === 'Int' || type.name === 'Float' ? largestPage : '';
}
