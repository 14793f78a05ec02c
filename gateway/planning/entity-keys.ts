import type { Supergraph } from '@apollo/federation-internals';

/** Per subgraph and type, the key fields that can be requested again. */
export type EntityKeys = (subgraph: string, type: string) => readonly string[];

/** A key of plain fields, such as `id` or `id year`. Nested key fields are not compared. */
const PLAIN_KEY = /^[\w\s,]+$/;

/** @returns the fields of the keys that each subgraph resolves, from the `@key`s of the supergraph */
export function readEntityKeys(supergraph: Supergraph): EntityKeys {
  const keys = new Map<string, string[]>();
  for (const subgraph of supergraph.subgraphs().values()) {
    for (const type of subgraph.schema.objectTypes()) {
      const fields = type
        .appliedDirectivesOf(subgraph.metadata().keyDirective())
        .map((directive) => directive.arguments())
        .filter(({ fields, resolvable }) => resolvable !== false && PLAIN_KEY.test(String(fields)))
        .flatMap(({ fields }) =>
          String(fields)
            .split(/[\s,]+/)
            .filter(Boolean),
        );
      if (fields.length > 0) keys.set(`${subgraph.name} ${type.name}`, [...new Set(fields)]);
    }
  }
  return (subgraph, type) => keys.get(`${subgraph} ${type}`) ?? [];
}
