import type { Supergraph } from '@apollo/federation-internals';

/** Per subgraph and type, the fields that are a key by themselves and can be asked for again. */
export type EntityKeys = (subgraph: string, type: string) => readonly string[];

/** @returns the single-field keys that each subgraph resolves, from the `@key`s of the supergraph */
export function readEntityKeys(supergraph: Supergraph): EntityKeys {
  const keys = new Map<string, string[]>();
  for (const subgraph of supergraph.subgraphs().values()) {
    for (const type of subgraph.schema.objectTypes()) {
      const fields = type
        .appliedDirectivesOf(subgraph.metadata().keyDirective())
        .map((directive) => directive.arguments())
        .filter(({ fields, resolvable }) => resolvable !== false && /^\w+$/.test(String(fields).trim()))
        .map(({ fields }) => String(fields).trim());
      if (fields.length > 0) keys.set(`${subgraph.name} ${type.name}`, fields);
    }
  }
  return (subgraph, type) => keys.get(`${subgraph} ${type}`) ?? [];
}
