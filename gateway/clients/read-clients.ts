import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Client, clientsFile } from './client.ts';

/**
 * @param file path of a `clients.yaml`
 * @returns the clients, in the order of the file
 * @throws Error that names the file and every problem at once
 */
export function readClients(file: string): readonly Client[] {
  const parsed = clientsFile.safeParse(parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file} is not valid:\n${z.prettifyError(parsed.error)}`);
  return parsed.data.clients;
}
