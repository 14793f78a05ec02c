import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readClients } from '../../gateway/clients/read-clients.ts';
import { describeInvalidOperations } from '../../gateway/operations/describe-invalid-operations.ts';
import { countOperations } from '../../gateway/operations/operation-set.ts';
import { prepareOperations } from '../../gateway/operations/prepare-operations.ts';
import { readOperationSet } from '../../gateway/operations/read-operation-set.ts';
import { limitsOf } from '../../gateway/limits/limits.ts';
import { loadSupergraph } from '../../gateway/supergraph/load-supergraph.ts';
import { author } from './author.ts';
import type { Command } from './command.ts';
import { compareSets } from './compare-sets.ts';
import { findRefused } from './find-refused.ts';
import { activate, readActive, short, withRegistry } from './open-registry.ts';

const OPTIONS = {
  'dry-run': { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  reason: { type: 'string' },
} as const;

/** Publishes the operations in the files of `schema/clients.yaml` for all gateways at once, if they fit the supergraph. */
export const publish: Command = async (args, config, say) => {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const reason = values.reason?.trim() ?? '';
  if (values.force && reason === '')
    throw new Error('--force needs a reason: npm run operations -- publish --force --reason "…"');
  const clients = readClients(config.clients);
  const set = readOperationSet(clients, '.');
  say(`Checking ${countOperations(set)} operations against ${config.supergraph} …`);
  const sdl = readFileSync(config.supergraph, 'utf8');
  const limits = limitsOf(false, config.limits);
  const supergraph = loadSupergraph(sdl, {
    open: false,
    executor: 'own',
    overrideLabels: config.overrideLabels,
  });
  const { invalid } = await prepareOperations(set, supergraph, { limits, viewersOf: () => [] });
  if (invalid.length > 0) throw new Error(describeInvalidOperations(invalid));
  const refused = findRefused(set, clients, sdl, limits);
  for (const line of refused) say(line);
  if (refused.length > 0 && !values.force)
    throw new Error('Nothing was published. Correct these operations, or publish with --force --reason "…"; the reason is kept.');
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
    await activate(registry, set, active, { author: author(), reason, forced: refused.length > 0 });
    say(`Version ${short(set.version)} is active. Gateways have it within a second.`);
    return true;
  });
};
