import {
  buildSchema,
  type DirectiveNode,
  getNamedType,
  Kind,
  parse,
  print,
  type TypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { compose } from '../compose.ts';
import { readSubgraphs } from '../tooling/rover-config.ts';
import { FOUR_TABS_QUERY } from './four-tabs-query.ts';

/** The directives of Federation that the query needs. */
const KEPT: ReadonlySet<string> = new Set(['key', 'shareable']);

const HEAD = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])\n';

/** What the query uses: coordinates of fields, and types. */
type Used = { readonly fields: ReadonlySet<string>; readonly types: ReadonlySet<string> };

/**
 * The schemas of the subgraphs, with no more than the query of the bench needs: not every composition takes all that ours do.
 *
 * @returns the SDL by subgraph
 */
export function peerSchemas(): ReadonlyMap<string, string> {
  const used = usedByQuery(compose().apiSdl);
  return new Map(readSubgraphs().map(({ name, sdl }) => [name, HEAD + reduce(sdl, used)]));
}

function usedByQuery(apiSdl: string): Used {
  const fields = new Set<string>();
  const types = new Set<string>(['ID', 'Int', 'String', 'Boolean', 'Float']);
  const info = new TypeInfo(buildSchema(apiSdl));
  const enter = () => {
    const [parent, field] = [info.getParentType(), info.getFieldDef()];
    if (!parent || !field) return;
    fields.add(`${parent.name}.${field.name}`);
    types.add(parent.name).add(getNamedType(field.type).name);
    for (const { type } of field.args) types.add(getNamedType(type).name);
  };
  visit(parse(FOUR_TABS_QUERY), visitWithTypeInfo(info, { Field: { enter } }));
  return { fields, types };
}

const namedIn = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedIn(type.type));

function reduce(sdl: string, used: Used): string {
  const keptDirectives = (directives: readonly DirectiveNode[] = []) => directives.filter(({ name }) => KEPT.has(name.value));
  const reduced = visit(parse(sdl, { noLocation: true }), {
    SchemaExtension: () => null,
    SchemaDefinition: () => null,
    DirectiveDefinition: () => null,
    ObjectTypeDefinition: (node) => {
      const keys = keptDirectives(node.directives).flatMap((directive) =>
        directive.name.value === 'key' ? print(directive) : [],
      );
      const isKey = (name: string) => keys.some((key) => new RegExp(`\\b${name}\\b`).test(key));
      const fields = (node.fields ?? []).filter(
        ({ name }) =>
          used.fields.has(`${node.name.value}.${name.value}`) || (used.types.has(node.name.value) && isKey(name.value)),
      );
      if (fields.length === 0) return null;
      return { ...node, description: undefined, interfaces: [], directives: keptDirectives(node.directives), fields };
    },
    FieldDefinition: (node) => ({
      ...node,
      description: undefined,
      directives: keptDirectives(node.directives),
      arguments: (node.arguments ?? []).filter(({ type }) => used.types.has(namedIn(type))),
    }),
    InputValueDefinition: (node) => ({ ...node, description: undefined, directives: [] }),
    EnumTypeDefinition: (node) => keepIf(used, { ...node, description: undefined, directives: [] }),
    EnumValueDefinition: (node) => ({ ...node, description: undefined, directives: [] }),
    ScalarTypeDefinition: (node) => keepIf(used, { ...node, description: undefined, directives: [] }),
    InputObjectTypeDefinition: (node) => keepIf(used, node),
    InterfaceTypeDefinition: () => null,
    UnionTypeDefinition: () => null,
  });
  return print(reduced);
}

const keepIf = <Node extends { readonly name: { readonly value: string } }>({ types }: Used, node: Node): Node | null =>
  types.has(node.name.value) ? node : null;
