import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Client } from '../../gateway/clients/client.ts';
import { hashBody } from '../../gateway/operations/hash-body.ts';
import { makeOperationSet, type OperationSet } from '../../gateway/operations/operation-set.ts';

/** @returns a partner that has registered the operations in these files */
export const partner = (id: string, ...operations: string[]): Client => ({
  id,
  name: id,
  kind: 'partner',
  proof: { issuers: ['partners'], clientIds: [id] },
  anonymous: false,
  mode: { development: 'registered', production: 'registered' },
  scopes: ['eligibility:read'],
  origins: [],
  operations,
});

/** Writes files below a folder; a value that is not a string is written as JSON, and null removes the file. */
export function writeFiles(folder: string, files: Readonly<Record<string, unknown>>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    if (content === null) rmSync(path, { force: true });
    else writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
}

/** @returns an Apollo manifest with these operations; by default the id is the name */
export const apolloManifest = (...operations: { name: string; body: string; [more: string]: unknown }[]) => ({
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: operations.map((one) => ({ id: one.name, type: 'query', ...one })),
});

/** @returns a set of queries, by client: texts whose id is their name */
export const setOf = (clients: Readonly<Record<string, readonly string[]>>): OperationSet =>
  makeOperationSet(
    new Map(
      Object.entries(clients).map(([client, bodies]) => [
        client,
        bodies.map((body) => {
          const name = /^query (\w+)/.exec(body)?.[1] ?? '';
          return { id: name, hash: hashBody(body), name, kind: 'query' as const, body };
        }),
      ]),
    ),
  );
