import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '../../gateway/clients/client.ts';
import { readClients } from '../../gateway/clients/read-clients.ts';
import { partner } from './registered-files.ts';

/** @returns a partner with these scopes that may run any operation */
export const openPartner = (id: string, scopes: readonly string[]): Client => ({
  ...partner(id),
  mode: { development: 'open', production: 'open' },
  scopes: [...scopes],
});

/** The clients of the graph, which may run any operation at the general rates. For tests that are not about clients. */
export const OPEN_CLIENTS: readonly Client[] = readClients('schema/clients.yaml').map(({ rate: _rate, ...client }) => ({
  ...client,
  mode: { development: 'open', production: 'open' },
}));

/** Writes them to a file for the CLIENTS variable of processes in development. @returns its path */
export function writeOpenClients(folder: string): string {
  const file = join(folder, 'clients.yaml');
  const mode = { development: 'open', production: 'registered' };
  // JSON is valid YAML.
  writeFileSync(file, JSON.stringify({ clients: OPEN_CLIENTS.map((client) => ({ ...client, mode })) }));
  return file;
}
