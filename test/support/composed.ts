import { readFileSync } from 'node:fs';

/** The committed supergraph. `npm run check` compares it with the composition of the subgraphs. */
export const supergraphSdl = readFileSync('schema/supergraph.graphql', 'utf8');
/** The schema for clients, from the same composition. */
export const apiSdl = readFileSync('schema/api.graphql', 'utf8');
