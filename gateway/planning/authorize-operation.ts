import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import type { Requirement } from '../../schema/contract/read-policies.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import type { AccessModel } from '../access/access-model.ts';
import { type Decision, isCheck, specialize } from '../access/specialize.ts';
import { anyLeaf, isBareInterface } from './bare-interfaces.ts';
import { isIncluded, type Booleans } from '../documents/conditions.ts';
import type { PlannedKeys } from './planned-keys.ts';
import {
  fieldNode,
  inlineFragment,
  plannedField,
  plannedFragment,
  plannedOperation,
  withoutMetaFields,
} from './planned-nodes.ts';
import { PLACEHOLDER_ALIAS, subjectAlias } from '../documents/reserved-names.ts';
import { type ConditionalField, Selection, type TypeDecisions } from './selection.ts';

/** An operation as one viewer class may run it. */
export type AuthorizedOperation = {
  /** What is planned and fetched: no fragments, conditions or denied fields; subject keys are added. Null: nothing. */
  readonly pruned: OperationDefinitionNode | null;
  /** What is answered: everything the client selected, with the decision on each field. */
  readonly selection: Selection;
};

type Compiled = { nodes: SelectionNode[]; fields: ConditionalField[] };

/**
 * Makes every decision that depends on the viewer alone before planning, and removes denied fields. Conditions (`@skip`,
 * `@include`) are evaluated here too, so the planner sees none (pitfall 40).
 *
 * @param booleans the values of the variables that conditions use
 * @param keys under which fields are fetched
 * @throws BAD_USER_INPUT when a condition is null
 */
export function authorizeOperation(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  model: AccessModel,
  viewer: Viewer,
  booleans: Booleans,
  keys: PlannedKeys,
): AuthorizedOperation {
  const rootType = model.apiSchema.getRootType(operation.operation);
  if (!rootType) throw new Error(`The schema has no ${operation.operation}`);
  const authorizer = new Authorizer(fragments, model, viewer, booleans, keys);
  const { nodes, fields } = authorizer.selectionSet(operation.selectionSet, rootType, null);
  return {
    selection: new Selection(rootType, fields, authorizer.decisions),
    pruned: plannedOperation(operation, withoutMetaFields(nodes)),
  };
}

class Authorizer {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #model: AccessModel;
  readonly #viewer: Viewer;
  readonly #booleans: Booleans;
  readonly #keys: PlannedKeys;
  readonly #existence = new Map<string, Decision>();
  readonly #permissions = new Map<string, Decision>();
  readonly decisions: TypeDecisions;

  constructor(
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    model: AccessModel,
    viewer: Viewer,
    booleans: Booleans,
    keys: PlannedKeys,
  ) {
    this.#fragments = fragments;
    this.#model = model;
    this.#viewer = viewer;
    this.#booleans = booleans;
    this.#keys = keys;
    this.decisions = {
      existence: (type, through) => this.#existenceOf(type, through),
      subject: (type) => model.subjectKeys(type)?.map(({ field, role }) => ({ role, alias: subjectAlias(type, field) })) ?? null,
    };
  }

