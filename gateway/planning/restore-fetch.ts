import type { FetchDataRewrite, FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import type { SeparateRequirements } from './separate-requirements.ts';

/**
 * Turns a fetch that was planned on separate requirements back into one that subgraphs understand. An entity holds one value per
 * field, whatever the arguments, so fields that require different values are fetched separately.
 */
export function restoreFetch(node: FetchNode, separate: SeparateRequirements): readonly FetchNode[] {
  const parts = node.requires ? splitByNeeds(node, separate) : [node];
  return parts.map((part) => restore(part, separate));
}

function restore(node: FetchNode, { originals }: SeparateRequirements): FetchNode {
  const original = (field: FieldNode): FieldNode | undefined => {
    const { name, arguments: args = [] } = originals.get(field.name.value) ?? {};
    return name && { ...field, alias: field.alias ?? field.name, name, arguments: args };
  };
  return {
    ...node,
    operation: stripIgnoredCharacters(print(visit(parse(node.operation, { noLocation: true }), { Field: original }))),
    // These come before the planner's rewrites, which may change the types that paths match.
    inputRewrites: [...renames(node.requires ?? [], originals, []), ...(node.inputRewrites ?? [])],
  };
}

/** In a representation, each value has its field's own name. */
function renames(
  selections: readonly QueryPlanSelectionNode[],
  originals: SeparateRequirements['originals'],
  path: readonly string[],
): FetchDataRewrite[] {
  return selections.flatMap((selection): FetchDataRewrite[] => {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition === undefined ? [] : [`... on ${selection.typeCondition}`];
      return renames(selection.selections, originals, [...path, ...condition]);
    }
    const here = [...path, selection.alias ?? selection.name];
    const inner = renames(selection.selections ?? [], originals, here);
    const original = originals.get(selection.name)?.name.value;
    return original === undefined ? inner : [...inner, { kind: 'KeyRenamer', path: here, renameKeyTo: original }];
  });
}

/** Fields of entities that can be fetched together, and what they require. */
type Part = { readonly needs: Set<string>; readonly fields: Set<FieldNode> };

function splitByNeeds(node: FetchNode, separate: SeparateRequirements): readonly FetchNode[] {
  const document = parse(node.operation, { noLocation: true });
  const [operation] = document.definitions;
  const [entities] = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
  if (operation?.kind !== Kind.OPERATION_DEFINITION || entities?.kind !== Kind.FIELD) return [node];
  const selections = entities.selectionSet?.selections ?? [];
  const parts: Part[] = [];
  for (const { field, type } of entityFields(selections, '')) {
    const needs = separate.needsOf(node.serviceName, type, field.name.value);
    const found = parts.find((part) => !conflict(part.needs, needs, separate.originals));
    const part: Part = found ?? { needs: new Set(), fields: new Set() };
    if (!found) parts.push(part);
    part.fields.add(field);
    for (const need of needs) part.needs.add(need);
  }
  const needless = (part: Part) => (name: string) => separate.originals.has(name) && !part.needs.has(name);
  return parts.length < 2
    ? [node]
    : parts.map((part) => ({
        ...node,
        ...withSelections(operation, entities, onlyFields(selections, part.fields)),
        requires: without(node.requires ?? [], needless(part)),
      }));
}

const conflict = (
  some: ReadonlySet<string>,
  others: ReadonlySet<string>,
  originals: SeparateRequirements['originals'],
): boolean =>
  [...some].some((one) =>
    [...others].some((other) => one !== other && originals.get(one)?.name.value === originals.get(other)?.name.value),
  );

function entityFields(selections: readonly SelectionNode[], type: string): { field: FieldNode; type: string }[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [{ field: selection, type }];
    return selection.kind === Kind.INLINE_FRAGMENT
      ? entityFields(selection.selectionSet.selections, selection.typeCondition?.name.value ?? type)
      : [];
  });
}

function onlyFields(selections: readonly SelectionNode[], fields: ReadonlySet<FieldNode>): SelectionNode[] {
  return selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return fields.has(selection) ? [selection] : [];
    if (selection.kind !== Kind.INLINE_FRAGMENT) return [];
    const inner = onlyFields(selection.selectionSet.selections, fields);
    return inner.length > 0 ? [{ ...selection, selectionSet: { ...selection.selectionSet, selections: inner } }] : [];
  });
}

/** The operation with other selections on its entities, and the variables that it still uses. */
function withSelections(
  operation: OperationDefinitionNode,
  entities: FieldNode,
  selections: readonly SelectionNode[],
): Pick<FetchNode, 'operation' | 'variableUsages'> {
  const field = { ...entities, selectionSet: { kind: Kind.SELECTION_SET, selections } } as const;
  const selectionSet = { kind: Kind.SELECTION_SET, selections: [field] } as const;
  const used = new Set<string>();
  visit({ ...operation, variableDefinitions: [], selectionSet }, { Variable: ({ name }) => void used.add(name.value) });
  const variableDefinitions = (operation.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value));
  const [representations] = entities.arguments ?? [];
  const own = representations?.value.kind === Kind.VARIABLE ? representations.value.name.value : '';
  return {
    operation: print({ ...operation, variableDefinitions, selectionSet }),
    variableUsages: [...used].filter((name) => name !== own),
  };
}

function without(
  selections: readonly QueryPlanSelectionNode[],
  isNeedless: (field: string) => boolean,
): QueryPlanSelectionNode[] {
  return selections.flatMap((selection): QueryPlanSelectionNode[] => {
    if (selection.kind === Kind.FIELD && isNeedless(selection.name)) return [];
    if (!selection.selections) return [selection];
    const inner = without(selection.selections, isNeedless);
    return inner.length > 0 ? [{ ...selection, selections: inner }] : [];
  });
}
