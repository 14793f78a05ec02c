import {
  type GraphQLEnumType,
  type GraphQLOutputType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  type SelectionNode,
} from 'graphql';
import type { SelectedField, Selection } from '../../planning/selection.ts';
import { NotOnLane } from './not-on-lane.ts';

/** What JSON text a value may have, if it is passed on as it is. */
export type ValueShape = {
  readonly kind: 'string' | 'int' | 'float' | 'boolean' | 'custom' | 'one of' | 'list' | 'object';
  readonly isNullable: boolean;
  /** Of `one of`: the possible texts. */
  readonly texts: readonly Uint8Array[];
  /** Of a list. */
  readonly item: ValueShape | null;
  /** Of an object, in the order of the answer. */
  readonly fields: readonly FieldShape[];
};

/** A field of an object. `before` is the text before its value: `{"id":` or `,"name":`. */
export type FieldShape = { readonly before: Uint8Array; readonly value: ValueShape };

const SCALARS: ReadonlyMap<string, ValueShape['kind']> = new Map([
  ['Int', 'int'],
  ['Float', 'float'],
  ['Boolean', 'boolean'],
  ['String', 'string'],
  ['ID', 'string'],
]);

const NOTHING = { isNullable: false, texts: [], item: null, fields: [] };

/**
 * @param selection what the client selected
 * @param sent what the one fetch selects
 * @returns the shape of the data, if the answer to the fetch has the same fields as the answer to the client, and each viewer of the
 *   class may see all of it, whoever it is about
 * @throws NotOnLane
 */
export function shapeOfData(selection: Selection, sent: readonly SelectionNode[]): ValueShape {
  return { ...NOTHING, kind: 'object', fields: fieldShapes(selection, sent) };
}

function fieldShapes(selection: Selection, sent: readonly SelectionNode[]): readonly FieldShape[] {
  if (!isObjectType(selection.type)) throw new NotOnLane('the type of an object is not known');
  const { fields } = selection.objectOf(selection.type.name);
  if (fields.length === 0 || fields.length !== sent.length) throw new NotOnLane('other fields are fetched');
  return fields.map((field, index) => {
    const node = sent[index];
    if (node?.kind !== Kind.FIELD || node.directives?.length) throw new NotOnLane('fragments or conditions are fetched');
    const key = node.alias?.value ?? node.name.value;
    if (key !== field.key || key !== field.planned) throw new NotOnLane('fields are fetched in another order');
    if (field.decision !== 'allow') throw new NotOnLane('not all may be seen');
    return {
      before: bytesOf(`${index === 0 ? '{' : ','}${JSON.stringify(key)}:`),
      value: fieldShape(field, selection.type.name, node.selectionSet?.selections ?? []),
    };
  });
}

function fieldShape({ name, type, selection }: SelectedField, typeName: string, sent: readonly SelectionNode[]): ValueShape {
  if (name === '__typename') return oneOf([typeName]);
  if (name.startsWith('__')) throw new NotOnLane('the schema is asked for');
  return valueShape(type, selection, sent);
}

/** @throws NotOnLane when the value may not be passed on as it came */
export function valueShape(type: GraphQLOutputType, selection: Selection | null, sent: readonly SelectionNode[]): ValueShape {
  if (isNonNullType(type)) return { ...valueShape(type.ofType as GraphQLOutputType, selection, sent), isNullable: false };
  const nullable = { ...NOTHING, isNullable: true };
  if (isListType(type)) {
    return { ...nullable, kind: 'list', item: valueShape(type.ofType as GraphQLOutputType, selection, sent) };
  }
  if (selection) {
    const { existence, subject } = selection.objectOf(selection.type.name);
    if (existence !== 'allow' || subject !== null) throw new NotOnLane('objects are judged one by one');
    return { ...nullable, kind: 'object', fields: fieldShapes(selection, sent) };
  }
  if (isEnumType(type)) return { ...nullable, kind: 'one of', texts: textsOf(type) };
  return { ...nullable, kind: (isScalarType(type) && SCALARS.get(type.name)) || 'custom' };
}

const oneOf = (names: readonly string[]): ValueShape => ({
  ...NOTHING,
  kind: 'one of',
  texts: names.map((name) => bytesOf(JSON.stringify(name))),
});

const known = new WeakMap<GraphQLEnumType, readonly Uint8Array[]>();

/** The JSON text of each value of an enum; all shapes share it. */
function textsOf(type: GraphQLEnumType): readonly Uint8Array[] {
  const texts = known.get(type) ?? type.getValues().map(({ name }) => bytesOf(JSON.stringify(name)));
  known.set(type, texts);
  return texts;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