  selectionSet(set: SelectionSetNode, parent: GraphQLCompositeType, appliesTo: ReadonlySet<string> | null): Compiled {
    const compiled: Compiled = { nodes: [], fields: [] };
    for (const node of set.selections) {
      if (isIncluded(node, this.#booleans)) this.#select(node, parent, appliesTo, compiled);
    }
    return compiled;
  }

  #select(node: SelectionNode, parent: GraphQLCompositeType, appliesTo: ReadonlySet<string> | null, into: Compiled): void {
    if (node.kind === Kind.FIELD) return this.#field(node, parent, appliesTo, into);
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : this.#fragments.get(node.name.value);
    if (!fragment) throw new Error('The document was not validated: it spreads a fragment that it does not define');
    const condition = fragment.typeCondition ? this.#composite(fragment.typeCondition.name.value) : parent;
    const inner = this.selectionSet(
      fragment.selectionSet,
      condition,
      condition === parent ? appliesTo : this.#narrow(appliesTo, condition),
    );
    for (const field of inner.fields) into.fields.push(field);
    if (inner.nodes.length === 0 || (condition !== parent && !this.#mayExist(condition))) return;
    const narrowed = condition === parent ? null : condition;
    for (const planned of plannedFragment(narrowed, inner.nodes, node, fragment)) into.nodes.push(planned);
  }

  #field(node: FieldNode, parent: GraphQLCompositeType, appliesTo: ReadonlySet<string> | null, into: Compiled): void {
    const name = node.name.value;
    const key = node.alias?.value ?? name;
    const planned = this.#keys.keyOf(node);
    const type = this.#typeOf(node, parent);
    const named = getNamedType(type);
    const decision = this.#decide(parent, name, named);
    const inner = node.selectionSet && isCompositeType(named) ? this.selectionSet(node.selectionSet, named, null) : null;
    const selection = inner && isCompositeType(named) ? new Selection(named, inner.fields, this.decisions) : null;
    into.fields.push({
      key,
      planned,
      name,
      nodes: [node],
      type,
      decision,
      selection,
      appliesTo,
    });
    if (decision === 'deny' || decision === 'hide') return;
    if (name === '__typename' && isBareInterface(parent, this.#model.apiSchema)) return;
    into.nodes.push(
      plannedField(node, planned, inner && isCompositeType(named) ? this.#withKeys(named, inner.nodes) : undefined),
    );
  }

  /** The decision on a field. If no object that it can return exists for the viewer, that decides it. */
  #decide(parent: GraphQLCompositeType, field: string, named: GraphQLNamedType): Decision {
    if (field.startsWith('__')) return 'allow';
    const decision = this.#permission(this.#model.fieldRequirement(parent, field));
    if (decision === 'deny' || !isCompositeType(named) || this.#mayExist(named)) return decision;
    const denied = this.#runtimeTypes(named).some((runtime) => this.#existenceOf(runtime, named.name) === 'deny');
    return denied ? 'deny' : 'hide';
  }

  /** Fields under one requirement share one decision, so that each object is checked once for all of them (pitfall 11). */
  #permission(requirement: Requirement): Decision {
    const key = JSON.stringify(requirement);
    const known = this.#permissions.get(key);
    if (known !== undefined) return known;
    const decision = specialize(requirement, this.#viewer, 'deny');
    this.#permissions.set(key, decision);
    return decision;
  }

  #existenceOf(type: string, through: string): Decision {
    const key = `${type} ${through}`;
    const known = this.#existence.get(key);
    if (known !== undefined) return known;
    const decision = this.#judge(type, through);
    this.#existence.set(key, decision);
    return decision;
  }

  #judge(type: string, through: string): Decision {
    // An object whose type is unknown cannot be decided, so it is hidden.
    if (!this.#model.open && isAbstractType(this.#model.apiSchema.getType(type))) return 'hide';
    return specialize(this.#model.typeRequirement(type, through), this.#viewer, 'hide');
  }

  /** Whether any object that can be returned here can exist for the viewer. */
  #mayExist(type: GraphQLCompositeType): boolean {
    return this.#runtimeTypes(type).some((runtime) => {
      const decision = this.#existenceOf(runtime, type.name);
      return decision === 'allow' || isCheck(decision);
    });
  }

  #runtimeTypes(type: GraphQLCompositeType): readonly string[] {
    if (!isAbstractType(type) || isBareInterface(type, this.#model.apiSchema)) return [type.name];
    return this.#model.apiSchema.getPossibleTypes(type).map(({ name }) => name);
  }

  /** The nodes, with what the decisions on the objects need: their runtime type and their subject. */
  #withKeys(type: GraphQLCompositeType, nodes: readonly SelectionNode[]): SelectionNode[] {
    const runtimeTypes = this.#runtimeTypes(type);
    const keys = runtimeTypes.flatMap((runtime) => {
      const fields = (this.#model.subjectKeys(runtime) ?? []).map(({ field }) => fieldNode(field, subjectAlias(runtime, field)));
      return fields.length === 0 || runtime === type.name ? fields : [inlineFragment(this.#composite(runtime), fields)];
    });
    const isBare = isBareInterface(type, this.#model.apiSchema);
    const decided = !this.#model.open && isAbstractType(type) && !isBare ? [fieldNode('__typename')] : [];
    const all = [...decided, ...keys, ...nodes];
    return all.length > 0 ? all : [fieldNode((isBare && anyLeaf(type)) || '__typename', PLACEHOLDER_ALIAS)];
  }

  #narrow(appliesTo: ReadonlySet<string> | null, condition: GraphQLCompositeType): ReadonlySet<string> {
    const names = isAbstractType(condition) ? [condition.name, ...this.#subtypes(condition)] : [condition.name];
    return new Set(appliesTo === null ? names : names.filter((name) => appliesTo.has(name)));
  }

  /** Object types and interfaces: with `@interfaceObject`, an object's type name may be an interface. */
  #subtypes(type: GraphQLCompositeType): string[] {
    if (!isAbstractType(type)) return [];
    const interfaces = isInterfaceType(type) ? this.#model.apiSchema.getImplementations(type).interfaces : [];
    return [...this.#model.apiSchema.getPossibleTypes(type), ...interfaces].map(({ name }) => name);
  }

  #composite(name: string): GraphQLCompositeType {
    const type = this.#model.apiSchema.getType(name);
    if (!isCompositeType(type)) throw new Error('The document was not validated: a type condition names no composite type');
    return type;
  }

  #typeOf(node: FieldNode, parent: GraphQLCompositeType): GraphQLOutputType {
    const name = node.name.value;
    const field = META_FIELDS.get(name) ?? ('getFields' in parent ? parent.getFields()[name] : undefined);
    if (!field) throw new Error('The document was not validated: it asks for a field that the schema does not have');
    return field.type;
  }
}

const META_FIELDS: ReadonlyMap<string, GraphQLField<unknown, unknown>> = new Map(
  [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef].map((field) => [field.name, field]),
);
