import {
  type DocumentNode,
  type FieldNode,
  getArgumentValues,
  getOperationAST,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { getOwn } from '../../../schema/contract/own-property.ts';
import type { SubgraphContext } from '../context.ts';
import { guardOf } from '../guard.ts';
import { collectFields, type Fragments, NotCompiled } from './collect-fields.ts';
import { findEntities } from './find-entities.ts';
import type { Args, CompiledOperation, ObjectShape, SelectedField, Selection, Shape } from './selection.ts';
import { serializerOf } from './serialize-leaf.ts';

/**
 * Compiles a validated query: everything that graphql-js finds out anew for each object is found out once.
 *
 * @returns null for what is left to graphql-js: mutations, introspection, `@skip` and `@include`, very many fields, and a schema
 *   whose fields have no compiled guard
 */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): CompiledOperation | null {
  const definition = getOperationAST(document, operationName);
  const query = schema.getQueryType();
  if (definition?.operation !== OperationTypeNode.QUERY || !query) return null;
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
  );
  try {
    const compiling: Compiling = { schema, definition, fragments, fields: 0 };
    const selection = compileSelection(compiling, query, [definition.selectionSet]);
    return { definition, representations: representationsOf(definition), selection, fields: compiling.fields };
  } catch (error) {
    if (error instanceof NotCompiled) return null;
    throw error;
  }
}

/** Nested fragments make many fields of few characters. */
const MAX_FIELDS = 1_000;

type Compiling = {
  readonly schema: GraphQLSchema;
  readonly definition: OperationDefinitionNode;
  readonly fragments: Fragments;
  fields: number;
};

/** The fetches of the gateway have no other variables, but for those of its client. `_Any` takes every value as it is. */
function representationsOf({ variableDefinitions = [] }: OperationDefinitionNode): readonly string[] | null {
  const isOfThem = variableDefinitions.every(({ type, defaultValue }) => !defaultValue && print(type) === '[_Any!]!');
  return isOfThem ? variableDefinitions.map(({ variable }) => variable.name.value) : null;
}

function compileSelection(compiling: Compiling, type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Selection {
  if (type.isTypeOf) throw new NotCompiled('A type that tests its objects');
  const collected = collectFields(compiling.schema, type, sets, compiling.fragments);
  compiling.fields += collected.size;
  if (compiling.fields > MAX_FIELDS) throw new NotCompiled('Too many fields');
  // As a key of an object it would be something else.
  if (collected.has('__proto__')) throw new NotCompiled('__proto__');
  return [...collected].map(([key, nodes]) => compileField(compiling, type, key, nodes));
}

const TYPE_NAME: Shape = { kind: 'leaf', isNonNull: true, serialize: (value) => value };

function compileField(compiling: Compiling, type: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): SelectedField {
  const [node] = nodes as [FieldNode];
  const name = node.name.value;
  const selected = { key, nodes, coordinate: `${type.name}.${name}`, typeName: type.name };
  if (name === '__typename') return { ...selected, work: null, shape: TYPE_NAME };
  const field = getOwn<Field>(type.getFields(), name);
  if (field === undefined) throw new NotCompiled('Introspection');
  const guard = guardOf(field);
  if (guard === null) throw new NotCompiled('A field without a guard');
  const resolve = selected.coordinate === 'Query._entities' ? findEntities : guard.resolve;
  const work = { guard, resolve, args: argsOf(field, node), info: infoOf(compiling, type, field, nodes) };
  return { ...selected, work, shape: compileShape(compiling, field.type, nodes) };
}

type Field = GraphQLField<unknown, SubgraphContext>;

function compileShape(compiling: Compiling, type: GraphQLOutputType, nodes: readonly FieldNode[], isNonNull = false): Shape {
  if (isNonNullType(type)) return compileShape(compiling, type.ofType, nodes, true);
  if (isListType(type)) {
    return { kind: 'list', isNonNull, item: compileShape(compiling, type.ofType as GraphQLOutputType, nodes) };
  }
  if (isLeafType(type)) return { kind: 'leaf', isNonNull, serialize: serializerOf(type) };
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const compileObject = (one: GraphQLObjectType): ObjectShape => ({
    kind: 'object',
    isNonNull,
    selection: compileSelection(compiling, one, sets),
  });
  if (isObjectType(type)) return compileObject(type);
  const kind = type.name === '_Entity' ? 'entity' : 'abstract';
  if (kind === 'abstract' && type.resolveType) throw new NotCompiled('A type that tells the types of its objects');
  const possible = compiling.schema.getPossibleTypes(type);
  const objects = new Map(possible.map((one) => [one.name, compileObject(one)]));
  return { kind, isNonNull, objects };
}

function argsOf(own: Field, node: FieldNode): Args {
  const field = own as GraphQLField<unknown, unknown>;
  let hasVariable = false;
  visit(node, { SelectionSet: () => false, Variable: () => void (hasVariable = true) });
  if (hasVariable) return { of: (variables) => getArgumentValues(field, node, variables) };
  try {
    return { fixed: getArgumentValues(field, node, {}) };
  } catch {
    // The document was validated, so graphql-js has more to say about it. It says it with every request.
    throw new NotCompiled('Arguments that are not valid');
  }
}

/** What resolvers may know of the operation. What differs between requests and objects is not there. */
function infoOf(
  { schema, definition, fragments }: Compiling,
  parentType: GraphQLObjectType,
  field: Field,
  fieldNodes: readonly FieldNode[],
): GraphQLResolveInfo {
  const missing = (): never => {
    throw new Error('A compiled operation tells resolvers neither path nor variables');
  };
  const info = {
    fieldName: field.name,
    fieldNodes,
    returnType: field.type,
    parentType,
    schema,
    fragments: Object.fromEntries(fragments),
    rootValue: undefined,
    operation: definition,
  };
  return Object.defineProperties(info, { path: { get: missing }, variableValues: { get: missing } }) as never;
}
