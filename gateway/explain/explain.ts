import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  getOperationAST,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Verdict } from '../../schema/contract/requirement.ts';
import type { SignIn, Viewer } from '../../schema/contract/viewer.ts';
import type { ConditionalField, Selection } from '../planning/selection.ts';
import { coerceVariables } from '../documents/coerce-variables.ts';
import { LIMITS, type OperationLimits } from '../limits/limits.ts';
import { type Measure, measureOperation } from '../limits/measure-operation.ts';
import { resolveOperation } from '../documents/resolve-operation.ts';
import type { LoadedSupergraph } from '../supergraph/assemble-supergraph.ts';
import { type ExplainedPlan, explainPlan } from './explain-plan.ts';
import { policyText } from './matrix.ts';
import { type Decision, isCheck, specialize } from '../access/specialize.ts';

/**
 * The decision on a field before anything is fetched: a verdict that holds for every object, or
 *
 * - depends: decided per fetched object, by its subject
 */
export type FieldDecision = Verdict | 'depends';

export type ExplainedField = {
  /** Response keys from the root, without positions in lists. */
  readonly path: readonly string[];
  readonly coordinate: string;
  /** The decision on the field wherever its parent object is answered. */
  readonly decision: FieldDecision;
  /** The whole policy of the field, including its type's. Empty when there is none. */
  readonly policy: string;
  /** What decided, if not the field's own policy: the coordinate of the parent field, or the type that the field returns. */
  readonly decidedBy: string | null;
};

/** One operation as one viewer may run it; plain JSON. */
export type Explanation = {
  readonly operation: { readonly kind: string; readonly name: string | null };
  readonly viewer: ExplainedViewer;
  /** Every field that `@skip` and `@include` keep, in the client's order, without `__typename` and introspection. */
  readonly fields: readonly ExplainedField[];
  /** Null: nothing is fetched. */
  readonly plan: ExplainedPlan | null;
  /** The outermost fields removed from the operation before planning, as dotted paths. */
  readonly pruned: readonly string[];
  /** Each measure and its limit. A null limit means no limit. */
  readonly measure: Readonly<Record<keyof Measure, { readonly measured: number; readonly limit: number | null }>>;
  readonly withinLimits: boolean;
};

/** What the policies know about the viewer, without the viewer's identity. */
export type ExplainedViewer = {
  readonly signedIn: SignIn['kind'] | null;
  readonly provider: string | null;
  readonly linked: boolean;
  readonly householdsHeaded: number;
  readonly recentSignIn: boolean;
  readonly scopes: readonly string[];
};

export type Question = {
  readonly supergraph: LoadedSupergraph;
  /** Valid against the supergraph's schema. */
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly viewer: Viewer;
  readonly limits?: OperationLimits;
};

/**
 * Explains an operation without fetching anything. The explanation depends only on the viewer's class, so it never reveals
 * which persons a check will hide (RO-10).
 *
 * @throws OPERATION_RESOLUTION_FAILURE, GRAPHQL_VALIDATION_FAILED, BAD_USER_INPUT, OPERATION_TOO_COMPLEX
 */
export async function explain(question: Question): Promise<Explanation> {
  const { supergraph, document, operationName, variables, viewer, limits = LIMITS } = question;
  const operation = resolveOperation(getOperationAST(document, operationName) ?? undefined, supergraph.schema);
  const coerced = coerceVariables(supergraph.schema, operation, variables);
  const compiled = await supergraph.compile(document, operation, coerced, viewer, supergraph.chooseOverrides(''));
  const { selection, plan, fragments } = compiled;
  const fields = explainFields(supergraph, document, selection, viewer);
  const measured = measureOperation(operation, fragments, supergraph.schema, supergraph.costs, coerced);
  const measures = Object.entries(measured) as [keyof Measure, number][];
  return {
    operation: { kind: operation.operation, name: operation.name?.value ?? null },
    viewer: describeViewer(viewer),
    fields,
    plan: plan && explainPlan(plan),
    pruned: outermost(fields),
    measure: Object.fromEntries(
      measures.map(([name, value]) => [name, { measured: value, limit: Number.isFinite(limits[name]) ? limits[name] : null }]),
    ) as Explanation['measure'],
    withinLimits: measures.every(([name, value]) => value <= limits[name]),
  };
}

/** @returns the decision on each field of an operation for viewers of this class, in the client's order */
export const explainFields = (
  supergraph: LoadedSupergraph,
  document: DocumentNode,
  selection: Selection,
  viewer: Viewer,
): ExplainedField[] => new FieldsExplainer(supergraph, document, viewer).selection(selection, [], null);

