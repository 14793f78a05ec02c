import documents from './documents/subgraph.ts';
import healthConnector from './health-connector/subgraph.ts';
import identity from './identity/subgraph.ts';
import masshealth from './masshealth/subgraph.ts';
import notices from './notices/subgraph.ts';

/** The five subgraphs. Start, composition and tests read this list. */
export const subgraphs = [identity, masshealth, healthConnector, documents, notices] as const;
