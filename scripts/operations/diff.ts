import { parseArgs } from 'node:util';
import { readClients } from '../../gateway/clients/read-clients.ts';
import type { OperationSet } from '../../gateway/operations/operation-set.ts';
import { readOperationSet } from '../../gateway/operations/read-operation-set.ts';
import type { Registry } from '../../gateway/operations/storage/redis-registry.ts';
import type { Command } from './command.ts';
import { compareSets } from './compare-sets.ts';
import { findVersion, readActive, withRegistry } from './open-registry.ts';

/** Shows what differs: between the active version and the files, a version and the files, or two versions. */
export const compareVersions: Command = (args, config, say) => {
  const [from, to] = parseArgs({ args: [...args], allowPositionals: true }).positionals;
  return withRegistry(config, async (registry) => {
    const before = from === undefined ? await readActive(registry, await registry.active()) : await readVersion(registry, from);
    const after = to === undefined ? readOperationSet(readClients(config.clients), '.') : await readVersion(registry, to);
    const lines = compareSets(before, after);
    for (const line of lines) say(line);
    if (lines.length === 0) say('They are the same.');
    return true;
  });
};

async function readVersion(registry: Registry, version: string): Promise<OperationSet> {
  const whole = findVersion(await registry.history(), version);
  const set = await registry.read(whole);
  if (!set) throw new Error(`Version ${version} is no longer stored; npm run operations -- list shows those that are`);
  return set;
}
