import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '../../gateway/clients/client.ts';
import { readClients } from '../../gateway/clients/read-clients.ts';
import { partner } from './registered-files.ts';

/** @returns a partner that may ask whatever it likes with these scopes */
export const openPartner = (id: string, scopes: readonly string[]): Client => ({
  ...partner(id),
  mode: { development: 'open', production: 'open' },
  scopes: [...scopes],
});

/** The clients of the graph, which may ask whatever they like, at the general rates: what is tested is something else. */
export const OPEN_CLIENTS: readonly Client[] = readClients('schema/clients.yaml').map(({ rate: _rate, ...client }) => ({
  ...client,
  mode: { development: 'open', production: 'open' },
}));

/** Writes them as a file for processes in development, which CLIENTS names. @returns its path */
export function writeOpenClients(folder: string): string {
  const file = join(folder, 'clients.yaml');
  const mode = { development: 'open', production: 'registered' };
  // JSON is YAML too.
  writeFileSync(file, JSON.stringify({ clients: OPEN_CLIENTS.map((client) => ({ ...client, mode })) }));
  return file;
}
