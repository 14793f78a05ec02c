import type { Client } from '../../gateway/clients/client.ts';
import { checkOperations } from '../../gateway/operations/check-operations.ts';
import { type Finding, FINDINGS, isBreaking } from '../../gateway/operations/finding.ts';
import type { OperationSet } from '../../gateway/operations/operation-set.ts';
import { readSupergraphFacts } from '../../gateway/operations/supergraph-facts.ts';
import type { OperationLimits } from '../../gateway/limits/limits.ts';

/**
 * @param supergraph SDL of the supergraph in force
 * @returns a line for each reason not to publish a set: what `check` calls breaking, and what a partner's scopes do not cover
 */
export function findRefused(
  operations: OperationSet,
  clients: readonly Client[],
  supergraph: string,
  limits: OperationLimits,
): string[] {
  const partners = new Set(clients.filter(({ kind }) => kind === 'partner').map(({ id }) => id));
  const after = readSupergraphFacts(supergraph);
  return checkOperations({ before: null, after, operations, clients, limits }).flatMap(({ client, name, findings }) =>
    findings
      .filter((finding) => isBreaking(finding) || (partners.has(client) && finding.kind === 'never allow'))
      .map((finding) => `  ${client}: ${name}: ${describe(finding)}`),
  );
}

const describe = ({ kind, about, says }: Finding): string => [about, FINDINGS[kind].means, `(${says})`].filter(Boolean).join(' ');
