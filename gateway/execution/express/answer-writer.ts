import { getNullableType, type GraphQLSchema, isAbstractType, isListType, isNonNullType, isObjectType } from 'graphql';
import { type Check, isCheck } from '../../access/specialize.ts';
import type { SelectedField, SelectedObject, Selection } from '../../planning/selection.ts';
import { declareRoot } from './collect-code.ts';
import { type LaneSource, literal } from './lane-source.ts';
import { NotOnLane } from './not-on-lane.ts';
import { ObjectParts } from './object-parts.ts';
import { concatenation, type TextPart } from './text-parts.ts';
import { findRuns } from './text-runs.ts';
import { DenialPaths, ifNull, type Value, ValueWriter } from './value-code.ts';

/** The variables of one object of a known type. */
type Scope = {
  readonly object: ObjectParts;
  readonly typeName: string;
  readonly path: readonly string[];
  /** For each check, the variable with its verdict. */
  readonly verdicts: ReadonlyMap<Check, string>;
};

/** Statements, and an expression that needs them. */
type Code = { readonly statements: readonly string[]; readonly text: string };

/**
 * Writes the function that makes the answer: for each object it decides whether the object exists and what its fields show,
 * records the subject, and returns JSON text. It follows `shapeAnswer` step by step. Where that would report anything other than
 * a denial, the generated code gives up.
 */
export class AnswerWriter {
  readonly #source: LaneSource;
  readonly #schema: GraphQLSchema;
  readonly #denials = new DenialPaths();
  readonly #values: ValueWriter;
  readonly #readsText: boolean;

  /**
   * @param schema the schema that clients see
   * @param readsText whether values of which only text is made were read as text, as `read-code.ts` does
   */
  constructor(source: LaneSource, schema: GraphQLSchema, readsText: boolean) {
    this.#source = source;
    this.#schema = schema;
    this.#readsText = readsText;
    this.#values = new ValueWriter(source, this.#denials, (value, selection) => this.#object(value, selection));
  }

  /** Writes a function of that name. @returns the variables that hold the index of an item @throws NotOnLane */
  write(functionName: string, selection: Selection, root: ObjectParts): readonly string[] {
    const { name } = selection.type;
    const { statements, text } = this.#fields(selection.objectOf(name), { object: root, typeName: name, path: [] });
    this.#source.add(
      functionName,
      'data, asViewer, recorder, denied',
      [
        'viewer = asViewer;',
        'subjects = recorder;',
        'errors = [];',
        'denials = denied;',
        'const subject = {};',
        declareRoot(root),
        ...statements,
        `const text = ${text};`,
        // A source denied a field that the gateway does not deny, or does not come by.
        'if (denials !== 0) giveUp();',
        'return { data: text, errors };',
      ].join('\n'),
    );
    return [...this.#denials.indexes];
  }

