import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { getOwn } from '../../schema/contract/own-property.ts';
import type { CostModel, ListSize } from './cost-model.ts';

/** The measures of an operation. Fragments count wherever they are spread. */
export type Measure = {
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  readonly cost: number;
  /** The largest requested page. */
  readonly pageSize: number;
};

type Mutable = { -readonly [Key in keyof Measure]: Measure[Key] };
type Variables = Readonly<Record<string, unknown>>;

/** The assumed length of a list without a stated size. */
const UNKNOWN_LIST_SIZE = 10;

/**
 * Measures one operation with the values of its variables (pitfall 30). Introspection is not measured: it is answered from
 * memory, and has its own depth limit.
 */
export function measureOperation(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  schema: GraphQLSchema,
  model: CostModel,
  variables: Variables,
): Measure {
  const measure: Mutable = {
    depth: 0,
    aliases: 0,
    rootFields: 0,
    directives: operation.directives?.length ?? 0,
    cost: 0,
    pageSize: 0,
  };
  const root = schema.getRootType(operation.operation);
  if (root) {
    const meter = new Meter(fragments, schema, model, variables, measure);
    measure.cost = meter.selectionSet(operation.selectionSet, root, 1, new Map());
  }
  return measure;
}

class Meter {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #schema: GraphQLSchema;
  readonly #model: CostModel;
  readonly #variables: Variables;
  readonly #measure: Mutable;

  constructor(
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    schema: GraphQLSchema,
    model: CostModel,
    variables: Variables,
    measure: Mutable,
  ) {
    this.#fragments = fragments;
    this.#schema = schema;
    this.#model = model;
    this.#variables = variables;
    this.#measure = measure;
  }

  /** @param sizes the lengths of lists in this object's fields, where the field around it states them. @returns the cost */
  selectionSet(set: SelectionSetNode, parent: GraphQLCompositeType, depth: number, sizes: ReadonlyMap<string, number>): number {
    let cost = 0;
    for (const node of set.selections) {
      this.#measure.directives += node.directives?.length ?? 0;
      if (node.kind === Kind.FIELD) {
        cost += this.#field(node, parent, depth, sizes);
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : this.#fragments.get(node.name.value);
      const condition = fragment?.typeCondition ? this.#schema.getType(fragment.typeCondition.name.value) : parent;
      if (fragment && isCompositeType(condition)) cost += this.selectionSet(fragment.selectionSet, condition, depth, sizes);
    }
    return cost;
  }

  #field(node: FieldNode, parent: GraphQLCompositeType, depth: number, sizes: ReadonlyMap<string, number>): number {
    const name = node.name.value;
    if (node.alias) this.#measure.aliases += 1;
    if (depth === 1) this.#measure.rootFields += 1;
    this.#measure.depth = Math.max(this.#measure.depth, depth);
    const field = 'getFields' in parent ? parent.getFields()[name] : undefined;
    if (!field) return 0;
    const coordinate = `${parent.name}.${name}`;
    const listSize = this.#model.listSizes.get(coordinate);
    const asked = listSize && this.#askedSize(listSize, node, field);
    const named = getNamedType(field.type);
    const inner = new Map(listSize?.sizedFields.map((sized) => [sized, asked ?? UNKNOWN_LIST_SIZE]));
    const children =
      node.selectionSet && isCompositeType(named) ? this.selectionSet(node.selectionSet, named, depth + 1, inner) : 0;
    const ownWeight =
      this.#model.weights.get(coordinate) ?? this.#model.weights.get(named.name) ?? (isCompositeType(named) ? 1 : 0);
    const count = isListType(getNullableType(field.type)) ? (sizes.get(name) ?? asked ?? UNKNOWN_LIST_SIZE) : 1;
    return count * (ownWeight + children);
  }

  #askedSize(size: ListSize, node: FieldNode, field: GraphQLField<unknown, unknown>): number | undefined {
    const asked = size.slicingArguments
      .map(
        (name) => this.#number(node.arguments?.find((argument) => argument.name.value === name)?.value) ?? defaultOf(field, name),
      )
      .filter((value) => value !== undefined);
    this.#measure.pageSize = Math.max(this.#measure.pageSize, ...asked);
    return asked.length > 0 ? Math.max(0, ...asked) : size.assumedSize;
  }

  #number(value: ValueNode | undefined): number | undefined {
    if (value?.kind === Kind.INT) return Number(value.value);
    const variable = value?.kind === Kind.VARIABLE ? getOwn(this.#variables, value.name.value) : undefined;
    return typeof variable === 'number' ? variable : undefined;
  }
}

function defaultOf(field: GraphQLField<unknown, unknown>, name: string): number | undefined {
  const value = field.args.find((argument) => argument.name === name)?.defaultValue;
  return typeof value === 'number' ? value : undefined;
}
