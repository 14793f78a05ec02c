import { printSchema, type Supergraph } from '@apollo/federation-internals';
import { type ConstDirectiveNode, parse, print, visit } from 'graphql';
import { argumentOf } from '../../schema/contract/links.ts';

/** ApolloGateway refuses supergraphs with these features because it does not know them. This gateway does. */
const REFUSED: ReadonlySet<string> = new Set(
  ['policy', 'authenticated', 'requiresScopes'].map((name) => `https://specs.apollo.dev/${name}`),
);

/** @returns the supergraph as ApolloGateway accepts it. The features' directives stay in place, without a meaning */
export function printForApollo(supergraph: Supergraph): string {
  const document = parse(printSchema(supergraph.schema), { noLocation: true });
  const features = [...(supergraph.schema.coreFeatures?.allFeatures() ?? [])];
  const refused = new Set(
    features.filter(({ url }) => REFUSED.has(url.identity)).map(({ directive }) => urlOf(directive.arguments())),
  );
  const isRefused = (directive: ConstDirectiveNode) =>
    refused.has(urlOf({ url: argumentOf(directive, 'url'), feature: argumentOf(directive, 'feature') }));
  return print(
    visit(document, {
      SchemaDefinition: (schema) => ({
        ...schema,
        directives: (schema.directives ?? []).filter((directive) => !isRefused(directive)),
      }),
    }),
  );
}

/** The URL in `@link(url:)`, or in the older `@core(feature:)`. */
const urlOf = ({ url, feature }: Readonly<Record<string, unknown>>): string => String(url ?? feature);
