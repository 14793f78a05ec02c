import { Supergraph } from '@apollo/federation-internals';
import {
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  isInputObjectType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  type ObjectTypeDefinitionNode,
  visit,
} from 'graphql';
import { checkFeatures } from './check-features.ts';
import { readValid } from './invalid-supergraph.ts';
import { readExactLiteral } from '../json/exact-numbers.ts';
import { linkedName, readLinks } from '../../schema/contract/links.ts';
import type { PolicyReading } from '../../schema/contract/read-policies.ts';

/** A supergraph in the forms that the gateway uses. */
export type SupergraphReading = {
  /** The schema that clients see. */
  readonly apiSchema: GraphQLSchema;
  /** The supergraph for the query planner, in which subject keys can be selected. */
  readonly planning: Supergraph;
};

/**
 * Reads a composed supergraph of Federation 2. The gateway enforces its security features; the planner does not know them and is
 * told to ignore them. `checkFeatures` refuses features that would not be enforced.
 *
 * @param subjects per type, the fields marked with `@subject`
 * @throws when the document is not a valid supergraph, or has features that are not understood
 */
export function readSupergraph(document: DocumentNode, subjects: PolicyReading['subjects']): SupergraphReading {
  const build = (from: DocumentNode) =>
    readValid(() => Supergraph.build(from, { supportedFeatures: null, validateSupergraph: true }));
  const supergraph = build(document);
  checkFeatures(supergraph);
  return {
    apiSchema: withExactScalars(withOneOfInputs(supergraph.apiSchema().toGraphQLJSSchema(), document)),
    planning: build(withSubjectsAccessible(document, subjects)),
  };
}

/** Makes literals of custom scalars keep their digits in every default value. */
function withExactScalars(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()))
    if (isScalarType(type) && !isSpecifiedScalarType(type)) type.parseLiteral = readExactLiteral;
  return schema;
}

/** Composition does not support `@oneOf` yet, and keeps the directive without its meaning. */
function withOneOfInputs(schema: GraphQLSchema, document: DocumentNode): GraphQLSchema {
  const name = linkedName(readLinks(document), 'https://myservices.mass.gov/specs/oneOf/', 'oneOf');
  for (const node of document.definitions) {
    if (node.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION) continue;
    const type = schema.getType(node.name.value);
    if (isInputObjectType(type)) type.isOneOf = (node.directives ?? []).some((directive) => directive.name.value === name);
  }
  return schema;
}

function withSubjectsAccessible(document: DocumentNode, subjects: PolicyReading['subjects']): DocumentNode {
  const withMarks = (type: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode | undefined => {
    const marked = new Set(subjects.get(type.name.value)?.map(({ field }) => field));
    if (marked.size === 0) return undefined;
    return { ...type, fields: (type.fields ?? []).map((field) => (marked.has(field.name.value) ? accessible(field) : field)) };
  };
  return visit(document, { ObjectTypeDefinition: withMarks });
}

const accessible = (field: FieldDefinitionNode): FieldDefinitionNode => ({
  ...field,
  directives: (field.directives ?? []).filter(({ name }) => name.value !== 'inaccessible'),
});
