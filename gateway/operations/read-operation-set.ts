import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Client } from '../clients/client.ts';
import { describeProblems } from '../../schema/contract/problem-list.ts';
import { isApolloManifest, readApolloManifest } from './formats/apollo-manifest.ts';
import { readGraphqlFiles } from './formats/graphql-files.ts';
import { readRelayMap } from './formats/relay-map.ts';
import { makeOperationSet, type OperationSet } from './operation-set.ts';
import type { Reading } from './register-document.ts';

/**
 * Reads the operations that `schema/clients.yaml` lists for each client: folders of `.graphql` files, including subfolders, and
 * `.json` files, which are Apollo manifests or Relay maps.
 *
 * @param root the folder that the paths are relative to
 * @throws Error that names every problem of every file at once
 */
export function readOperationSet(clients: readonly Client[], root: string): OperationSet {
  const ids = new Set(clients.map(({ id }) => id));
  const problems: string[] = [];
  const sets = clients.map(({ id, operations }) => {
    const readings = operations.map((path) => readPath(path, root, id, ids));
    for (const reading of readings) for (const problem of reading.problems) problems.push(`${id}: ${problem}`);
    return [id, readings.flatMap((reading) => reading.operations)] as const;
  });
  if (problems.length > 0) {
    const action = 'Correct the files that schema/clients.yaml lists.';
    throw new Error(describeProblems('The registered operations cannot be read', problems, action));
  }
  return makeOperationSet(new Map(sets));
}

function readPath(path: string, root: string, client: string, clients: ReadonlySet<string>): Reading {
  const full = resolve(root, path);
  try {
    if (!path.endsWith('.json')) return readGraphqlFiles(graphqlFiles(full, root));
    const value: unknown = JSON.parse(readFileSync(full, 'utf8'));
    const { operations, problems } = isApolloManifest(value) ? readApolloManifest(value, client, clients) : readRelayMap(value);
    return { operations, problems: problems.map((problem) => `${path}: ${problem}`) };
  } catch (error) {
    return { operations: [], problems: [`${path}: ${describe(error as NodeJS.ErrnoException)}`] };
  }
}

const describe = ({ code, message }: NodeJS.ErrnoException): string => (code === 'ENOENT' ? 'the file does not exist' : message);

/** @returns the texts of the `.graphql` files of a folder, or of a single file, by path relative to `root` */
function graphqlFiles(path: string, root: string): ReadonlyMap<string, string> {
  const files = filesUnder(path).filter((file) => file.endsWith('.graphql'));
  return new Map(files.map((file) => [relative(root, file), readFileSync(file, 'utf8')]));
}

function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => join(path, name));
}
