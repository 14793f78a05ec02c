import { type DocumentNode, Kind, print, visit } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Log } from '../telemetry/log.ts';

/** @param hash of the document */
export type LogUnknown = (clientId: string, hash: string, document: DocumentNode) => void;

/** The number of documents remembered as logged. A forgotten document is logged again. */
const REMEMBERED = 10_000;

/** Logs the operations that a client in mode `log` would have to register, each once while it is remembered. */
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
 * @param document a valid document, so that the remaining names come from the schema
 * @returns the document without anything that could contain a client's value: no literals, no defaults and no names chosen by
 *   the client. Operations, fragments, aliases and variables get new names or none
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
