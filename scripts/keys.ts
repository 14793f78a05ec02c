import { randomBytes } from 'node:crypto';
import { AUDIT_SHAPE } from '../gateway/audit/audit-variables.ts';
import { publicKeyOf } from '../gateway/audit/heads/audit-keys.ts';
import { SHARED_VARIABLES } from '../schema/contract/shared-variables.ts';
import { readVariables } from '../schema/contract/configuration.ts';
import { keyIdOf } from '../schema/contract/assertion-keys.ts';
import { assertionKey } from '../schema/contract/viewer-assertion.ts';

const USAGE = `usage: npm run --silent keys -- COMMAND
  new            adds a key at the end: it is accepted, and does not sign yet. Without ASSERTION_KEYS it makes the first one
  rotate         puts the last key first: from now on it signs
  retire         keeps the first key alone
  derive NAME    prints the ASSERTION_KEY of a subgraph
  list           prints the ids by which assertions for a subgraph name the keys: list NAME
All read ASSERTION_KEYS, or the file that ASSERTION_KEYS_FILE names, and print the new value. They change nothing themselves.
  audit new | rotate | retire   the same for AUDIT_KEYS, the keys of the audit trail
  audit public                  prints their public keys: append those that are new to AUDIT_PUBLIC_KEYS, and keep the old ones`;

/**
 * `npm run keys -- new | rotate | retire`: prints the next value of `ASSERTION_KEYS`. Between two commands, every gateway and
 * subgraph is restarted with the new value, in any order: each value accepts what the one before and the one after sign.
 */
export function nextKeys(command: string, keys: readonly string[], variable = 'ASSERTION_KEYS'): readonly string[] {
  const [first, last] = [keys.at(0), keys.at(-1)];
  if (command === 'new') return [...keys, randomBytes(32).toString('base64url')];
  if (first === undefined || last === undefined)
    throw new Error(`${variable} is not set. Make it with: npm run keys -- ${variable === 'AUDIT_KEYS' ? 'audit new' : 'new'}`);
  if (command === 'rotate') {
    if (keys.length === 1) throw new Error('There is one key alone. Add another with: npm run keys -- new');
    return [last, ...keys.slice(0, -1)];
  }
  if (command === 'retire') return [first];
  throw new Error(USAGE);
}

/** @returns what the command prints. @throws an error with a message for the operator */
export function keysCommand(args: readonly string[], environment: NodeJS.ProcessEnv): string {
  const [command = '', name, ...more] = args;
  if (command === 'audit') return auditKeysCommand(args.slice(1), environment);
  const { ASSERTION_KEYS } = SHARED_VARIABLES;
  const keys = readVariables({ ASSERTION_KEYS }, environment).ASSERTION_KEYS ?? [];
  const isOfSubgraph = command === 'derive' || command === 'list';
  if (more.length > 0 || isOfSubgraph !== (name !== undefined)) throw new Error(USAGE);
  if (name === undefined) return nextKeys(command, keys).join(',');
  const derived = keys.map((key) => assertionKey(key, name));
  if (command === 'list') return derived.map(keyIdOf).join('\n');
  return derived.map((key) => Buffer.from(key).toString('base64url')).join(',');
}

function auditKeysCommand([command = '', ...more]: readonly string[], environment: NodeJS.ProcessEnv): string {
  const { AUDIT_KEYS } = AUDIT_SHAPE;
  const keys = readVariables({ AUDIT_KEYS }, environment).AUDIT_KEYS ?? [];
  if (more.length > 0) throw new Error(USAGE);
  return (command === 'public' ? keys.map(publicKeyOf) : nextKeys(command, keys, 'AUDIT_KEYS')).join(',');
}

if (import.meta.main) {
  try {
    console.log(keysCommand(process.argv.slice(2), process.env));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
