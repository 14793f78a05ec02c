import { getNullableType, type GraphQLOutputType, type GraphQLSchema, isListType, isNonNullType, isObjectType } from 'graphql';
import { isCheck } from '../../access/specialize.ts';
import type { SelectedField, SelectedObject, Selection } from '../../planning/selection.ts';
import { declareRoot } from './collect-code.ts';
import { type LaneSource, literal } from './lane-source.ts';
import { leafCode } from './leaf-code.ts';
import { NotOnLane } from './not-on-lane.ts';
import { agreed, ObjectParts, type Reading } from './object-parts.ts';
import { concatenation, type TextPart } from './text-parts.ts';

/** Where a value is in the answer. */
type Position = {
  /** The path as code: string literals, and variables with the index of an item. */
  readonly path: readonly string[];
  readonly isNonNull: boolean;
  readonly isItem: boolean;
};

/** The variables of one object of a known type. */
type Scope = {
  readonly object: ObjectParts;
  readonly typeName: string;
  readonly path: readonly string[];
  /** For each check, the variable with its verdict. */
  readonly verdicts: ReadonlyMap<unknown, string>;
};

/**
 * Writes the function that makes the answer: for each object it decides whether the object exists and what its fields show,
 * records the subject, and returns JSON text. It follows `shapeAnswer` step by step; where that would report anything other than
 * a denial, the generated code gives up.
 */
export class AnswerWriter {
  readonly #source: LaneSource;
  readonly #schema: GraphQLSchema;
  readonly #indexes = new Set<string>();

  constructor(source: LaneSource, schema: GraphQLSchema) {
    this.#source = source;
    this.#schema = schema;
  }

  /** Writes `write(data, viewer, subjects)`. @returns the variables that hold the index of an item @throws NotOnLane */
  write(selection: Selection, root: ObjectParts): readonly string[] {
    const { type } = selection;
    const body = this.#fields(selection.objectOf(type.name), { object: root, typeName: type.name, path: [] });
    const start = `viewer = asViewer;\nsubjects = recorder;\nerrors = [];\ndenials = denied;\nconst subject = {};\n${declareRoot(root)}`;
    this.#source.add(
      'write',
      'data, asViewer, recorder, denied',
      `${start}\n${body.code}\nconst text = ${body.text};\nif (denials !== 0) giveUp();\nreturn { data: text, errors };`,
    );
    return [...this.#indexes];
  }

