import { readFileSync } from 'node:fs';

export type ManifestOperation = { readonly id: string; readonly name: string; readonly type: string; readonly body: string };

/** @param client `portal`, or a partner as `partners/eligibility-partner`. @returns the operations in its manifest */
export const registeredBy = (client: string): readonly ManifestOperation[] =>
  (JSON.parse(readFileSync(`schema/operations/${client}.manifest.json`, 'utf8')) as { operations: ManifestOperation[] })
    .operations;

/** @throws when the client has registered no operation of this name */
export function bodyOf(client: string, name: string): string {
  const found = registeredBy(client).find((operation) => operation.name === name);
  if (!found) throw new Error(`${client} has registered no operation ${name}`);
  return found.body;
}
