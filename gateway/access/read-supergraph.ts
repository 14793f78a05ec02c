import { defaultPrintOptions, printSchema, type Schema, Supergraph } from '@apollo/federation-internals';
import { type DocumentNode, type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, visit } from 'graphql';
import type { PrintedApiSchema } from './build-api-schema.ts';
import { checkFeatures } from './check-features.ts';
import { readValid } from './invalid-supergraph.ts';
import { linkedName, readLinks } from '../../schema/contract/links.ts';
import type { PolicyReading } from '../../schema/contract/read-policies.ts';

/** A supergraph in the forms that the gateway uses. */
export type SupergraphReading = {
  /** The schema that clients see. */
  readonly printed: PrintedApiSchema;
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
    printed: { sdl: printWhole(supergraph.apiSchema()), oneOfInputs: oneOfInputs(document) },
    planning: build(withSubjectsAccessible(document, subjects)),
  };
}

/** Prints a type and its extensions as one definition. */
const printWhole = (schema: Schema): string => printSchema(schema, { ...defaultPrintOptions, mergeTypesAndExtensions: true });

/** The names of the input objects that are `@oneOf`. Composition does not support it yet, and keeps the directive without its meaning. */
function oneOfInputs(document: DocumentNode): string[] {
  const name = linkedName(readLinks(document), 'https://myservices.mass.gov/specs/oneOf/', 'oneOf');
  return document.definitions
    .filter((node) => node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
    .filter(({ directives = [] }) => directives.some((directive) => directive.name.value === name))
    .map((node) => node.name.value);
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
