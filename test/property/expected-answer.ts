import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getNamedType,
  getNullableType,
  getVariableValues,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { ViewerRelation } from './viewer-relation.ts';
import { expectedLabel, localeOf } from './expected-labels.ts';
import type { Arguments, Row } from './viewer-relation.ts';
import { expectedValue } from './expected-values.ts';
import { relationTo } from './relations.ts';
import { expectationOf, type Expectation } from './expectation.ts';
import type { World, WorldViewer } from './world.ts';

export type Variables = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/** The expected answer to a request, with each error as its path and code. */
export type ExpectedAnswer = { readonly data: unknown; readonly errors: readonly string[] };

/** Is called for each decision: a requested field of an object, and the expectation for the viewer. */
export type OnDecision = (coordinate: string, expectation: Expectation) => void;

/**
 * Computes the answer that a viewer must get, from the flat tables. A mutation changes the world.
 *
 * @param document valid; its operation is the one named, or its only one
 */
export function expectedAnswer(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  variables: Variables,
  world: World,
  viewer: WorldViewer,
  onDecision: OnDecision,
): ExpectedAnswer {
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode =>
      node.kind === Kind.OPERATION_DEFINITION && (operationName === undefined || node.name?.value === operationName),
  );
  const root = operation && schema.getRootType(operation.operation);
  if (!root) throw new Error('The document has no such operation');
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  const evaluator = new Evaluator(schema, document, coerced ?? {}, new ViewerRelation(world, viewer), onDecision);
  return { data: evaluator.object(root, {}, [operation.selectionSet], []), errors: evaluator.errors };
}

/** An object that does not exist for the viewer. */
const HIDDEN = Symbol('hidden');

class Evaluator {
  readonly errors: string[] = [];
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: Variables;
  readonly #by: ViewerRelation;
  readonly #onDecision: OnDecision;

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Variables, by: ViewerRelation, onDecision: OnDecision) {
    const fragments = document.definitions.filter(
      (node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION,
    );
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    this.#schema = schema;
    this.#variables = variables;
    this.#by = by;
    this.#onDecision = onDecision;
  }

  /** @returns the object's fields; HIDDEN when it does not exist for the viewer */
  object(type: GraphQLObjectType, row: Row, sets: readonly SelectionSetNode[], path: Path): unknown {
    const relation = relationTo(type.name, row, this.#by);
    if (relation === null || expectationOf(type.name, relation) !== 'A') return HIDDEN;
    const fields = new Map<string, FieldNode[]>();
    for (const set of sets) this.#collect(set, type, fields);
    const entries = [...fields].map(([key, nodes]) => [key, this.#field(type, row, relation, nodes, [...path, key])] as const);
    return Object.fromEntries(entries);
  }

  #field(type: GraphQLObjectType, row: Row, relation: string, nodes: readonly FieldNode[], path: Path): unknown {
    const node = nodes[0] as FieldNode;
    const name = node.name.value;
    if (name === '__typename') return type.name;
    const field = type.getFields()[name];
    if (!field) throw new Error(`${type.name} has no field ${name}`);
    const coordinate = `${type.name}.${name}`;
    const expectation = expectationOf(coordinate, relation);
    this.#onDecision(coordinate, expectation);
    if (expectation === 'D') this.errors.push(`${path.join('.')} UNAUTHORIZED_FIELD_OR_TYPE`);
    if (expectation !== 'A') return this.#nothing(field.type, expectation, coordinate);
    const args = getArgumentValues(field, node, this.#variables as Record<string, unknown>);
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const value = this.#value(field.type, this.#said(type.name, name, row, args), sets, path);
    return value === HIDDEN ? null : value;
  }

  /** The text of a label comes from its field. The row of `labels` is the row of the object around it. */
  #said(typeName: string, field: string, row: Row, args: Arguments): unknown {
    if (field === 'labels') return row;
    const worded = `${typeName.replace(/Labels$/, '')}.${field.replace(/Label$/, '')}`;
    const value = expectedValue(worded, field, row, this.#by, args);
    return worded === `${typeName}.${field}` ? value : expectedLabel(this.#schema, worded, value, localeOf(this.#by));
  }

  #nothing(type: GraphQLOutputType, expectation: Expectation, coordinate: string): unknown {
    if (isNonNullType(type)) throw new Error(`${coordinate} is ${expectation} for some, and not nullable`);
    return expectation === 'H' && isListType(type) ? [] : null;
  }

  /** Non-null fields always have a value: no field that can be denied is non-null, so nulls never propagate. */
  #value(type: GraphQLOutputType, value: unknown, sets: readonly SelectionSetNode[], path: Path): unknown {
    const nullable = getNullableType(type);
    if (value === null || value === undefined) {
      if (value === undefined || nullable !== type)
        throw new Error(`The world has no value at ${path.join('.')}: say in test/property/expected-values.ts where it is read`);
      return null;
    }
    if (isListType(nullable)) return this.#list(nullable.ofType as GraphQLOutputType, value as unknown[], sets, path);
    if (!isCompositeType(nullable)) return value;
    const row = value as Row;
    const runtime = isObjectType(nullable) ? nullable : this.#schema.getType(String(row['__typename']));
    return this.object(runtime as GraphQLObjectType, row, sets, path);
  }

  /** Objects that do not exist for the viewer are removed from their list without a gap. */
  #list(itemType: GraphQLOutputType, items: readonly unknown[], sets: readonly SelectionSetNode[], path: Path): unknown[] {
    const shown: unknown[] = [];
    for (const item of items) {
      const value = this.#value(itemType, item, sets, [...path, shown.length]);
      if (value !== HIDDEN) shown.push(value);
    }
    return shown;
  }

  #collect(set: SelectionSetNode, type: GraphQLObjectType, into: Map<string, FieldNode[]>): void {
    for (const node of set.selections) {
      if (!this.#isIncluded(node)) continue;
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        into.set(key, [...(into.get(key) ?? []), node]);
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : this.#fragments.get(node.name.value);
      if (fragment && this.#applies(fragment.typeCondition?.name.value, type)) this.#collect(fragment.selectionSet, type, into);
    }
  }

  #applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    return condition === undefined || condition === type.name || type.getInterfaces().some(({ name }) => name === condition);
  }

  #isIncluded(node: SelectionNode): boolean {
    return (node.directives ?? []).every(({ name, arguments: args }) => {
      const value = args?.[0]?.value;
      const given =
        value?.kind === Kind.VARIABLE ? this.#variables[value.name.value] : value?.kind === Kind.BOOLEAN && value.value;
      return given === (name.value === 'include');
    });
  }
}

/** @returns the object types of a schema and the coordinates of their fields, which the tables must have */
export function schemaRows(schema: GraphQLSchema): ReadonlySet<string> {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
  return new Set(
    types.flatMap((type) => [
      type.name,
      ...Object.keys((getNamedType(type) as GraphQLObjectType).getFields()).map((field) => `${type.name}.${field}`),
    ]),
  );
}
