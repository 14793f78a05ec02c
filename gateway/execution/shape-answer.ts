import {
  getNullableType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { getOwn, setOwn } from '../../schema/contract/own-property.ts';
import type { Subject } from '../../schema/contract/policies.ts';
import type { Verdict } from '../../schema/contract/requirement.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { type Check, type Decision, isCheck } from '../access/specialize.ts';
import type { SubjectRecorder } from './subject-recorder.ts';
import { isBareInterface } from '../planning/bare-interfaces.ts';
import type { Path } from './entities.ts';
import type { Executed } from './execute-plan.ts';
import type { Failure } from './failure.ts';
import { completeLeaf } from './leaf-values.ts';
import { DISAGREEMENT, isObject, type Json, type JsonObject } from '../json/json.ts';
import type { SelectedField, SelectedObject, Selection, SubjectAlias } from '../planning/selection.ts';
import { finalizeErrors, type ShapingLog } from './finalize-errors.ts';
import { type SourceFaults, sourceFaults } from './source-faults.ts';

/** The answers to introspection fields, by response key. */
export type Introspection = Readonly<Record<string, unknown>>;

export type Answer = {
  readonly data: JsonObject | null;
  readonly errors: readonly Failure[];
  /** Where nothing is shown, to explain the answer. Paths are those of the data. */
  readonly notes: ShapingLog;
};

type ShapingContext = {
  readonly viewer: Viewer;
  readonly schema: GraphQLSchema;
  readonly introspection: Introspection;
  /** Records whose data is in the answer; null: it is not recorded. */
  readonly subjects: SubjectRecorder | null;
};

/** What an answer is made of. */
export type Shaping = ShapingContext & {
  readonly selection: Selection;
  /** What the sources sent. */
  readonly executed: Executed;
};

/**
 * Makes the answer from the data: the fields that the client selected, in the client's order, without what the viewer may not
 * see. Nulls propagate as GraphQL requires (section 6.4.4). Hidden objects are removed from their lists.
 */
export function shapeAnswer({ selection, executed, ...context }: Shaping): Answer {
  const shaper = new Shaper(context, sourceFaults(executed, selection));
  const shaped = shaper.fields(selection.objectOf(selection.type.name), executed.data, selection.type.name, NOBODY, null);
  const { notes } = shaper;
  return { data: shaped === NULLED ? null : shaped, errors: finalizeErrors(notes, executed.failures, selection), notes };
}

const NOBODY: Subject = {};
/** A null whose reason is already reported. */
const NULLED = Symbol('null, and told why');
/** A null in a non-null position: the object around it becomes null. */
const BUBBLE = Symbol('null moves up');
/** An object that does not exist for the viewer. */
const HIDDEN = Symbol('hidden');
type Shaped = Json | typeof NULLED | typeof BUBBLE | typeof HIDDEN;

class Shaper {
  readonly notes: ShapingLog = { errors: [], suppressed: [], missing: [], filtered: [] };
  readonly #viewer: Viewer;
  readonly #schema: GraphQLSchema;
  readonly #introspection: Introspection;
  readonly #subjects: SubjectRecorder | null;
  readonly #faults: SourceFaults;

  constructor({ viewer, schema, introspection, subjects }: ShapingContext, faults: SourceFaults) {
    this.#viewer = viewer;
    this.#schema = schema;
    this.#introspection = introspection;
    this.#subjects = subjects;
    this.#faults = faults;
  }

  fields(object: SelectedObject, source: JsonObject, typeName: string, subject: Subject, path: Path): JsonObject | typeof NULLED {
    const result: JsonObject = {};
    // Fields of one object often share a check. Each check runs once per object.
    const verdicts: [Check, Verdict][] = [];
    for (const field of object.fields) {
      const here = { before: path, key: field.key };
      const value = field.name.startsWith('__')
        ? this.#subjectsaField(field, source, typeName, here)
        : this.#field(field, source, typeName, subject, here, verdicts);
      if (value === BUBBLE || (value === HIDDEN && isNonNullType(field.type))) return NULLED;
      setOwn(result, field.key, typeof value === 'symbol' ? null : value);
    }
    return result;
  }

  #subjectsaField({ key, planned, name }: SelectedField, source: JsonObject, typeName: string, path: Path): Shaped {
    if (name !== '__typename') return (getOwn(this.#introspection, key) ?? null) as Json;
    const asked = getOwn(source, planned);
    const known = typeof asked === 'string' && isObjectType(this.#schema.getType(asked)) && path?.before ? asked : typeName;
    return isObjectType(this.#schema.getType(known)) ? known : this.#invalid(path, BUBBLE);
  }

  #field(
    field: SelectedField,
    source: JsonObject,
    typeName: string,
    subject: Subject,
    path: Path,
    verdicts: [Check, Verdict][],
  ): Shaped {
    const verdict = isCheck(field.decision) ? this.#ask(field.decision, subject, verdicts) : field.decision;
    const isThere = Object.hasOwn(source, field.planned);
    if (verdict === 'allow') {
      if (!isThere) return this.#leftOut(field.type, path);
      return this.#value(field.type, getOwn(source, field.planned) ?? null, field.selection, subject, path);
    }
    if (isCheck(field.decision)) {
      this.#subjects?.recordRefused(`${typeName}.${field.name}`, subject, verdict);
      if (verdict === 'hide') {
        // What a source did not answer is missing for every viewer, so an outage does not reveal who is restricted (RO-10).
        if (!isThere) return this.#leftOut(field.type, path);
        if (this.#faults.isFailed(path)) return this.#value(field.type, null, field.selection, subject, path);
      }
    }
    this.notes.suppressed.push(path);
    if (verdict === 'deny') this.notes.errors.push({ code: 'UNAUTHORIZED_FIELD_OR_TYPE', path });
    else if (isListType(getNullableType(field.type))) return [];
    return isNonNullType(field.type) ? BUBBLE : NULLED;
  }

  /** A field that no source answered, not even with null. */
  #leftOut(type: GraphQLOutputType, path: Path): Shaped {
    this.notes.missing.push(path);
    if (!this.#faults.isUnknown(path)) return this.#failed(path, isNonNullType(type) ? BUBBLE : NULLED);
    return isNonNullType(type) ? this.#invalid(path, BUBBLE) : null;
  }

  #ask(check: Check, subject: Subject, verdicts: [Check, Verdict][]): Verdict {
    for (const [known, verdict] of verdicts) if (known === check) return verdict;
    const verdict = check(this.#viewer, subject);
    verdicts.push([check, verdict]);
    return verdict;
  }

  #value(type: GraphQLOutputType, value: Json, selection: Selection | null, subject: Subject, path: Path): Shaped {
    if (isNonNullType(type)) {
      const shaped = this.#value(type.ofType as GraphQLOutputType, value, selection, subject, path);
      if (shaped === null) return this.#invalid(path, BUBBLE);
      return shaped === NULLED ? BUBBLE : shaped;
    }
    if (value === null) return null;
    if (isListType(type)) return this.#list(type.ofType as GraphQLOutputType, value, selection, subject, path);
    if (selection) return this.#object(value, selection, subject, path);
    return completeLeaf(type, value) ?? this.#invalid(path, NULLED);
  }

  #list(itemType: GraphQLOutputType, value: Json, selection: Selection | null, subject: Subject, path: Path): Shaped {
    if (value === DISAGREEMENT) return this.#failed(path, NULLED);
    if (!Array.isArray(value)) return this.#invalid(path, NULLED);
    const items: Json[] = [];
    const removed: number[] = [];
    let nulled = false;
    for (const [index, item] of value.entries()) {
      const shaped = this.#value(itemType, item, selection, subject, { before: path, key: index });
      if (shaped === BUBBLE) nulled = true;
      else if (shaped === HIDDEN) removed.push(index);
      else items.push(shaped === NULLED ? null : shaped);
    }
    if (removed.length > 0) this.notes.filtered.push({ path, removed });
    return nulled ? NULLED : items;
  }

  #object(value: Json, selection: Selection, subject: Subject, path: Path): Shaped {
    if (!isObject(value)) return this.#invalid(path, NULLED);
    const typeName = this.#runtimeType(value, selection);
    if (typeName === null) return this.#invalid(path, NULLED);
    const object = selection.objectOf(typeName);
    if (this.#isUnjudgeable(value, selection, object) && !this.#faults.isUnknown(path)) return this.#failed(path, NULLED);
    const own = object.subject ? readSubject(value, object.subject) : subject;
    const verdict = decisionOn(object.existence, this.#viewer, own);
    if (verdict === 'allow') {
      if (object.subject) this.#subjects?.recordServed(own);
      return this.fields(object, value, typeName, own, path);
    }
    if (isCheck(object.existence)) this.#subjects?.recordRefused(typeName, own, verdict);
    this.notes.suppressed.push(path);
    if (verdict === 'hide') return HIDDEN;
    this.notes.errors.push({ code: 'UNAUTHORIZED_FIELD_OR_TYPE', path });
    return NULLED;
  }

  /** The type of an object, as far as the data says it; null when clients do not see that type. */
  #runtimeType(value: JsonObject, { type }: Selection): string | null {
    const said = value['__typename'];
    if (isObjectType(type) || said === undefined) return type.name;
    if (typeof said === 'string' && isCompositeType(this.#schema.getType(said))) return said;
    return isBareInterface(type, this.#schema) ? type.name : null;
  }

  /** Its source left out its type or its subject. That is a failure, not a reason to hide the object. */
  #isUnjudgeable(value: JsonObject, { type }: Selection, { existence, subject }: SelectedObject): boolean {
    // Where the decision depends on the type, each object's type is requested, and the decision on an object without one is
    // `hide`.
    if (existence === 'hide' && !isObjectType(type)) return value['__typename'] === undefined;
    if (subject === null || existence === 'hide' || existence === 'deny') return false;
    return subject.some(({ alias }) => getOwn(value, alias) === undefined);
  }

  /** A source gave a wrong answer. It is reported unless a known failure already explains it. */
  #failed<Null extends typeof BUBBLE | typeof NULLED>(path: Path, result: Null): Null {
    this.notes.errors.push({ code: 'SUBGRAPH_ERROR', path });
    return result;
  }

  #invalid<Null extends typeof BUBBLE | typeof NULLED>(path: Path, result: Null): Null {
    this.notes.errors.push({ code: 'NULL_IN_NON_NULL', path });
    return result;
  }
}

const decisionOn = (decision: Decision, viewer: Viewer, subject: Subject): Verdict =>
  isCheck(decision) ? decision(viewer, subject) : decision;

function readSubject(source: JsonObject, keys: readonly SubjectAlias[]): Subject {
  const subject: Record<string, unknown> = {};
  for (const { role, alias } of keys) subject[role] = getOwn(source, alias);
  return subject;
}
