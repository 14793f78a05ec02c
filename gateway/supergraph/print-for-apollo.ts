import { printSchema, type Supergraph } from '@apollo/federation-internals';
import { type ConstDirectiveNode, parse, print, visit } from 'graphql';
import { argumentOf } from '../../schema/contract/links.ts';

/** ApolloGateway refuses supergraphs with these, for it does not know them; we do. */
const REFUSED = /^https:\/\/specs\.apollo\.dev\/(policy|authenticated|requiresScopes)\//;

/** @returns the supergraph as ApolloGateway takes it. Their directives stay where they are, as ones without a meaning */
export function printForApollo(supergraph: Supergraph): string {
  const document = parse(printSchema(supergraph.schema), { noLocation: true });
  const isRefused = (directive: ConstDirectiveNode) =>
    directive.name.value === 'link' && REFUSED.test(String(argumentOf(directive, 'url')));
  return print(
    visit(document, {
      SchemaDefinition: (schema) => ({
        ...schema,
        directives: (schema.directives ?? []).filter((directive) => !isRefused(directive)),
      }),
    }),
  );
}
