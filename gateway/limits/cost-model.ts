import { type ConstDirectiveNode, type DocumentNode, type FieldDefinitionNode, Kind } from 'graphql';
import { argumentOf, linkedName, readLinks } from '../../schema/contract/links.ts';

/** The assumed length of a list (`@listSize`, cost specification 0.1). */
export type ListSize = {
  readonly assumedSize: number | undefined;
  readonly slicingArguments: readonly string[];
  /** The fields below that hold the list; none: the field itself. */
  readonly sizedFields: readonly string[];
};

export type CostModel = {
  /** The weight that `@cost` gives a type or a coordinate `Type.field`. */
  readonly weights: ReadonlyMap<string, number>;
  readonly listSizes: ReadonlyMap<string, ListSize>;
};

const SPEC = 'https://specs.apollo.dev/cost/';

/** @returns the costs that a supergraph states */
export function readCostModel(document: DocumentNode): CostModel {
  const links = readLinks(document);
  const names = { cost: linkedName(links, SPEC, 'cost'), listSize: linkedName(links, SPEC, 'listSize') };
  const weights = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();
  for (const node of document.definitions) {
    if (!('name' in node) || !node.name) continue;
    readWeight(node.name.value, node.directives as readonly ConstDirectiveNode[] | undefined, names.cost, weights);
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of node.fields ?? []) {
      const coordinate = `${node.name.value}.${field.name.value}`;
      readWeight(coordinate, field.directives, names.cost, weights);
      const size = readListSize(field, names.listSize);
      if (size) listSizes.set(coordinate, size);
    }
  }
  return { weights, listSizes };
}

function readWeight(
  key: string,
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string | null,
  into: Map<string, number>,
): void {
  const directive = directives?.find((candidate) => candidate.name.value === name);
  if (directive) into.set(key, Number(argumentOf(directive, 'weight')));
}

function readListSize(field: FieldDefinitionNode, name: string | null): ListSize | undefined {
  const directive = field.directives?.find((candidate) => candidate.name.value === name);
  return (
    directive && {
      assumedSize: argumentOf(directive, 'assumedSize') as number | undefined,
      slicingArguments: (argumentOf(directive, 'slicingArguments') as string[] | undefined) ?? [],
      sizedFields: (argumentOf(directive, 'sizedFields') as string[] | undefined) ?? [],
    }
  );
}
