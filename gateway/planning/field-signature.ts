import { type ArgumentNode, type FieldNode, Kind, print, type ValueNode } from 'graphql';

/**
 * @returns a text that is equal for equal fields with equal arguments. The order of arguments and of input object fields does not
 *   matter, as when GraphQL merges fields (GraphQL specification, section 5.3.2)
 */
export const fieldSignature = ({ name, arguments: args = [] }: FieldNode): string =>
  print({ kind: Kind.FIELD, name, arguments: args.map(sortArgument).sort(byName) });

const sortArgument = (argument: ArgumentNode): ArgumentNode => ({ ...argument, value: sortValue(argument.value) });

function sortValue(value: ValueNode): ValueNode {
  if (value.kind === Kind.LIST) return { ...value, values: value.values.map(sortValue) };
  if (value.kind !== Kind.OBJECT) return value;
  return { ...value, fields: value.fields.map((field) => ({ ...field, value: sortValue(field.value) })).sort(byName) };
}

function byName(one: { name: { value: string } }, other: { name: { value: string } }): number {
  return one.name.value < other.name.value ? -1 : one.name.value > other.name.value ? 1 : 0;
}
