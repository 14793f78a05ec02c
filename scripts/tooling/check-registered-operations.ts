import { join } from 'node:path';
import { readClients } from '../../gateway/clients/read-clients.ts';
import { type CheckedOperation, checkOperations } from '../../gateway/operations/check-operations.ts';
import { readOperationSet } from '../../gateway/operations/read-operation-set.ts';
import { readSupergraphFacts } from '../../gateway/operations/supergraph-facts.ts';
import { LIMITS, type OperationLimits } from '../../gateway/limits/limits.ts';
import { ROOT } from './rover-config.ts';

/**
 * Checks the operations that a file of clients names.
 *
 * @param before the supergraph in force; null: there is none
 * @param clientsFile the file that gateways are given as `CLIENTS`, its paths from the working folder; null: `schema/clients.yaml`
 *   of this project
 * @throws when a supergraph is not valid or not covered, or an operation cannot be read
 */
export function checkAgainst(
  before: string | null,
  after: string,
  clientsFile: string | null = null,
  limits: OperationLimits = LIMITS,
): readonly CheckedOperation[] {
  const clients = readClients(clientsFile ?? join(ROOT, 'schema/clients.yaml'));
  return checkOperations({
    before: before === null ? null : readSupergraphFacts(before),
    after: readSupergraphFacts(after),
    operations: readOperationSet(clients, clientsFile === null ? ROOT : '.'),
    clients,
    limits,
  });
}