  #value(
    type: GraphQLOutputType,
    readings: readonly [Reading, ...Reading[]],
    selection: Selection | null,
    around: ObjectParts,
    position: Position,
  ): string {
    if (isNonNullType(type))
      return this.#value(type.ofType as GraphQLOutputType, readings, selection, around, { ...position, isNonNull: true });
    const [{ code }, ...others] = readings;
    if (isListType(type)) {
      if (others.length > 0) throw new NotOnLane('several fetches answer a list');
      return `${this.#list(type.ofType as GraphQLOutputType, readings, selection, around, position)}(${code}, subject)`;
    }
    if (selection === null) return leafCode(this.#source, type, code, position.isNonNull);
    return `${this.#object(selection, readings, around, position)}(${readings.map((reading) => reading.code).join(', ')}, subject)`;
  }

  /** A function for a list. Hidden objects are left out, so the index of an item is its index in the answer. */
  #list(
    itemType: GraphQLOutputType,
    [{ fetch }]: readonly [Reading, ...Reading[]],
    selection: Selection | null,
    around: ObjectParts,
    { path, isNonNull }: Position,
  ): string {
    const name = this.#source.name('list');
    const index = name.replace('list', 'index');
    const item = this.#value(itemType, [{ fetch, code: 'items[i]' }], selection, around, {
      path: [...path, index],
      isNonNull: false,
      isItem: true,
    });
    const body = `${ifNull('items', isNonNull)}
      if (!Array.isArray(items)) giveUp();
      let text = "[";
      let count = 0;
      for (let i = 0; i < items.length; i++) {
        ${this.#indexes.has(index) ? `${index} = count;` : ''}
        const item = ${item};
        if (item === "") continue;
        text += count++ === 0 ? item : "," + item;
      }
      return text + "]";`;
    this.#source.add(name, 'items, subject', body);
    return name;
  }

  #object(selection: Selection, readings: readonly Reading[], around: ObjectParts, position: Position): string {
    const name = this.#source.name('object');
    const { type } = selection;
    const variables = readings.map(({ fetch }) => [fetch, `o${fetch}`] as const);
    const object = new ObjectParts(around.place, variables);
    const names = variables.map(([, variable]) => variable);
    const check = [
      ...(names.length === 1 ? [ifNull(object.first, position.isNonNull)] : []),
      ...names.map((variable) => `if (!isObject(${variable})) giveUp();`),
    ];
    const body = isObjectType(type)
      ? this.#typed(selection.objectOf(type.name), type.name, object, position)
      : this.#dispatch(selection, object, position);
    this.#source.add(name, [...names, 'outer'].join(', '), [...check, body].join('\n'));
    return name;
  }

  /** The objects of an interface or union, by the type that the data names. */
  #dispatch(selection: Selection, object: ObjectParts, position: Position): string {
    const { type } = selection;
    const types = isObjectType(type)
      ? []
      : this.#schema.getPossibleTypes(type as Parameters<GraphQLSchema['getPossibleTypes']>[0]);
    if (types.length === 0) throw new NotOnLane('clients see no object type of an interface');
    const readings = object.read('__typename', null);
    if (object.attachedOf(readings).length > 0) throw new NotOnLane('the type of an object comes from another fetch');
    const cases = types.map(
      ({ name }) => `case ${literal(name)}: {\n${this.#typed(selection.objectOf(name), name, object, position)}\n}`,
    );
    return `switch (${agreed(readings)}) {\n${cases.join('\n')}\n}\ngiveUp();`;
  }

  /** Statements that return the text of an object of this type; an empty text for a hidden item. */
  #typed(selected: SelectedObject, typeName: string, object: ObjectParts, { path, isNonNull, isItem }: Position): string {
    const { existence, subject } = selected;
    const hidden = isItem ? 'return "";' : isNonNull ? 'giveUp();' : 'return "null";';
    const denied = isNonNull ? 'giveUp();' : `return ${this.#deny(path)};`;
    if (existence === 'hide') return hidden;
    if (existence === 'deny') return denied;
    const keys = (subject ?? []).map(({ role, alias }) => ({ role, readings: object.read(alias, typeName) }));
    const attached = object.attachedOf(keys.flatMap(({ readings }) => readings));
    if (attached.length > 0) throw new NotOnLane('a subject comes from another fetch');
    const own = `{ ${keys.map(({ role, readings }) => `${role}: answered(${agreed(readings)})`).join(', ')} }`;
    const fields = this.#fields(selected, { object, typeName, path });
    const exists = isCheck(existence)
      ? `const exists = ${this.#source.constant(existence)}(viewer, subject);
        if (exists !== "allow") {
          refuse(${literal(typeName)}, subject, exists);
          if (exists === "hide") ${hidden}
          ${denied}
        }`
      : '';
    return [
      `const subject = ${subject ? own : 'outer'};`,
      exists,
      subject ? 'serve(subject);' : '',
      fields.code,
      `return ${fields.text};`,
    ].join('\n');
  }

  /** The fields of an object: statements that come first, and an expression for its JSON text. */
  #fields({ fields }: SelectedObject, { object, typeName, path }: Omit<Scope, 'verdicts'>): { code: string; text: string } {
    const checks = [...new Set(fields.map(({ decision }) => decision).filter(isCheck))];
    const verdicts = new Map(checks.map((check, index) => [check as unknown, `verdict${index}`]));
    const used = new Set<number>();
    const texts = fields.map((field) =>
      this.#field(field, { object, typeName, path: [...path, literal(field.key)], verdicts }, used),
    );
    const parts = fields.flatMap((field, index): TextPart[] => {
      const label = { fixed: `${index === 0 ? '' : ','}${JSON.stringify(field.key)}:` };
      return [label, texts[index] ?? { fixed: '' }];
    });
    const decided = checks.map((check, index) => `const verdict${index} = ${this.#source.constant(check)}(viewer, subject);`);
    return {
      code: [object.attach([...used], null), ...decided].join('\n'),
      text: concatenation([{ fixed: '{' }, ...parts, { fixed: '}' }]),
    };
  }

  #field(field: SelectedField, { object, typeName, path, verdicts }: Scope, used: Set<number>): TextPart {
    const { decision, name } = field;
    const isNonNull = isNonNullType(field.type);
    const hidden = isListType(getNullableType(field.type)) ? '[]' : isNonNull ? null : 'null';
    if (name.startsWith('__')) return typeNamePart(field, object, typeName);
    if (decision === 'hide') return hidden === null ? GIVE_UP : { fixed: hidden };
    const denied = isNonNull ? 'giveUp()' : this.#deny(path);
    if (decision === 'deny') return { code: denied };
    const readings = object.read(field.planned, typeName);
    const attached = object.attachedOf(readings);
    for (const fetch of attached) used.add(fetch);
    const below = new ObjectParts(object.place.field(field.planned).below, []);
    const value = this.#value(field.type, oneValue(object, readings, field), field.selection, below, {
      path,
      isNonNull: false,
      isItem: false,
    });
    // What a source leaves out of an entity that it does not know is null.
    const orUnknown = (code: string) =>
      attached.reduce(
        (inner, fetch) =>
          `(${object.part(fetch)} === null ? ${isNonNull || readings.length > 1 ? 'giveUp()' : '"null"'} : ${inner})`,
        code,
      );
    if (!isCheck(decision)) return { code: orUnknown(value) };
    const verdict = verdicts.get(decision) ?? '';
    const coordinate = literal(`${typeName}.${name}`);
    const shown = hidden === null ? 'giveUp()' : orUnknown(`(answered(${readings[0].code}), ${literal(hidden)})`);
    return {
      code: `(${verdict} === "allow" ? ${orUnknown(value)} : refuseField(${coordinate}, subject, ${verdict}, ${object.part(readings[0].fetch)}, ${literal(field.planned)}) === "hide" ? ${shown} : ${denied})`,
    };
  }

  #deny(path: readonly string[]): string {
    for (const step of path) if (step.startsWith('index')) this.#indexes.add(step);
    return `deny(${path.join(', ')})`;
  }
}

