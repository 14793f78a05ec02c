import { join } from 'node:path';
import { readClients } from '../../gateway/clients/read-clients.ts';
import { type CheckedOperation, checkOperations } from '../../gateway/operations/check-operations.ts';
import { readOperationSet } from '../../gateway/operations/read-operation-set.ts';
import { readSupergraphFacts } from '../../gateway/operations/supergraph-facts.ts';
import { LIMITS } from '../../gateway/request/limits.ts';
import { ROOT } from './rover-config.ts';

/**
 * Checks the operations that `schema/clients.yaml` names.
 *
 * @param before the supergraph in force; null: there is none
 * @throws when a supergraph is not valid or not covered, or an operation cannot be read
 */
export function checkAgainst(before: string | null, after: string): readonly CheckedOperation[] {
  const clients = readClients(join(ROOT, 'schema/clients.yaml'));
  return checkOperations({
    before: before === null ? null : readSupergraphFacts(before),
    after: readSupergraphFacts(after),
    operations: readOperationSet(clients, ROOT),
    clients,
    limits: LIMITS,
  });
}
