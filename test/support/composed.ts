import { readFileSync } from 'node:fs';

/** The supergraph as it is committed. `npm run check` compares it with what the subgraphs compose to. */
export const supergraphSdl = readFileSync('schema/supergraph.graphql', 'utf8');
/** The schema that clients see, of the same composition. */
export const apiSdl = readFileSync('schema/api.graphql', 'utf8');
