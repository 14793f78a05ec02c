import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readClients } from '../../gateway/clients/read-clients.ts';
import { describeInvalidOperations } from '../../gateway/operations/describe-invalid-operations.ts';
import { countOperations } from '../../gateway/operations/operation-set.ts';
import { prepareOperations } from '../../gateway/operations/prepare-operations.ts';
import { readOperationSet } from '../../gateway/operations/read-operation-set.ts';
import { limitsOf } from '../../gateway/limits/limits.ts';
import { loadSupergraph } from '../../gateway/supergraph/load-supergraph.ts';
import type { Command } from './command.ts';
import { compareSets } from './compare-sets.ts';
import { activate, readActive, short, withRegistry } from './open-registry.ts';

/** Publishes the operations in the files of `schema/clients.yaml` for all gateways at once, if they fit the supergraph. */
export const publish: Command = async (args, config, say) => {
  const { values } = parseArgs({ args: [...args], options: { 'dry-run': { type: 'boolean', default: false } } });
  const set = readOperationSet(readClients(config.clients), '.');
  say(`Checking ${countOperations(set)} operations against ${config.supergraph} …`);
  const supergraph = loadSupergraph(readFileSync(config.supergraph, 'utf8'), {
    open: false,
    executor: 'own',
    overrideLabels: config.overrideLabels,
  });
  const { invalid } = await prepareOperations(set, supergraph, { limits: limitsOf(false, config.limits), viewersOf: () => [] });
  if (invalid.length > 0) throw new Error(describeInvalidOperations(invalid));
  return withRegistry(config, async (registry) => {
    const active = await registry.active();
    if (active?.version === set.version) {
      say(`Version ${short(set.version)} is active already.`);
      return true;
    }
    for (const line of compareSets(await readActive(registry, active), set)) say(line);
    if (values['dry-run']) {
      say(`Version ${short(set.version)} would be activated.`);
      return true;
    }
    await activate(registry, set, active);
    say(`Version ${short(set.version)} is active. Gateways have it within a second.`);
    return true;
  });
};
