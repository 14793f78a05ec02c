import type { FieldNode, GraphQLCompositeType, GraphQLOutputType } from 'graphql';
import type { SubjectRole } from '../../schema/contract/policies.ts';
import type { Decision } from '../access/specialize.ts';

/** A field as the client asked for it, with what is decided of it for a class of viewers. */
export type SelectedField = {
  /** Under which name its value stands in the answer. */
  readonly key: string;
  /** Under which name its value stands in what was fetched. */
  readonly planned: string;
  readonly name: string;
  /** Where the client asked for it. */
  readonly nodes: readonly FieldNode[];
  readonly type: GraphQLOutputType;
  readonly decision: Decision;
  /** Null for scalars and enums. */
  readonly selection: Selection | null;
};

/** A field with the runtime types it applies to; null: all types of its selection. */
export type ConditionalField = SelectedField & { readonly appliesTo: ReadonlySet<string> | null };

export type SubjectAlias = { readonly role: SubjectRole; readonly alias: string };

/** What there is to know of the objects of one runtime type in a selection. */
export type SelectedObject = {
  /** Whether such an object exists for the viewer at all. */
  readonly existence: Decision;
  /** The keys under which the data names whose it is; null when the object inherits it. */
  readonly subject: readonly SubjectAlias[] | null;
  /** The fields to answer with, in the client's order, each response key once. */
  readonly fields: readonly SelectedField[];
};

/** What `Selection` needs of the access model, for one class of viewers. */
export type TypeDecisions = {
  readonly existence: (type: string, throughType: string) => Decision;
  readonly subject: (type: string) => readonly SubjectAlias[] | null;
};

/** A selection set on objects of `type`; per runtime type its fields are worked out when first met. */
export class Selection {
  readonly type: GraphQLCompositeType;
  readonly #fields: readonly ConditionalField[];
  readonly #decisions: TypeDecisions;
  readonly #objects = new Map<string, SelectedObject>();

  constructor(type: GraphQLCompositeType, fields: readonly ConditionalField[], decisions: TypeDecisions) {
    this.type = type;
    this.#fields = fields;
    this.#decisions = decisions;
  }

  /** @returns what applies to objects of this runtime type */
  objectOf(runtimeType: string): SelectedObject {
    const known = this.#objects.get(runtimeType);
    if (known) return known;
    const object = {
      existence: this.#decisions.existence(runtimeType, this.type.name),
      subject: this.#decisions.subject(runtimeType),
      fields: this.#fieldsOf(runtimeType),
    };
    this.#objects.set(runtimeType, object);
    return object;
  }

  #fieldsOf(runtimeType: string): readonly SelectedField[] {
    const merged = new Map<string, SelectedField>();
    for (const field of this.#fields) {
      if (field.appliesTo !== null && !field.appliesTo.has(runtimeType)) continue;
      const before = merged.get(field.key);
      merged.set(field.key, before ? mergeFields(before, field) : field);
    }
    return [...merged.values()];
  }

  /** @returns every field, whatever runtime type it applies to */
  allFields(): readonly ConditionalField[] {
    return this.#fields;
  }

  /** @returns every field that was fetched under this name, whatever runtime type it applies to */
  findAll(planned: string): readonly SelectedField[] {
    return this.#fields.filter((field) => field.planned === planned);
  }

  /** @returns a selection of what either of the two selects */
  merge(other: Selection): Selection {
    return new Selection(this.type, [...this.#fields, ...other.#fields], this.#decisions);
  }
}

/** The same response key asked for twice: the sub-selections add up, and the stricter decision stands. */
function mergeFields(first: SelectedField, second: SelectedField): SelectedField {
  const selection = first.selection && second.selection ? first.selection.merge(second.selection) : first.selection;
  return { ...first, nodes: [...first.nodes, ...second.nodes], decision: stricter(first.decision, second.decision), selection };
}

function stricter(first: Decision, second: Decision): Decision {
  if (first === second || second === 'allow') return first;
  if (first === 'allow') return second;
  if (typeof first === 'string') return first;
  if (typeof second === 'string') return second;
  return (viewer, subject) => {
    const verdict = first(viewer, subject);
    return verdict === 'allow' ? second(viewer, subject) : verdict;
  };
}
