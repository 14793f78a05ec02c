import { type DocumentNode, type FragmentDefinitionNode, Kind, print, visit } from 'graphql';
import { hashBody } from '../hash-body.ts';
import { oneOperation, parseDocument, type Reading, registerDocument } from '../register-document.ts';
import type { RegisteredOperation } from '../operation-set.ts';

/**
 * Reads documents written by hand, one operation per file. A fragment may be in any file, including one of its own. All files
 * can use it.
 *
 * An operation is registered as graphql-js prints it, followed by the fragments it uses in order of name, as Apollo's tools do.
 * Its id is the hash of that text, so layout and comments do not affect it.
 *
 * @param files texts by file name
 */
export function readGraphqlFiles(files: ReadonlyMap<string, string>): Reading {
  const problems: string[] = [];
  const documents = new Map<string, DocumentNode>();
  for (const [file, text] of files) {
    const document = parseDocument(text);
    if (typeof document === 'string') problems.push(`${file}: ${document}`);
    else documents.set(file, document);
  }
  const fragments = collectFragments(documents, problems);
  const operations: RegisteredOperation[] = [];
  const names = new Map<string, string>();
  for (const [file, document] of documents) {
    if (document.definitions.every(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)) continue;
    const outcome = registerFile(document, fragments);
    if (typeof outcome === 'string') {
      problems.push(`${file}: ${outcome}`);
      continue;
    }
    const other = names.get(outcome.name);
    if (other) problems.push(`${file}: ${outcome.name} is the name of the operation in ${other} too`);
    names.set(outcome.name, file);
    operations.push(outcome);
  }
  if (documents.size === names.size && names.size === 0 && problems.length === 0) problems.push('There is no operation in it');
  return { operations, problems };
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

function collectFragments(documents: ReadonlyMap<string, DocumentNode>, problems: string[]): Fragments {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const places = new Map<string, string>();
  for (const [file, { definitions }] of documents) {
    for (const node of definitions) {
      if (node.kind !== Kind.FRAGMENT_DEFINITION) continue;
      const name = node.name.value;
      if (places.has(name)) problems.push(`${file}: The fragment ${name} stands in ${places.get(name)} too`);
      places.set(name, file);
      fragments.set(name, node);
    }
  }
  return fragments;
}

function registerFile(document: DocumentNode, fragments: Fragments): RegisteredOperation | string {
  const alien = document.definitions.find(({ kind }) => kind !== Kind.OPERATION_DEFINITION && kind !== Kind.FRAGMENT_DEFINITION);
  if (alien) return 'It must hold nothing but operations and fragments';
  const one = oneOperation(document);
  if (typeof one === 'string') return one;
  const operation = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const used = [...usedFragments({ ...document, definitions: operation }, fragments)].sort();
  const missing = used.filter((name) => !fragments.has(name));
  if (missing.length > 0) return `There is no fragment ${missing.join(', nor ')}`;
  const definitions = [...operation, ...used.flatMap((name) => fragments.get(name) ?? [])];
  const body = print({ ...document, definitions });
  return registerDocument(hashBody(body), body);
}

/** @returns the names of the fragments that a document spreads, directly or through other fragments */
function usedFragments(document: DocumentNode, fragments: Fragments): ReadonlySet<string> {
  const used = new Set<string>();
  const follow = (node: DocumentNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name: { value } }) {
        if (used.has(value)) return;
        used.add(value);
        const fragment = fragments.get(value);
        if (fragment) follow(fragment);
      },
    });
  };
  follow(document);
  return used;
}
