import type { Row } from './row.ts';
import { documents, malformed, overloaded } from './rows/clients.ts';
import { restarted, swapped } from './rows/gateways.ts';
import { frozen, identityKilled, killed, late } from './rows/subgraphs.ts';

/** The rows of the table, in its order. */
export const ROWS: readonly Row[] = [killed, identityKilled, frozen, late, restarted, swapped, overloaded, documents, malformed];
