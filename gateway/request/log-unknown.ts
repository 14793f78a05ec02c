import { type DocumentNode, Kind, print, visit } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Log } from '../telemetry/log.ts';

/** @param hash of the document */
export type LogUnknown = (clientId: string, hash: string, document: DocumentNode) => void;

/** So many documents are remembered as logged; one that has been forgotten is logged again. */
const REMEMBERED = 10_000;

/** Logs which operations a client in mode `log` would have to register: each once, as far as it is remembered. */
export function createUnknownLog(log: Log): LogUnknown {
  const logged = new LRUCache<string, true>({ max: REMEMBERED });
  return (client, hash, document) => {
    const key = `${client} ${hash}`;
    if (logged.has(key)) return;
    logged.set(key, true);
    log.info({ event: 'unknown operation', client, operation: hash, form: literalFree(document) });
  };
}

/**
 * @param document a valid one, so that the names that stay are the schema's
 * @returns what the document asks for, without anything that a client could have put a value into: no literal, no default,
 *   and no name of its own choice. Operations, fragments, aliases and variables have new names or none
 */
function literalFree(document: DocumentNode): string {
  const numbers = new Map<string, number>();
  const renamed = (prefix: string, name: string) => {
    const key = `${prefix} ${name}`;
    if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
    return { kind: Kind.NAME, value: `${prefix}${numbers.get(key)}` } as const;
  };
  const literal = { kind: Kind.ENUM, value: '_' } as const;
  const free = visit(document, {
    OperationDefinition: ({ name: _name, ...node }) => ({ ...node, name: undefined }),
    FragmentDefinition: (node) => ({ ...node, name: renamed('F', node.name.value) }),
    FragmentSpread: (node) => ({ ...node, name: renamed('F', node.name.value) }),
    Variable: (node) => ({ ...node, name: renamed('v', node.name.value) }),
    VariableDefinition: (node) => ({ ...node, defaultValue: undefined }),
    Field: (node) => ({ ...node, alias: undefined }),
    IntValue: () => literal,
    FloatValue: () => literal,
    StringValue: () => literal,
    BooleanValue: () => literal,
    NullValue: () => literal,
    EnumValue: () => literal,
    ListValue: () => literal,
    ObjectValue: () => literal,
  });
  return print(free).replace(/\s+/g, ' ');
}
