import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, parse, print, visit } from 'graphql';
import type { Client } from '../../gateway/clients/client.ts';
import { readClients } from '../../gateway/clients/read-clients.ts';
import { hashBody } from '../../gateway/operations/hash-body.ts';
import type { GeneratedFile } from './generated-files.ts';
import { ROOT } from './rover-config.ts';

/** A document of a client. */
export type ClientDocument = {
  /** Relative to the root of the project. */
  readonly file: string;
  /** As it is written. */
  readonly source: DocumentNode;
  /** As it is sent, and registered. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode & { readonly name: { readonly value: string } };
};

/** The manifest that a client registers, and the folder of `.graphql` files from which it is generated. */
export type ClientOperations = {
  readonly client: Client;
  /** The manifest's path, relative to the root of the project. */
  readonly manifest: string;
  readonly documents: readonly ClientDocument[];
};

const MANIFEST = '.manifest.json';

/**
 * Every manifest that `schema/clients.yaml` names, with the documents of the folder beside it: `portal.manifest.json` is
 * made of the files in `portal/`.
 *
 * @throws when a file holds anything but one named operation and its fragments
 */
export function readClientOperations(clients = readClients(join(ROOT, 'schema/clients.yaml'))): ClientOperations[] {
  return clients.flatMap((client) =>
    client.operations
      .filter((path) => path.endsWith(MANIFEST))
      .map((manifest) => ({ client, manifest, documents: readFolder(manifest.slice(0, -MANIFEST.length), client) })),
  );
}

function readFolder(folder: string, { kind }: Client): ClientDocument[] {
  const files = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.graphql'));
  return files.sort().map((name) => {
    const file = join(folder, name);
    const source = parse(readFileSync(join(ROOT, file), 'utf8'), { noLocation: true });
    return { file, source, document: kind === 'portal' ? withTypenames(source) : source, operation: onlyOperation(source, file) };
  });
}

function onlyOperation({ definitions }: DocumentNode, file: string): ClientDocument['operation'] {
  const [operation, another] = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const name = operation?.name;
  if (!operation || !name || another) throw new Error(`${file} must hold one operation, with a name`);
  const called = basename(file, '.graphql').replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  if (name.value !== called) throw new Error(`${file} must hold the operation ${called}; it holds ${name.value}`);
  return { ...operation, name };
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** The document as Apollo Client and urql send it: their caches ask each object for its type. */
function withTypenames(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet(node, _key, parent) {
      const atRoot = parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
      const asks = node.selections.some((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'));
      return atRoot || asks ? undefined : { ...node, selections: [...node.selections, TYPENAME] };
    },
  });
}

/** @returns a manifest in Apollo's format; an operation's id is the SHA-256 of its body */
export function renderManifest({ manifest, documents }: ClientOperations): GeneratedFile {
  const operations = documents.map(({ document, operation }) => {
    const body = print(document);
    return { id: hashBody(body), name: operation.name.value, type: operation.operation, body };
  });
  const content = JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }, null, 2);
  return { path: manifest, content: `${content}\n` };
}
