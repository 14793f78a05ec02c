import { readClients } from '../../gateway/clients/read-clients.ts';
import { type CheckedOperation, checkOperations } from '../../gateway/operations/check-operations.ts';
import { readOperationSet } from '../../gateway/operations/read-operation-set.ts';
import { readSupergraphFacts, type SupergraphFacts } from '../../gateway/operations/supergraph-facts.ts';
import { LIMITS } from '../../gateway/limits/limits.ts';
import { changedSupergraph, type SdlChange } from './changed-supergraph.ts';

const clients = readClients('schema/clients.yaml');
const operations = readOperationSet(clients, '.');
export const ours = readSupergraphFacts(changedSupergraph());

/** Checks the registered operations, or another set, against a supergraph. */
export const checkAgainst = (after: SupergraphFacts, before: SupergraphFacts | null = ours, set = operations) =>
  checkOperations({ before, after, operations: set, clients, limits: LIMITS });

/** Checks them against a changed supergraph of the graph. */
export const checkChanged = (...changes: readonly SdlChange[]) =>
  checkAgainst(readSupergraphFacts(changedSupergraph(...changes)));

/** Each finding as one line: client, operation, severity, subject, message, place, roles. */
export const lines = (checked: readonly CheckedOperation[]): string[] =>
  checked.flatMap(({ client, name, findings }) =>
    findings.map(({ kind, about, says, at, roles }) =>
      [`${client} ${name}: ${kind}`, about, says, at.join(' '), roles.join(', ')].filter(Boolean).join('; '),
    ),
  );

export const namesOf = (checked: readonly CheckedOperation[]) => checked.map(({ name }) => name);
