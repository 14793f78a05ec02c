import { parseArgs } from 'node:util';
import type { Command } from './command.ts';
import { compareSets } from './compare-sets.ts';
import { findVersion, short, withRegistry } from './open-registry.ts';
import { NO_OPERATIONS } from '../../gateway/operations/operation-set.ts';

/** Activates an earlier version again: the one named, or the one before the active one. */
export const rollBack: Command = (args, config, say) => {
  const [wanted] = parseArgs({ args: [...args], allowPositionals: true }).positionals;
  return withRegistry(config, async (registry) => {
    const [active, history] = await Promise.all([registry.active(), registry.history()]);
    const earlier = history.find(({ version }) => version !== active?.version)?.version;
    const version = wanted === undefined ? earlier : findVersion(history, wanted);
    if (active === null || version === undefined) throw new Error('There is no earlier version');
    const [before, set] = await Promise.all([registry.read(active.version), registry.read(version)]);
    if (!set) throw new Error(`Version ${short(version)} is not kept any more`);
    for (const line of compareSets(before ?? NO_OPERATIONS, set)) say(line);
    if (!(await registry.activate(set, active))) throw new Error('Another version was activated meanwhile. Nothing has changed.');
    say(`Version ${short(version)} is active again. Gateways have it within a second.`);
    return true;
  });
};
