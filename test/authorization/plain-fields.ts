import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLSchema,
  isLeafType,
  isObjectType,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** @returns the coordinates of single values that are asked for without arguments, those of Query and Mutation left out */
function plainFields(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('_') && !roots.includes(type))
    .flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields())
            .filter((field) => isLeafType(getNamedType(field.type)) && field.args.length === 0)
            .map((field) => `${type.name}.${field.name}`)
        : [],
    );
}

/**
 * Asks for the plain fields that no question asks for, where most fields of their type are asked for.
 *
 * @param questions documents, of one operation or fragment each
 * @returns the same documents, in the same order
 */
export function askForPlainFields(schema: GraphQLSchema, questions: readonly string[]): string[] {
  const documents = questions.map((question) => parse(question));
  const additions = additionsTo(
    documents.flatMap((document) => selectionsIn(schema, document)),
    plainFields(schema),
  );
  const SelectionSet = (node: SelectionSetNode) => {
    const added = additions.get(node);
    return added && { ...node, selections: [...node.selections, ...added.map(fieldNode)] };
  };
  return documents.map((document) => print(visit(document, { SelectionSet })));
}

type Selection = { readonly type: string; readonly node: SelectionSetNode; readonly fields: ReadonlySet<string> };

function selectionsIn(schema: GraphQLSchema, document: DocumentNode): Selection[] {
  const found: Selection[] = [];
  const info = new TypeInfo(schema);
  const SelectionSet = (node: SelectionSetNode) => {
    const fields = node.selections.flatMap((field) => (field.kind === Kind.FIELD ? [field.name.value] : []));
    found.push({ type: info.getParentType()?.name ?? '', node, fields: new Set(fields) });
  };
  visit(document, visitWithTypeInfo(info, { SelectionSet }));
  return found;
}

function additionsTo(selections: readonly Selection[], coordinates: readonly string[]): Map<SelectionSetNode, string[]> {
  const additions = new Map<SelectionSetNode, string[]>();
  for (const coordinate of coordinates) {
    const [type, field = ''] = coordinate.split('.');
    const ofType = selections.filter((selection) => selection.type === type);
    const fullest = ofType.toSorted((one, other) => other.fields.size - one.fields.size)[0];
    if (!fullest || ofType.some(({ fields }) => fields.has(field))) continue;
    additions.set(fullest.node, [...(additions.get(fullest.node) ?? []), field]);
  }
  return additions;
}

const fieldNode = (name: string): FieldNode => ({ kind: Kind.FIELD, name: { kind: Kind.NAME, value: name } });
