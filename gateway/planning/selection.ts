import type { FieldNode, GraphQLCompositeType, GraphQLOutputType } from 'graphql';
import type { SubjectRole } from '../../schema/contract/policies.ts';
import type { Decision } from '../access/specialize.ts';

/** A field as the client selected it, with the decision on it for one viewer class. */
export type SelectedField = {
  /** The response key of its value in the answer. */
  readonly key: string;
  /** The key of its value in the fetched data. */
  readonly planned: string;
  readonly name: string;
  /** The nodes with which the client selected it. */
  readonly nodes: readonly FieldNode[];
  readonly type: GraphQLOutputType;
  readonly decision: Decision;
  /** Null for scalars and enums. */
  readonly selection: Selection | null;
};

/** A field with the runtime types it applies to; null: all types of its selection. */
export type ConditionalField = SelectedField & { readonly appliesTo: ReadonlySet<string> | null };

export type SubjectAlias = { readonly role: SubjectRole; readonly alias: string };

/** What a selection means for objects of one runtime type. */
export type SelectedObject = {
  /** Whether such an object exists for the viewer at all. */
  readonly existence: Decision;
  /** The keys of the subject in the data; null when the object inherits its subject. */
  readonly subject: readonly SubjectAlias[] | null;
  /** The fields of the answer, in the client's order, each response key once. */
  readonly fields: readonly SelectedField[];
};

/** What `Selection` needs from the access model, for one viewer class. */
export type TypeDecisions = {
  readonly existence: (type: string, throughType: string) => Decision;
  readonly subject: (type: string) => readonly SubjectAlias[] | null;
};

/** A selection set on objects of `type`. The fields of a runtime type are computed on first use. */
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

  /** @returns the union of both selections */
  merge(other: Selection): Selection {
    return new Selection(this.type, [...this.#fields, ...other.#fields], this.#decisions);
  }
}

/** Merges two fields with one response key: the sub-selections are combined, and the stricter decision applies. */
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