  #object(value: Value, selection: Selection): string {
    const name = this.#source.name('object');
    const { type } = selection;
    const object = new ObjectParts(
      value.place,
      value.readings.map(({ fetch }) => [fetch, `o${fetch}`]),
    );
    const parts = [...object.variables.values()];
    this.#source.add(
      name,
      [...parts, 'outer'].join(', '),
      [
        ...(parts.length === 1 ? [ifNull(object.first, value.isNonNull)] : []),
        ...parts.map((part) => `if (!isObject(${part})) giveUp();`),
        isObjectType(type)
          ? this.#typed(selection.objectOf(type.name), type.name, object, value)
          : this.#byType(selection, object, value),
      ].join('\n'),
    );
    return name;
  }

  /** The objects of an interface or union, by the type that the data names. */
  #byType(selection: Selection, object: ObjectParts, value: Value): string {
    const types = isAbstractType(selection.type) ? this.#schema.getPossibleTypes(selection.type) : [];
    if (types.length === 0) throw new NotOnLane('clients see no object type of an interface');
    const cases = types.map(
      ({ name }) => `case ${literal(name)}: {\n${this.#typed(selection.objectOf(name), name, object, value)}\n}`,
    );
    return `switch (${object.readOwn('__typename', null)}) {\n${cases.join('\n')}\n}\ngiveUp();`;
  }

  /** Statements that return the text of an object of this type; an empty text for a hidden item. */
  #typed(selected: SelectedObject, typeName: string, object: ObjectParts, { path, isNonNull, isItem }: Value): string {
    const { existence, subject } = selected;
    const hidden = isItem ? 'return "";' : isNonNull ? 'giveUp();' : 'return "null";';
    const denied = () => (isNonNull ? 'giveUp();' : `return ${this.#denials.denial(path)};`);
    if (existence === 'hide') return hidden;
    if (existence === 'deny') return denied();
    const keys = (subject ?? []).map(({ role, alias }) => `${role}: answered(${object.readOwn(alias, typeName)})`);
    const { statements, text } = this.#fields(selected, { object, typeName, path });
    return [
      `const subject = ${subject ? `{ ${keys.join(', ')} }` : 'outer'};`,
      isCheck(existence) &&
        `const exists = ${this.#source.constant(existence)}(viewer, subject);
        if (exists !== "allow") {
          refuse(${literal(typeName)}, subject, exists);
          if (exists === "hide") ${hidden}
          ${denied()}
        }`,
      subject && 'serve(subject);',
      ...statements,
      `return ${text};`,
    ]
      .filter(Boolean)
      .join('\n');
  }

  #fields({ fields }: SelectedObject, scope: Omit<Scope, 'verdicts'>): Code {
    const checks = [...new Set(fields.map(({ decision }) => decision).filter(isCheck))];
    const verdicts = new Map(checks.map((check, index) => [check, `verdict${index}`]));
    const attached = new Set<number>();
    // What the root answers must be there under each key.
    const runs = this.#readsText ? findRuns(fields, scope.object, scope.typeName, scope.path.length > 0) : NO_RUNS;
    const copied = new Set([...runs.values()].flatMap((run) => run.slice(1)));
    const parts = fields.flatMap((field, index): TextPart[] => {
      if (copied.has(field)) return [];
      const label = { fixed: `${index === 0 ? '' : ','}${JSON.stringify(field.key)}:` };
      const place = { ...scope, path: [...scope.path, literal(field.key)], verdicts };
      return [label, this.#field(field, place, attached, runs.get(field) ?? null)];
    });
    const decided = [...verdicts].map(([check, name]) => `const ${name} = ${this.#source.constant(check)}(viewer, subject);`);
    return {
      statements: [scope.object.attach([...attached], null), ...decided],
      text: concatenation([{ fixed: '{' }, ...parts, { fixed: '}' }]),
    };
  }

  /**
   * @param used receives the fetches whose answers are attached to the object and read by the field
   * @param run the fields whose text was read as one, of which this is the first; null: its value was read
   */
  #field(
    field: SelectedField,
    { object, typeName, path, verdicts }: Scope,
    used: Set<number>,
    run: readonly SelectedField[] | null,
  ): TextPart {
    const { decision, name, type, planned, selection } = field;
    if (name.startsWith('__')) return typeNamePart(field, object, typeName);
    const isNonNull = isNonNullType(type);
    const hidden = isListType(getNullableType(type)) ? '[]' : isNonNull ? null : 'null';
    const denied = () => (isNonNull ? 'giveUp()' : this.#denials.denial(path));
    if (decision === 'hide') return hidden === null ? { code: 'giveUp()' } : { fixed: hidden };
    if (decision === 'deny') return { code: denied() };
    const readings = object.show(planned, typeName);
    for (const fetch of object.attachedOf(readings)) used.add(fetch);
    const place = object.place.field(planned).below;
    const shown = run
      ? object.ifKnown(
          readings,
          readings[0].code,
          run.some((one) => isNonNullType(one.type)),
          textOfNulls(run),
        )
      : object.ifKnown(
          readings,
          this.#values.code({ type, readings, selection, place, path, isNonNull: false, isItem: false }),
          isNonNull,
        );
    if (!isCheck(decision)) return { code: shown };
    const verdict = verdicts.get(decision) ?? '';
    const [{ fetch, code }] = readings;
    const refused = `refuseField(${literal(`${typeName}.${name}`)}, subject, ${verdict}, ${object.part(fetch)}, ${literal(planned)})`;
    // What a source did not answer is missing for every viewer (RO-10).
    const missing = hidden === null ? 'giveUp()' : object.ifKnown(readings, `(answered(${code}), ${literal(hidden)})`, isNonNull);
    return { code: `(${verdict} === "allow" ? ${shown} : ${refused} === "hide" ? ${missing} : ${denied()})` };
  }
}

const NO_RUNS: ReadonlyMap<SelectedField, readonly SelectedField[]> = new Map();

/** The text of a run whose source does not know the object. */
const textOfNulls = ([, ...others]: readonly SelectedField[]): string =>
  ['null', ...others.map(({ key }) => `${JSON.stringify(key)}:null`)].join(',');

/** If the data names a type, it must be the one that the object has. */
function typeNamePart({ name, planned }: SelectedField, object: ObjectParts, typeName: string): TextPart {
  if (name !== '__typename') throw new NotOnLane('the schema is asked for');
  const text = JSON.stringify(typeName);
  if (!object.place.has(planned)) return { fixed: text };
  return { code: `(${object.readOwn(planned, typeName)} === ${literal(typeName)} ? ${literal(text)} : giveUp())` };
}