const describeViewer = ({ signIn, standing, recentSignIn, scopes }: Viewer): ExplainedViewer => ({
  signedIn: signIn?.kind ?? null,
  provider: signIn?.provider ?? null,
  linked: standing.personId !== null,
  householdsHeaded: standing.heads.length,
  recentSignIn,
  scopes: [...scopes].sort(),
});

const isRefused = (decision: FieldDecision) => decision === 'deny' || decision === 'hide';

function outermost(fields: readonly ExplainedField[]): string[] {
  const refused = new Set(fields.filter(({ decision }) => isRefused(decision)).map(({ path }) => path.join('.')));
  return [...refused].filter((path) => !refused.has(path.split('.').slice(0, -1).join('.')));
}

/** The parent field, when it decides everything below it. */
type Around = { readonly coordinate: string; readonly decision: FieldDecision } | null;

class FieldsExplainer {
  readonly #supergraph: LoadedSupergraph;
  readonly #viewer: Viewer;
  readonly #parents: ReadonlyMap<FieldNode, GraphQLCompositeType>;

  constructor(supergraph: LoadedSupergraph, document: DocumentNode, viewer: Viewer) {
    this.#supergraph = supergraph;
    this.#viewer = viewer;
    this.#parents = parentTypes(document, supergraph.schema);
  }

  selection(selection: Selection, path: readonly string[], around: Around): ExplainedField[] {
    const asked = selection.allFields().filter(({ name }) => !name.startsWith('__'));
    const same = Map.groupBy(asked, (field) => `${this.#parentOf(field).name}.${field.name} ${field.key}`);
    return [...same.values()].flatMap((fields) => this.#field(fields, selection, [...path, fields[0]?.key ?? ''], around));
  }

  /** @param fields all selections of one field */
  #field(fields: readonly ConditionalField[], on: Selection, path: readonly string[], around: Around): ExplainedField[] {
    const [field] = fields;
    if (!field) return [];
    const { model } = this.#supergraph;
    const parent = this.#parentOf(field);
    const coordinate = `${parent.name}.${field.name}`;
    const policy = policyText([
      ...model.typeRequirement(parent.name, on.type.name),
      ...model.fieldRequirement(parent, field.name),
    ]);
    const { decision, decidedBy } = around
      ? { decision: around.decision, decidedBy: around.coordinate }
      : this.#decide(field, parent, on);
    const below = fields
      .flatMap(({ selection }) => selection ?? [])
      .reduce<Selection | null>((all, one) => all?.merge(one) ?? one, null);
    const inside = around ?? (isRefused(decision) ? { coordinate, decision } : null);
    return [{ path, coordinate, decision, policy, decidedBy }, ...(below ? this.selection(below, path, inside) : [])];
  }

  #decide(field: ConditionalField, parent: GraphQLCompositeType, on: Selection): Pick<ExplainedField, 'decision' | 'decidedBy'> {
    const objects = this.#existence(field, on);
    if (isRefused(objects)) return { decision: objects, decidedBy: parent.name };
    const own = nameOf(field.decision);
    if (!isRefused(own)) return { decision: objects === 'depends' ? objects : own, decidedBy: null };
    const byItself = specialize(this.#supergraph.model.fieldRequirement(parent, field.name), this.#viewer, 'deny') === 'deny';
    return { decision: own, decidedBy: byItself ? null : getNamedType(field.type).name };
  }

  /** Whether the objects that the field is on exist for the viewer. */
  #existence({ appliesTo }: ConditionalField, on: Selection): FieldDecision {
    const { type } = on;
    const runtimeTypes = isAbstractType(type) ? this.#supergraph.schema.getPossibleTypes(type) : [type];
    const applicable = runtimeTypes.filter(({ name }) => appliesTo === null || appliesTo.has(name));
    const decisions = new Set(applicable.map(({ name }) => nameOf(on.objectOf(name).existence)));
    const [first = 'hide'] = decisions;
    return decisions.size > 1 ? 'depends' : first;
  }

  #parentOf({ nodes }: ConditionalField): GraphQLCompositeType {
    const parent = nodes[0] && this.#parents.get(nodes[0]);
    if (!parent) throw new Error('The document was not validated: it asks for a field of a type that the schema does not have');
    return parent;
  }
}

const nameOf = (decision: Decision): FieldDecision => (isCheck(decision) ? 'depends' : decision);

function parentTypes(document: DocumentNode, schema: GraphQLSchema): ReadonlyMap<FieldNode, GraphQLCompositeType> {
  const parents = new Map<FieldNode, GraphQLCompositeType>();
  const types = new TypeInfo(schema);
  const enter = (node: FieldNode) => {
    const parent = types.getParentType();
    if (isCompositeType(parent)) parents.set(node, parent);
  };
  visit(document, visitWithTypeInfo(types, { Field: { enter } }));
  return parents;
}
