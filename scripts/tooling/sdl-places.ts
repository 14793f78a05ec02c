import { type FieldDefinitionNode, Kind, parse, type TypeDefinitionNode, type TypeExtensionNode } from 'graphql';
import { readSubgraphs, type SubgraphSource } from './rover-config.ts';

/** Where a subgraph's SDL defines a type or a field. */
export type SdlPlace = {
  readonly subgraph: string;
  /** Relative to the root of the project. */
  readonly file: string;
  readonly line: number;
  /** The definition without its description: of a field all of it, of a type its first line. */
  readonly sdl: string;
  readonly description: string | null;
};

type TypeNode = TypeDefinitionNode | TypeExtensionNode;
type Definition = TypeNode | FieldDefinitionNode;

/** @returns every name that `findPlaces` knows: types, and coordinates `Type.field` */
export function sdlNames(subgraphs: readonly SubgraphSource[] = readSubgraphs()): string[] {
  const names = subgraphs.flatMap(({ sdl }) =>
    typesOf(sdl).flatMap((type) => [type.name.value, ...fieldsOf(type).map((field) => `${type.name.value}.${field.name.value}`)]),
  );
  return [...new Set(names)].sort();
}

/** @param name a type, or a coordinate `Type.field`. @returns its definitions, in the order of rover.yaml */
export function findPlaces(name: string, subgraphs: readonly SubgraphSource[] = readSubgraphs()): SdlPlace[] {
  const [typeName, fieldName] = name.split('.');
  return subgraphs.flatMap((source) => {
    const types = typesOf(source.sdl).filter((type) => type.name.value === typeName);
    const definitions: Definition[] =
      fieldName === undefined ? types : types.flatMap(fieldsOf).filter((field) => field.name.value === fieldName);
    return definitions.map((definition) => placeOf(definition, source));
  });
}

function typesOf(sdl: string): TypeNode[] {
  return parse(sdl).definitions.filter((node): node is TypeNode => /Type(Definition|Extension)$/.test(node.kind));
}

const fieldsOf = (type: TypeNode): readonly FieldDefinitionNode[] =>
  ('fields' in type ? (type.fields ?? []) : []).filter((field) => field.kind === Kind.FIELD_DEFINITION);

function placeOf(definition: Definition, { name, file, sdl }: SubgraphSource): SdlPlace {
  const isField = definition.kind === Kind.FIELD_DEFINITION;
  const description = 'description' in definition ? definition.description : undefined;
  const line = definition.name.loc?.startToken.line ?? 0;
  const start = isField ? definition.name.loc?.start : sdl.lastIndexOf('\n', definition.name.loc?.start) + 1;
  const end = isField ? definition.loc?.end : sdl.indexOf('\n', definition.name.loc?.end);
  const text = sdl
    .slice(start, end)
    .replace(/\s*\{$/, '')
    .replaceAll(/\s+/g, ' ');
  return { subgraph: name, file, line, sdl: text, description: description?.value ?? null };
}