const GIVE_UP: TextPart = { code: 'giveUp()' };

const ifNull = (variable: string, isNonNull: boolean): string =>
  `if (${variable} === null) ${isNonNull ? 'giveUp();' : 'return "null";'}`;

/** Several fetches may answer one scalar if they agree, and one object of which each answers a part. */
function oneValue(
  object: ObjectParts,
  readings: readonly [Reading, ...Reading[]],
  { selection }: SelectedField,
): readonly [Reading, ...Reading[]] {
  if (selection === null) return [{ fetch: readings[0].fetch, code: agreed(readings) }];
  if (readings.length > 1 && object.attachedOf(readings).length > 0) throw new NotOnLane('several fetches answer an object');
  return readings;
}

/** The data must name the type that the object has, if it names one. */
function typeNamePart({ name, planned }: SelectedField, object: ObjectParts, typeName: string): TextPart {
  if (name !== '__typename') throw new NotOnLane('the schema is asked for');
  const text = JSON.stringify(typeName);
  if (!object.place.has(planned)) return { fixed: text };
  const readings = object.read(planned, typeName);
  if (object.attachedOf(readings).length > 0) throw new NotOnLane('the type of an object comes from another fetch');
  return { code: `(${agreed(readings)} === ${literal(typeName)} ? ${literal(text)} : giveUp())` };
}
