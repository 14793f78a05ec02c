import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { describeProblems } from '../../schema/contract/problem-list.ts';
import { type Client, clientsFile } from './client.ts';

/**
 * @param file path of a `clients.yaml`
 * @returns the clients, in the order of the file
 * @throws Error that names the file and every problem at once
 */
export function readClients(file: string): readonly Client[] {
  const parsed = clientsFile.safeParse(parse(readFileSync(file, 'utf8')));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${z.core.toDotPath(path) || 'the file'}: ${message}`);
    throw new Error(describeProblems(`${file} is not valid`, problems, 'Correct the file.'));
  }
  return parsed.data.clients;
}
