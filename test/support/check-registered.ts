import { readClients } from '../../gateway/clients/read-clients.ts';
import { type CheckedOperation, checkOperations } from '../../gateway/operations/check-operations.ts';
import { readOperationSet } from '../../gateway/operations/read-operation-set.ts';
import { readSupergraphFacts, type SupergraphFacts } from '../../gateway/operations/supergraph-facts.ts';
import { LIMITS } from '../../gateway/limits/limits.ts';
import { changedSupergraph, type SdlChange } from './changed-supergraph.ts';

const clients = readClients('schema/clients.yaml');
const operations = readOperationSet(clients, '.');
export const ours = readSupergraphFacts(changedSupergraph());

/** Checks the operations that are registered, or another set, against a supergraph. */
export const checkAgainst = (after: SupergraphFacts, before: SupergraphFacts | null = ours, set = operations) =>
  checkOperations({ before, after, operations: set, clients, limits: LIMITS });

/** Checks them against our own supergraph with changes. */
export const checkChanged = (...changes: readonly SdlChange[]) =>
  checkAgainst(readSupergraphFacts(changedSupergraph(...changes)));

/** Each finding as one line: client, operation, kind, what it is about, what of it, where, for whom. */
export const lines = (checked: readonly CheckedOperation[]): string[] =>
  checked.flatMap(({ client, name, findings }) =>
    findings.map(({ kind, about, says, at, roles }) =>
      [`${client} ${name}: ${kind}`, about, says, at.join(' '), roles.join(', ')].filter(Boolean).join('; '),
    ),
  );

export const namesOf = (checked: readonly CheckedOperation[]) => checked.map(({ name }) => name);
